"""``unclench review``: what the coach would change in a script, a text or a session."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import click

from unclench.cli.form import text_or_json
from unclench.cli.trouble import Trouble, explained
from unclench.content import Problem
from unclench.content.guard import Hostile, read_text
from unclench.content.review import UNREADABLE, Finding, Level, Review, review

SESSION = ".json"
"""How the name of a session's file ends."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A file with what is said of it."""

    file: Path
    rows: tuple[str, ...]
    """The rows that findings point to; none in a session or an unreadable file."""
    review: Review | None
    unreadable: Finding | None = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is told of it."""
        if self.unreadable:
            return (self.unreadable,)
        return self.review.findings if self.review else ()


@click.command("review")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="FILE...",
    type=click.Path(exists=True, path_type=Path),
)
@text_or_json
def command(files: tuple[Path, ...], form: str) -> None:
    """Say what a listener might stumble over, why, and what to write instead.

    FILE is a script, a plain text with one sentence a line, the .json of a session, or
    a folder: then it stands for all scripts in it. Ends with 1 while something is not
    to be spoken as it stands; a warning is for you to decide.
    """
    with explained():
        reviewed = [_reviewed(path) for file in files for path in _texts(file)]
    findings = [finding for one in reviewed for finding in one.findings]
    if form == "json":
        told = [asdict(finding) for finding in findings]
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        from unclench.cli.coach import show

        for one in reviewed:
            show(one)
    if any(finding.level is Level.ERROR for finding in findings):
        raise click.exceptions.Exit(1)


def _texts(path: Path) -> Iterator[Path]:
    """Yield the file named, or the scripts of a folder."""
    if not path.is_dir():
        yield path
        return
    scripts = sorted(p for p in path.rglob("*.md") if not p.stem.isupper())
    if not scripts:
        raise Trouble(f"There is no script in {path}. Scripts end in .md.")
    yield from scripts


def _reviewed(path: Path) -> Reviewed:
    if path.suffix == SESSION:
        return Reviewed(path, (), _of_session(path))
    try:
        text = read_text(path)
    except Hostile as hostile:
        text = hostile.problem
    if isinstance(text, Problem):
        place = (text.file, text.line, text.column, UNREADABLE)
        told = Finding(*place, Level.ERROR, "", text.message, text.suggestion)
        return Reviewed(path, (), None, told)
    return Reviewed(path, tuple(text.splitlines()), review(text, str(path)))


def _of_session(path: Path) -> Review:
    """Review what is really heard; lines are told where they stand in their scripts."""
    from unclench.cli.library import load_library
    from unclench.content.review.heard import AsHeard, NotASession
    from unclench.content.review.session import review_session

    try:
        heard = AsHeard.read(path.read_bytes())
    except NotASession as error:
        raise Trouble(f"{path}: {error}") from error
    return review_session(heard, load_library(), str(path))
