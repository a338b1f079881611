"""``unclench voices remove``: a voice that was added goes."""

import click

from unclench.cli.trouble import explained
from unclench.config import Settings
from unclench.voice import Kind
from unclench.voice.added import added_voices
from unclench.voice.fetch import remove


@click.command("remove")
@click.argument("name")
@click.option("--yes", is_flag=True, help="Don't ask, also where recordings would go.")
def command(name: str, *, yes: bool) -> None:
    """Remove the added voice NAME with its files, also one that has come in part.

    Recordings can't be fetched again, so before they go you are asked.
    """
    with explained():
        voices = Settings().voices
        record = added_voices(voices).records.get(name)
        if record and record.kind is Kind.HUMAN and not yes:
            question = f"“{name}” is somebody's recordings. Really delete them?"
            click.confirm(question, abort=True)
        remove(name, voices)
    click.echo(f"{name} is removed.")
