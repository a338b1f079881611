"""The words by which a document of one language is understood (``import.toml``)."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from pydantic import Field

from unclench.content.library import SHIPPED
from unclench.content.record import Record
from unclench.vocabulary import Part, Posture, Region

_FILE = "import.toml"
_OFTEN = 0.05
"""Share of stop words that makes a text one of their language; most have a third."""


class _Pauses(Record):
    words: tuple[str, ...]
    alone: tuple[str, ...]
    short: tuple[str, ...]
    long: tuple[str, ...]
    seconds: tuple[str, ...]
    minutes: tuple[str, ...]
    breaths: tuple[str, ...]
    between: tuple[str, ...]
    filling: tuple[str, ...]


class _Unspoken(Record):
    headings: tuple[str, ...]


class _Effort(Record):
    words: tuple[str, ...]


class _Breaths(Record):
    inwards: tuple[str, ...] = Field(alias="in")
    outwards: tuple[str, ...] = Field(alias="out")


class AboutItself(Record):
    """What a technique made of a document says of itself; ``{file}`` is its name."""

    summary: str
    evidence: str
    source: str


class _Words(Record):
    stopwords: tuple[str, ...]
    abbreviations: tuple[str, ...]
    ordinals: bool
    listener: tuple[str, ...]
    directions: tuple[str, ...]
    speakers: tuple[str, ...]
    others: tuple[str, ...]
    counted: tuple[str, ...]
    bylines: tuple[str, ...]
    pauses: _Pauses
    numbers: dict[str, float]
    headings: dict[Part, tuple[str, ...]]
    unspoken: _Unspoken
    content: dict[Part, tuple[str, ...]]
    regions: dict[Region, tuple[str, ...]]
    effort: _Effort
    postures: dict[Posture, tuple[str, ...]]
    breaths: _Breaths
    technique: AboutItself


@dataclass(frozen=True, slots=True)
class PauseWords:
    """What is said of pauses."""

    pause: re.Pattern[str]
    alone: re.Pattern[str]
    """A word that means a pause also without brackets."""
    short: re.Pattern[str]
    long: re.Pattern[str]
    length: re.Pattern[str]
    """A number or two, and a unit or none: groups ``one``, ``two``, ``unit``."""
    minutes: re.Pattern[str]
    breaths: re.Pattern[str]
    known: re.Pattern[str]
    """Any word that belongs to a pause."""
    loud: re.Pattern[str]
    """A pause in capitals, without brackets."""
    numbers: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Patterns for the words of one language."""

    language: str
    stopwords: frozenset[str]
    abbreviations: frozenset[str]
    ordinals: bool
    """Whether a number with a full stop ends no sentence."""
    listener: re.Pattern[str]
    direction: re.Pattern[str]
    """At the beginning of what is for the reader."""
    label: re.Pattern[str]
    """At the beginning of a line: whose words follow; ``spoken`` when they are spoken."""
    counted: re.Pattern[str]
    """At the beginning of a heading: what only numbers it."""
    byline: re.Pattern[str]
    """At the beginning of a line below the title: who wrote it, and how it is read."""
    unspoken: re.Pattern[str]
    pauses: PauseWords
    headings: Mapping[Part, re.Pattern[str]]
    content: Mapping[Part, re.Pattern[str]]
    regions: Mapping[Region, re.Pattern[str]]
    effort: re.Pattern[str]
    postures: Mapping[Posture, re.Pattern[str]]
    inwards: re.Pattern[str]
    outwards: re.Pattern[str]
    technique: AboutItself


def languages() -> tuple[str, ...]:
    """Languages that documents can be in."""
    return tuple(sorted(path.parent.name for path in SHIPPED.glob(f"*/{_FILE}")))


@cache
def lexicon(language: str) -> Lexicon:
    """Read the words of a language that `languages` names."""
    text = (SHIPPED / language / _FILE).read_text("utf-8")
    words = _Words.model_validate(tomllib.loads(text))
    speakers, others = _one_of(words.speakers), _one_of(words.others)
    label = rf"(?:(?P<spoken>{speakers})|{others})(?:\s+\d+)?\s*[:：]\s*"
    return Lexicon(
        language=language,
        stopwords=frozenset(words.stopwords),
        abbreviations=frozenset(words.abbreviations),
        ordinals=words.ordinals,
        listener=_pattern(words.listener),
        direction=_pattern(words.directions),
        label=re.compile(label, re.IGNORECASE),
        counted=_compiled(
            rf"(?:(?:{_one_of(words.counted)})\s+(?:\d+|[ivx]+)\b|\d+)\s*[.:)–—-]*\s*"
        ),
        byline=_pattern(words.bylines),
        unspoken=_pattern(words.unspoken.headings),
        pauses=_pauses(words.pauses, words.numbers),
        headings={part: _pattern(each) for part, each in words.headings.items()},
        content={part: _pattern(each) for part, each in words.content.items()},
        regions={region: _pattern(each) for region, each in words.regions.items()},
        effort=_pattern(words.effort.words),
        postures={posture: _pattern(each) for posture, each in words.postures.items()},
        inwards=_pattern(words.breaths.inwards),
        outwards=_pattern(words.breaths.outwards),
        technique=words.technique,
    )


def language_of(text: str) -> str | None:
    """Guess the language of a text by its stop words; None when none stands out."""
    words = re.findall(r"\w+", text.lower())
    shares = {
        name: sum(word in lexicon(name).stopwords for word in words) / max(1, len(words))
        for name in languages()
    }
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] >= _OFTEN else None


def _pauses(words: _Pauses, numbers: Mapping[str, float]) -> PauseWords:
    number = rf"\d+(?:[.,]\d+)?|{_one_of(tuple(numbers))}"
    units = _one_of((*words.seconds, *words.minutes, *words.breaths))
    between = rf"\s*(?:[-–—/]|\b(?:{_one_of(words.between)})\b)\s*"
    length = rf"(?P<one>{number})(?:{between}(?P<two>{number}))?[\s-]*(?P<unit>{units})?"
    known = (*words.words, *words.short, *words.long, *words.seconds, *words.minutes)
    known += (*words.breaths, *words.between, *words.filling, *numbers)
    loud = "|".join(rf"{w.rstrip('*').upper()}[A-Z]*" for w in words.alone)
    seconds = rf"\s+\d+(?:\s*[-–]\s*\d+)?(?:\s*(?i:{units})\b\.?)?"
    return PauseWords(
        pause=_pattern(words.words),
        alone=_pattern(words.alone),
        short=_pattern(words.short),
        long=_pattern(words.long),
        length=_compiled(rf"(?<![\w.])(?:{length})(?!\w)"),
        minutes=_pattern(words.minutes),
        breaths=_pattern(words.breaths),
        known=_compiled(rf"(?:{_one_of(known)}|\d+(?:[.,]\d+)?s?)"),
        loud=re.compile(rf"(?<!\w)(?:{loud})(?:{seconds})?(?!\w)"),
        numbers=numbers,
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    return _compiled(rf"(?<!\w)(?:{_one_of(words)})(?!\w)")


def _one_of(words: Iterable[str]) -> str:
    """Return a pattern for any of these words, the longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(
        re.escape(word).replace(r"\*", r"\w*").replace("'", "['’]") for word in ordered
    )
