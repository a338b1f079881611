"""``unclench voices record replace``: one line, said again."""

from pathlib import Path

import click

from unclench.cli.recorded.take_in import kept, told
from unclench.cli.recorded.which import home_of, of_a_voice
from unclench.cli.recorded.words import REFUSALS
from unclench.cli.trouble import Trouble, explained
from unclench.vocabulary.nearest import UnknownName
from unclench.voice.recorded import Home, Line, NotTaken


@click.command("replace")
@click.argument("line")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@of_a_voice
def command(line: str, file: Path, voice: str | None) -> None:
    """Take in FILE for LINE, by name or by number on the sheet. No other is touched."""
    with explained():
        home = home_of(voice)
        meant = _meant(line, home)
        try:
            recording = kept(home, meant, file)
        except NotTaken as error:
            message = f"{file} can't be used: {REFUSALS[error.why]}."
            raise Trouble(message) from error
    click.echo(f"{meant.id} is recorded: {meant.text}")
    for words in told(recording):
        click.echo(words)


def _meant(line: str, home: Home) -> Line:
    """Return the line of a number or a name, as its words are now if that is known."""
    lines = home.sheet
    if line.isdigit() and 1 <= int(line) <= len(lines):
        return lines[int(line) - 1]
    known = {each.line: Line(each.line, each.text) for each in home.recordings}
    known |= {each.id: each for each in reversed(lines)}
    if line not in known:
        raise UnknownName("line", line, known)
    return known[line]
