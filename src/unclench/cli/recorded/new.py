"""``unclench voices record new``: a recorded voice begins."""

import click

from unclench.cli.trouble import explained
from unclench.config import Settings
from unclench.content.language import SOURCE
from unclench.voice import find_voice
from unclench.voice.recorded.begin import begin


@click.command("new")
@click.option(
    "--language", default=SOURCE, show_default=True, help="What is read, such as de."
)
@click.option("--whose", default="", help="Whose voice it is; it is told to nobody.")
@click.option(
    "--stand-in", help="Who says the other lines.  [default: the first of the language]"
)
def command(language: str, whose: str, stand_in: str | None) -> None:
    """Begin a recorded voice.

    It gets a name that tells nothing of the person. Ask whoever it is, and say where it
    will be heard: a voice is theirs.
    """
    with explained():
        voices = Settings().voices
        if stand_in:
            find_voice(stand_in, voices)
        home = begin(voices, language, whose.strip(), stand_in or "")
    click.echo(f"{home.name} is there, and says nothing yet.")
    click.echo("Write a sheet to read from: unclench voices record lines")
