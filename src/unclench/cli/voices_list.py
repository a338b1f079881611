"""``unclench voices list``: who can speak, and who could."""

import json

import click

from unclench.cli.form import text_or_json
from unclench.cli.library import load_library
from unclench.cli.told import told
from unclench.cli.trouble import explained
from unclench.config import Settings
from unclench.content.language import SOURCE
from unclench.voice import Chosen, Kind, chosen_voice
from unclench.voice.fetch import Offer, catalogue
from unclench.voice.fetch.errors import megabytes
from unclench.voice.listing import Listed, list_voices

BUILT_IN = "A machine's voice, and it sounds like one."


@click.command("list")
@text_or_json
def command(form: str) -> None:
    """List the voices that are here, and those that can be fetched."""
    with explained():
        settings = Settings()
        me = told(load_library())
        found = list_voices(settings.voices, catalogue(settings.catalogue))
        chosen = chosen_voice(me.language or SOURCE, me.voice, settings.voices)
    if form == "json":
        rows = [_row(each, chosen) for each in found.here]
        rows += [_offered(offer) for offer in found.offers]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for problem in found.problems:
        click.secho(str(problem), fg="yellow", err=True)
    if chosen.instead_of:
        gone = f"The voice {chosen.instead_of} is not here any more."
        click.secho(f"{gone} {chosen.name} speaks instead.", fg="yellow", err=True)
    for voice in found.here:
        speaks = "speaks now" if voice.name == chosen.name else ""
        size = f"{megabytes(voice.bytes)} MB" if voice.bytes else ""
        _line(voice.name, voice.kind, voice.language, voice.licence, size, speaks)
        _hears(_heard(voice))
    if found.offers:
        click.echo("\nTo be fetched:")
    for offer in found.offers:
        size = f"{megabytes(offer.bytes)} MB"
        _line(offer.name, Kind.NATURAL, offer.language, offer.licence, size)
        _hears(offer.hears.get(SOURCE, ""))
        click.echo(f"    unclench voices install {offer.name}")


def _line(name: str, *facts: str) -> None:
    """Write a voice and what is known of it in one row."""
    told = " · ".join(filter(None, facts))
    click.echo(f"{click.style(name, bold=True)}  {told}")


def _hears(words: str) -> None:
    if words:
        click.echo(click.wrap_text(words, 88, "    ", "    "))


def _heard(voice: Listed) -> str:
    """Say what one hears, as far as anything is known of it."""
    if voice.kind is Kind.BUILT_IN:
        return BUILT_IN
    return (voice.hears or {}).get(SOURCE, "")


def _row(voice: Listed, chosen: Chosen) -> dict[str, object]:
    return {
        "name": voice.name,
        "here": True,
        "speaks": voice.name == chosen.name,
        "kind": voice.kind,
        "language": voice.language,
        "licence": voice.licence,
        "bytes": voice.bytes,
        "hears": _heard(voice),
    }


def _offered(offer: Offer) -> dict[str, object]:
    return {
        "name": offer.name,
        "here": False,
        "speaks": False,
        "kind": Kind.NATURAL,
        "language": offer.language,
        "licence": offer.licence,
        "bytes": offer.bytes,
        "hears": offer.hears.get(SOURCE, ""),
    }
