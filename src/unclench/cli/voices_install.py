"""``unclench voices install``: a natural voice, from the network."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from unclench.cli.trouble import explained
from unclench.config import Settings
from unclench.voice.fetch import Offer, find_offer, install
from unclench.voice.fetch.errors import megabytes
from unclench.voice.fetch.install import Progress
from unclench.voice.fetch.measure import measured


@click.command("install")
@click.argument("name")
def command(name: str) -> None:
    """Fetch the natural voice NAME and make it ready to speak.

    Where it comes from, how large it is and its licence are shown first. What was
    interrupted goes on where it was. Every file is checked before it is used.
    """
    with explained():
        settings = Settings()
        offer = find_offer(name, settings.catalogue)
        click.echo(_told(offer), err=True)
        with _shown(offer) as progress:
            record = install(offer, settings.voices, measured, progress)
    names = [voice.name for voice in record.voices(settings.voices / record.name)]
    click.echo(f"{offer.title} is here, and speaks as: {', '.join(names)}")
    click.echo(f"Hear it with: unclench voices try {names[0]}")


def _told(offer: Offer) -> str:
    """Say what is about to come."""
    return (
        f"{offer.title}: {megabytes(offer.bytes)} MB from {offer.host}\n"
        f"Licence: {offer.licence}"
    )


@contextmanager
def _shown(offer: Offer) -> Iterator[Progress]:
    """Show progress to who is watching."""
    if not sys.stderr.isatty():
        yield lambda _here, _whole: None
        return

    from rich.console import Console
    from rich.progress import (
        BarColumn,
        DownloadColumn,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("Fetching"),
        BarColumn(),
        DownloadColumn(),
        TimeRemainingColumn(compact=True),
    )
    with Bar(*columns, console=Console(file=sys.stderr), transient=True) as bar:
        task = bar.add_task("", total=offer.bytes)
        yield lambda here, _whole: bar.update(task, completed=here)
