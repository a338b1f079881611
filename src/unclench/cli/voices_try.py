"""``unclench voices try``: a few lines in a voice, as a file to play."""

from pathlib import Path

import click

from unclench.cli.trouble import Trouble, explained
from unclench.config import Settings
from unclench.voice import ClipStore, find_voice
from unclench.voice.sample import sample, sample_lines


@click.command("try")
@click.argument("name")
@click.option("--text", default="", help="What to say; else three typical lines.")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to write, .wav.  [default: NAME.wav, in this folder]",
)
def command(name: str, text: str, out: Path | None) -> None:
    """Let the voice NAME say a few lines, and write them as a file.

    Nothing is played: open the file with whatever plays sound.
    """
    with explained():
        settings = Settings()
        voice = find_voice(name, settings.voices)
        lines = sample_lines(voice, text.strip())
        if not lines:
            spoken = voice.language
            raise Trouble(f"{name} speaks “{spoken}”. Give it something to say: --text")
        out = out or Path(f"{name}.wav")
        if out.suffix != ".wav":
            raise Trouble(f"{out} can't be written: give it a name that ends with .wav.")
        out.write_bytes(sample(voice, lines, ClipStore(settings.clips)))
    for line in lines:
        click.echo(line)
    click.echo(f"It is to be heard in {out}")
