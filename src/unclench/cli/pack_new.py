"""``unclench pack new``: a small pack to begin from."""

import re
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from unclench.cli.trouble import Trouble, explained
from unclench.content import LONGEST_NAME, PACK_FILE

SKELETON = files("unclench.cli") / "skeleton"
"""Its files, with NAME where the pack's name goes."""
PRACTICE = "warm-cup"
"""The technique in it."""


@click.command("new")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def command(folder: Path) -> None:
    """Write a small pack into DIR, which can be heard as it stands.

    The folder's name becomes the pack's.
    """
    with explained():
        name = _name(folder)
        if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
            message = f"There is something in {folder} already. Choose a new folder."
            raise Trouble(message)
        for path, text in _texts(SKELETON):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text.replace("NAME", name), "utf-8")
    click.echo(f"The pack “{name}” lies in {folder}. Who wrote it stands in {PACK_FILE}.")
    click.echo(f"Hear it with:  unclench pack preview {folder} {PRACTICE}")
    click.echo(f"Check it with: unclench pack check {folder}")


def _name(folder: Path) -> str:
    """Make a pack's name of the folder's."""
    name = re.sub(r"[^a-z0-9]+", "-", folder.resolve().name.lower()).strip("-")
    if not name or len(name) > LONGEST_NAME:
        message = (
            f"A pack is called by its folder, and “{folder.resolve().name}” won't do: "
            f"take 1 to {LONGEST_NAME} letters, digits and “-”, such as orchard-bench."
        )
        raise Trouble(message)
    return name


def _texts(folder: Traversable, within: str = "") -> Iterator[tuple[str, str]]:
    """Yield each file of a folder, by its name from there."""
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _texts(entry, f"{within}{entry.name}/")
        else:
            yield f"{within}{entry.name}", entry.read_text("utf-8")
