"""``unclench voices record take-in``: a folder of files becomes recordings."""

from collections import Counter
from pathlib import Path

import click

from unclench.cli.recorded.which import home_of, language_of, of_a_voice
from unclench.cli.recorded.words import FINDINGS, REFUSALS
from unclench.cli.trouble import Trouble, explained
from unclench.voice.recorded import (
    Home,
    Line,
    NotTaken,
    Recording,
    matched,
    read_within,
    take_in,
)


@click.command("take-in")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@of_a_voice
def command(folder: Path, voice: str | None) -> None:
    """Take in the sound files of FOLDER, in any format.

    A file is found by the name of its line, by its number on the sheet written last, or
    by its place where there are as many files as lines. They are trimmed and levelled;
    FOLDER is left as it is. Ends with 1 if a file could not be taken.
    """
    with explained():
        home = home_of(voice)
        lines = home.sheet
        if not lines:
            raise Trouble("There is no sheet yet: unclench voices record lines")
        files = [f for f in folder.iterdir() if f.is_file() and f.name[0] != "."]
        found = matched((file.name for file in files), lines)
        refused = dict.fromkeys(found.left, "it belongs to no line of the sheet")
        heard: Counter[str] = Counter()
        for name, line in found.lines:
            try:
                recording = kept(home, line, folder / name)
            except NotTaken as error:
                refused[name] = REFUSALS[error.why]
            else:
                heard.update(told(recording))
    click.echo(f"{len(found.lines) - len(refused) + len(found.left)} lines are taken in.")
    for words, count in heard.most_common():
        click.echo(f"{count} x  {words}")
    if heard:
        click.echo("Which ones, is told by: unclench voices record check")
    if refused:
        raise Trouble("\n".join(f"{name}: {why}." for name, why in refused.items()))


def kept(home: Home, line: Line, file: Path) -> Recording:
    """Make a recording of a file and keep it; raises `NotTaken` or OSError."""
    language = language_of(home)
    with file.open("rb") as content:
        taken = take_in(read_within(content.read), line.text, language)
    return home.keep(line.id, line.text, language, taken)


def told(recording: Recording) -> list[str]:
    """Say what was found in a recording."""
    return [FINDINGS[finding] for finding in recording.findings]
