"""All voices there are, with what is to be known before one of them is chosen."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from unclench.content import Problem
from unclench.voice.added import AddedVoices, added_voices
from unclench.voice.fetch import Offer
from unclench.voice.model import Kind
from unclench.voice.registry import find_voice, voice_names

BUILT_IN_LICENCE = "GPL-3.0-or-later"
"""Of espeak-ng (``audio.md`` 1)."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One voice, as a list shows it."""

    name: str
    kind: Kind
    language: str
    licence: str = ""
    """Empty where nothing is known of it, as of a system's voices."""
    home: str = ""
    """What is removed with it; empty where it can't be."""
    bytes: int = 0
    """Size of what is removed."""
    hears: Mapping[str, str] | None = None
    """What one hears, by language, where the catalogue says so."""


@dataclass(frozen=True, slots=True)
class Voices:
    """The voices that are here, and those that can be fetched."""

    here: tuple[Listed, ...]
    offers: tuple[Offer, ...]
    problems: tuple[Problem, ...]
    """What of the added ones can't be read."""


def list_voices(folder: Path, offers: Mapping[str, Offer]) -> Voices:
    """Return all voices, in the order in which they would speak.

    Parameters
    ----------
    folder
        Where voices are that somebody added.
    offers
        The catalogue, by name.

    Raises
    ------
    EngineMissingError
        If the built-in engine does not start.
    """
    added = added_voices(folder)
    here = tuple(_listed(name, added, folder, offers) for name in voice_names("", folder))
    wanted = (offer for offer in offers.values() if offer.name not in added.records)
    return Voices(here, tuple(wanted), added.problems)


def _listed(
    name: str, added: AddedVoices, folder: Path, offers: Mapping[str, Offer]
) -> Listed:
    voice = find_voice(name, folder)
    if voice.folder is None:
        licence = BUILT_IN_LICENCE if voice.kind is Kind.BUILT_IN else ""
        return Listed(name, voice.kind, voice.language, licence)
    home = voice.folder.name
    offer = offers.get(home)
    return Listed(
        name,
        voice.kind,
        voice.language,
        added.records[home].licence,
        home,
        sum(file.stat().st_size for file in voice.folder.rglob("*") if file.is_file()),
        _hears(offer, name) if offer else None,
    )


def _hears(offer: Offer, name: str) -> Mapping[str, str]:
    """Return what one hears of one speaker, else of the whole."""
    record = offer.record("0" * 16)
    speakers = zip(record.voices(Path()), offer.speakers, strict=False)
    found = (heard.hears for voice, heard in speakers if voice.name == name)
    return next(found, {}) or offer.hears
