"""The voices as their page shows them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from unclench.config import Settings
from unclench.content.language import SOURCE
from unclench.voice import Kind
from unclench.voice.fetch import Offer
from unclench.voice.listing import Listed, list_voices
from unclench.web.fetching import Standing, State, standing
from unclench.web.offers import offers, voice_title
from unclench.web.pages.voices.words import KINDS, LANGUAGES, WHYS
from unclench.web.plan import language, voice_name
from unclench.web.words import Wording


@dataclass(frozen=True, slots=True)
class Speaks:
    """One voice that is here."""

    name: str
    title: Wording
    hears: str
    """What one hears, in the language of the page; empty where nobody said."""
    speaks_now: bool
    for_page: bool
    """Whether it speaks the language of the page."""


@dataclass(frozen=True, slots=True)
class Home:
    """Voices that come and go together."""

    name: str
    """What is removed; empty for what can't be."""
    kind: Wording
    language: Wording
    licence: str
    megabytes: float
    voices: tuple[Speaks, ...]
    recordings: bool
    """Whether what is removed can't be had again."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A voice that can be fetched."""

    offer: Offer
    hears: str
    language: Wording
    standing: Standing

    @property
    def coming(self) -> bool:
        """Whether it is on its way."""
        return self.standing.state is State.COMING

    @property
    def begun(self) -> bool:
        """Whether some of it is here."""
        return self.standing.here > 0

    @property
    def happened(self) -> tuple[Wording, Wording] | None:
        """What happened, and what to do, where it failed."""
        why = self.standing.why
        return WHYS[why] if why else None


@dataclass(frozen=True, slots=True)
class Shown:
    """All of it."""

    homes: tuple[Home, ...]
    offers: tuple[Offered, ...]
    problems: tuple[str, ...]


def shown(settings: Settings, told: str) -> Shown:
    """Return what there is to show to somebody who told of a voice, or of none."""
    found = list_voices(settings.voices, offers())
    now = voice_name(told)
    homes = (
        _home(tuple(voices), now)
        for _name, voices in groupby(found.here, lambda v: v.home or v.kind)
    )
    return Shown(
        tuple(homes),
        tuple(_offered(found.offers, settings)),
        tuple(str(problem) for problem in found.problems),
    )


def _home(voices: tuple[Listed, ...], now: str) -> Home:
    first = voices[0]
    return Home(
        first.home,
        KINDS[first.kind],
        " · ".join(dict.fromkeys(str(_language(voice.language)) for voice in voices)),
        first.licence,
        first.bytes / 1e6,
        tuple(
            Speaks(
                voice.name,
                voice_title(voice.name),
                _in_page(voice.hears or {}),
                speaks_now=voice.name == now,
                for_page=_speaks(voice.language),
            )
            for voice in voices
        ),
        recordings=first.kind is Kind.HUMAN,
    )


def _offered(found: tuple[Offer, ...], settings: Settings) -> Iterator[Offered]:
    for offer in found:
        if _speaks(offer.language):
            yield Offered(
                offer,
                _in_page(offer.hears),
                _language(offer.language),
                standing(offer, settings.voices),
            )


def _language(tag: str) -> Wording:
    return LANGUAGES.get(tag.partition("-")[0], tag)


def _speaks(tag: str) -> bool:
    return tag.partition("-")[0] == language()


def _in_page(words: Mapping[str, str]) -> str:
    return words.get(language(), words.get(SOURCE, ""))
