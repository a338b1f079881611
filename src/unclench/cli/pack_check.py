"""``unclench pack check``: every mistake in script files, with what to do about it."""

from collections.abc import Iterator
from pathlib import Path

import click

from unclench.cli.trouble import Trouble, explained
from unclench.content import SHIPPED, Library, Problem, parse, with_ids


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
def command(paths: tuple[Path, ...], *, ids: bool) -> None:
    """Name every mistake in script files, or in whole packs.

    Each is told as FILE:LINE:COLUMN, with a suggestion. What is right in a file is
    used in any case. Ends with 1 if there is any.
    """
    with explained():
        if ids:
            for path in _write_ids(paths):
                click.echo(f"{path}: ids written")
        problems = sorted({problem for path in paths for problem in _problems(path)})
    for problem in problems:
        click.echo(str(problem))
    if problems:
        raise click.exceptions.Exit(1)
    click.echo("All is well.")


def _scripts(path: Path) -> list[Path]:
    """Script files: the one named, those of a pack, or those that lie in a folder."""
    if path.is_file():
        return [path]
    return sorted(path.glob("*/**/*.md")) or sorted(path.glob("*.md"))


def _text(script: Path) -> str:
    try:
        return script.read_text("utf-8")
    except UnicodeDecodeError as error:
        message = f"{script} is not text in UTF-8 (byte {error.start}). Save it as UTF-8."
        raise Trouble(message) from error


def _problems(path: Path) -> Iterator[Problem]:
    """Everything wrong in a pack, or in loose scripts."""
    scripts = _scripts(path)
    if path.is_dir() and any(script.parent != path for script in scripts):
        packs = [] if path.samefile(SHIPPED) else [path]
        told = Library.load(packs).problems
        yield from (
            problem for problem in told if Path(problem.file).is_relative_to(path)
        )
        return
    for script in scripts:
        text = _text(script)
        read, problems = parse(text, str(script))
        yield from problems
        for line in (line for passage in read.passages for line in passage.lines):
            if not line.id:
                message = "This line has no id."
                way = f"Write it with: unclench pack check {script} --ids"
                yield Problem(str(script), line.row, 1, message, way)


def _write_ids(paths: tuple[Path, ...]) -> Iterator[Path]:
    """Give ids to lines without, never one that stands elsewhere; tell where."""
    scripts = [script for path in paths for script in _scripts(path)]
    texts = {script: _text(script) for script in scripts}
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
