"""``unclench pack check``: every mistake in scripts and packs, and what to do."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from unclench.cli.form import text_or_json
from unclench.cli.tried import tried
from unclench.cli.trouble import explained
from unclench.cli.untranslated import untranslated
from unclench.content import SHIPPED, Library, Problem, parse, with_ids
from unclench.content.guard import Hostile, look_through, read_text
from unclench.content.reading import Reading
from unclench.content.review import UNREADABLE, Finding, Level, review

UNUSED = "recordings"
"""Folder of a pack that this version does not use."""


@click.command("check")
@click.argument(
    "paths",
    nargs=-1,
    required=True,
    metavar="FILE_OR_FOLDER...",
    type=click.Path(exists=True, path_type=Path),
)
@click.option(
    "--ids", is_flag=True, help="Write an id behind every line that has none, first."
)
@text_or_json
def command(paths: tuple[Path, ...], *, ids: bool, form: str) -> None:
    """Name every mistake in script files, or in whole packs, and what the coach says.

    Each is told as FILE:LINE:COLUMN, with a suggestion. What is right in a file is
    used in any case. Ends with 1 if there is a mistake; a warning is for you to decide.
    """
    with explained():
        named = list(_write_ids(paths)) if ids else []
        found = sorted({finding for path in paths for finding in _findings(path)})
    errors = sum(finding.level is Level.ERROR for finding in found)
    if form == "json":
        click.echo(json.dumps([asdict(f) for f in found], ensure_ascii=False, indent=2))
    else:
        for path in named:
            click.echo(f"{path}: ids written")
        for finding in found:
            click.echo(_told(finding))
        for path in paths:
            if (path / UNUSED).is_dir():
                click.echo(
                    f"{path / UNUSED}: kept for later; recordings aren't used yet."
                )
        if not errors:
            click.echo(f"All is well. {_warnings(len(found))}".rstrip())
    if errors:
        raise click.exceptions.Exit(1)


def _told(finding: Finding) -> str:
    place = f"{finding.file}:{finding.line}:{finding.column}:"
    words = f"“{finding.words}”" if finding.words else ""
    if finding.rule != UNREADABLE:
        words = f"{finding.rule} {finding.level}{' ' * bool(words)}{words}:"
    return " ".join(filter(None, (place, words, finding.why, finding.suggestion)))


def _warnings(count: int) -> str:
    """Say how many there are, if any."""
    if not count:
        return ""
    return f"{count} warnings to think about." if count > 1 else "One warning."


def _findings(path: Path) -> Iterator[Finding]:
    """Everything to be said of a pack, of loose scripts in a folder, or of one."""
    if path.is_dir() and path.samefile(SHIPPED):
        yield from _of_library(path, Library.load())
    elif path.is_dir() and any(path.rglob("*.toml")):
        yield from _of_library(path, Library.load([path]))
    else:
        texts, problems = _texts(path)
        yield from map(_finding, problems)
        for script, text in texts.items():
            yield from _of_script(script, text)


def _of_library(folder: Path, library: Library) -> Iterator[Finding]:
    """What is wrong in a pack's files, in what is said, and in what is composed."""
    for problem in library.problems:
        if Path(problem.file).is_relative_to(folder):
            yield _finding(problem)
    for script in library.scripts:
        if Path(script.file).is_relative_to(folder):
            text = read_text(Path(script.file))
            assert isinstance(text, str)  # noqa: S101 - the library has read it before
            yield from review(text, script.file, script.language).findings
    for pack in library.packs.values():
        yield from map(_finding, tried(folder, pack, library))
        yield from untranslated(folder, pack, library)


def _of_script(script: Path, text: str) -> Iterator[Finding]:
    """What is to be said of a script that belongs to nothing."""
    yield from review(text, str(script)).findings
    read, _problems = parse(text, str(script))  # the coach has told them
    for line in (line for passage in read.passages for line in passage.lines):
        if not line.id:
            message = "This line has no id."
            way = f"Write it with: unclench pack check {script} --ids"
            yield _finding(Problem(str(script), line.row, 1, message, way))


def _finding(problem: Problem) -> Finding:
    place = (problem.file, problem.line, problem.column)
    return Finding(
        *place, UNREADABLE, Level.ERROR, "", problem.message, problem.suggestion
    )


def _texts(path: Path) -> tuple[dict[Path, str], tuple[Problem, ...]]:
    """Read the script that is named, or those of a folder."""
    try:
        if path.is_dir():
            contents = look_through(path)
            scripts = Reading(contents).scripts()
            texts = {path / name: contents.texts[name] for name in scripts}
            return texts, contents.problems
        text = read_text(path)
    except Hostile as hostile:
        return {}, (hostile.problem,)
    return ({}, (text,)) if isinstance(text, Problem) else ({path: text}, ())


def _write_ids(paths: tuple[Path, ...]) -> Iterator[Path]:
    """Give ids to lines without, never one that stands elsewhere; tell where."""
    texts = {script: text for path in paths for script, text in _texts(path)[0].items()}
    taken = {
        line.id
        for shelf in (Library.load().scripts, (parse(text)[0] for text in texts.values()))
        for read in shelf
        for passage in read.passages
        for line in passage.lines
    }
    for script, text in texts.items():
        own = {line.id for p in parse(text)[0].passages for line in p.lines}
        better = with_ids(text, script.stem, frozenset(taken - own))
        if better != text:
            script.write_text(better, "utf-8")
            new = {line.id for p in parse(better)[0].passages for line in p.lines}
            taken |= new
            yield script
