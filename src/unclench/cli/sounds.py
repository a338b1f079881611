"""``unclench sounds``: what can lie under the voice, and sounds of your own."""

import json
from pathlib import Path

import click

from unclench.cli.form import text_or_json
from unclench.cli.library import load_library
from unclench.cli.trouble import Trouble, explained
from unclench.config import Settings
from unclench.sound.own import (
    LONGEST_S,
    OWN,
    Found,
    OwnSound,
    UnfitSound,
    own_sounds,
    remove_own,
    take_in,
)

FOUND = {
    Found.CUT: f"It is longer than {LONGEST_S // 60} minutes; the rest is left out.",
    Found.TAMED: "What came suddenly in it comes more gently now.",
    Found.SUDDEN: "Something in it still comes suddenly. Listen before lying down to it.",
}


@click.group("sounds", invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    """List the sounds that can lie under the voice; add and remove your own.

    \b
    unclench sounds
    unclench sounds add garden.flac
    unclench session calm-place --ambience own/garden
    """  # noqa: D301 - click's own mark, for lines that stay lines
    if context.invoked_subcommand is None:
        context.invoke(show)


@command.command("list")
@text_or_json
def show(form: str = "text") -> None:
    """List the sounds there are."""
    with explained():
        shipped = load_library().ambiences
        own = own_sounds(Settings().sounds)
    if form == "json":
        rows: list[dict[str, object]] = [
            {"name": name, "title": each.name, "summary": each.summary, "own": False}
            for name, each in shipped.items()
        ]
        rows += [_row(sound) for sound in own]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for name, each in shipped.items():
        click.echo(f"{click.style(name, bold=True)}  {each.name}. {each.summary}")
    for sound in own:
        _tell(sound)


@command.command("add")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--title", default="", help="What to call it.  [default: as the file]")
def add(file: Path, title: str) -> None:
    """Take in a sound or a piece of music of your own from FILE.

    A copy is made to go round without a seam, and what comes suddenly is made softer.
    FILE is not changed. Whether you may use it is between you and whoever made it.
    A sound of the same name is replaced.
    """
    with explained():
        try:
            sound = take_in(file, Settings().sounds, title=title or file.stem)
        except UnfitSound as error:
            raise Trouble(f"{file.name} can't be used: {error}") from error
    _tell(sound)
    click.echo(f"unclench session calm-place --ambience {OWN}{sound.name}")


@command.command("remove")
@click.argument("name")
def remove(name: str) -> None:
    """Remove the sound NAME of your own; sessions made already stay."""
    with explained():
        remove_own(name.removeprefix(OWN), Settings().sounds)
    click.echo(f"{name} is removed.")


def _tell(sound: OwnSound) -> None:
    minutes, seconds = divmod(round(sound.seconds), 60)
    name = click.style(f"{OWN}{sound.name}", bold=True)
    click.echo(f"{name}  {sound.title}. {minutes}:{seconds:02} long, then anew.")
    for found in sound.found:
        click.echo(f"    {FOUND[found]}")


def _row(sound: OwnSound) -> dict[str, object]:
    return {
        "name": f"{OWN}{sound.name}",
        "title": sound.title,
        "summary": "",
        "own": True,
        "seconds": round(sound.seconds, 2),
        "digest": sound.digest,
        "jump": sound.jump,
        "found": sound.found,
    }
