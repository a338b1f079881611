"""``unclench voices add``: a natural voice from files that somebody has."""

from pathlib import Path

import click

from unclench.cli.trouble import explained
from unclench.config import Settings
from unclench.voice.fetch import catalogue
from unclench.voice.fetch.add import Said, add, look_at
from unclench.voice.fetch.measure import measured

A_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("add")
@click.argument("file", type=A_FILE)
@click.option("--config", type=A_FILE, help="Of a Piper model.  [default: FILE.json]")
@click.option(
    "--voices",
    "styles",
    type=A_FILE,
    help="Of a Kokoro model: the file of its voices.  [default: the .bin beside FILE]",
)
@click.option("--name", default="", help="What to call it.  [default: as the file]")
@click.option("--language", default="", help="What it speaks, such as en-GB.")
@click.option("--licence", default="", help="Its licence, to be shown with it.")
@click.option(
    "--speaker",
    "speakers",
    multiple=True,
    metavar="NAME",
    help="One of those who speak through the model. Repeatable.  [default: the first]",
)
def command(
    *,
    file: Path,
    config: Path | None,
    styles: Path | None,
    name: str,
    language: str,
    licence: str,
    speakers: tuple[str, ...],
) -> None:
    """Add the voice in FILE, an ONNX model of the Kokoro or the Piper shape.

    The files are copied into the data folder. A voice of the catalogue that you brought
    some other way is recognised, and needs no options. See to it that its licence lets
    you use it: nothing here can.

    \b
    unclench voices add en_GB-mine-medium.onnx --name mine
    unclench voices add kokoro-v1.0.onnx --voices voices-v1.0.bin --speaker bf_emma
    """  # noqa: D301 - click's own mark, for lines that stay lines
    with explained():
        settings = Settings()
        said = Said(name, language, licence, speakers)
        offers = catalogue(settings.catalogue).values()
        given = look_at(file, config or styles, said, offers)
        record = add(given, settings.voices, measured)
    names = [voice.name for voice in record.voices(settings.voices / record.name)]
    click.echo(f"Added. Licence: {record.licence}. It speaks as: {', '.join(names)}")
    click.echo(f"Hear it with: unclench voices try {names[0]}")
