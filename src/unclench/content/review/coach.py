"""What the coach knows of a language: ``library/<language>/coach.toml``."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import count
from pathlib import Path
from typing import Self

from pydantic import Field

from unclench.content.library import SHIPPED
from unclench.content.record import Record
from unclench.content.review.phrase import Phrase
from unclench.content.review.trigger import Triggers
from unclench.vocabulary import Sense

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?")


class Words(Record):
    """A list that rules refer to by its name."""

    words: tuple[str, ...] = Field(min_length=1)
    fine: tuple[str, ...] = ()
    """Phrases in which they mean something else, and are not looked at."""


class Say(Record):
    """Phrases that call for the same words instead."""

    words: tuple[str, ...] = Field(min_length=1)
    instead: str = ""
    """What to write; the rule's own when empty."""
    fine: tuple[str, ...] = ()
    """Phrases that these don't look at, besides those of the rule."""
    mild: bool = False
    """Whether it is never more than a warning."""


class Rule(Record):
    """How a rule of ``method.md`` 4.2 is told, and by what words it is broken."""

    why: str
    instead: str
    fine: tuple[str, ...] = ()
    """Phrases that this rule doesn't look at."""
    say: tuple[Say, ...] = ()


class Grade(Record):
    """A formula of reading ease: what each share weighs (``method.md`` 4.4)."""

    name: str
    sentence: float = 0.0
    """Weight of the words in a sentence."""
    syllables: float = 0.0
    """Weight of the syllables in a word."""
    long: float = 0.0
    """Weight of the words of three syllables or more, in percent."""
    constant: float
    vowels: str
    """Letters that, in a row, make a syllable."""
    silent: str = ""
    """A pattern of the ends of words that make none, though they have vowels."""


class Senses(Record):
    """Words that speak to a sense; one that stands in several counts for the first."""

    words: tuple[str, ...] = Field(min_length=1)
    instead: str
    """What to write where the sense is missing."""


class Coach(Record):
    """All that the coach knows of one language."""

    lists: Mapping[str, Words]
    rules: Mapping[str, Rule]
    senses: Mapping[Sense, Senses]
    nouns: tuple[str, ...]
    """Things that can be seen or touched, colours, materials and numbers (L21)."""
    addressed: tuple[str, ...]
    """Words that say that the listener is spoken to (L23)."""
    grade: Grade

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read a language's file."""
        return cls.model_validate(tomllib.loads(path.read_text("utf-8")))


@dataclass(frozen=True, eq=False)
class Wording:
    """A phrase of a rule, ready to be looked for; each is one of its kind."""

    rule: str
    say: Say
    phrase: Phrase
    place: int
    """Its place in the file: of two that find the same, the first is told."""


class Looker:
    """A coach with its words sorted, so that they are quickly found."""

    def __init__(self, coach: Coach) -> None:
        self.coach = coach
        self.lists: dict[str, tuple[Phrase, ...]] = {}
        for name, words in coach.lists.items():
            self.lists[name] = tuple(Phrase(w, self.lists) for w in words.words)
        self._fine: dict[tuple[str, ...], re.Pattern[str] | None] = {}
        self.always: list[Wording] = []
        """Wordings without a word that could call them up."""
        self.triggers: Triggers[Wording] = Triggers()
        for wording in self._wordings():
            for word in wording.phrase.triggers or ():
                self.triggers.add(word, wording)
            if wording.phrase.triggers is None:
                self.always.append(wording)

    def _wordings(self) -> Iterator[Wording]:
        place = count()
        for name, rule in self.coach.rules.items():
            for say in rule.say:
                for words in say.words:
                    yield Wording(name, say, Phrase(words, self.lists), next(place))

    @cached_property
    def senses(self) -> Triggers[Sense]:
        """From a word to the senses it speaks to."""
        found: Triggers[Sense] = Triggers()
        for sense, bank in self.coach.senses.items():
            for word in bank.words:
                found.add(word, sense)
        return found

    @cached_property
    def nouns(self) -> Triggers[bool]:
        """From a word to whether it is a thing that one can see or touch."""
        return _any_of(self.coach.nouns)

    @cached_property
    def addressed(self) -> Triggers[bool]:
        """From a word to whether it speaks to the listener."""
        return _any_of(self.coach.addressed)

    def fine(self, wording: Wording) -> re.Pattern[str] | None:
        """Return what a wording doesn't look at: what its rule and its lists pass."""
        lists = re.findall(r"<([\w-]+)>", wording.phrase.written)
        passed = (
            *self.coach.rules[wording.rule].fine,
            *wording.say.fine,
            *(words for name in lists for words in self.coach.lists[name].fine),
        )
        if passed not in self._fine:
            found = "|".join(Phrase(words, self.lists).source for words in passed)
            self._fine[passed] = re.compile(found, re.IGNORECASE) if found else None
        return self._fine[passed]


def _any_of(words: tuple[str, ...]) -> Triggers[bool]:
    found: Triggers[bool] = Triggers()
    for word in words:
        found.add(word, True)  # noqa: FBT003 - the thing that the word calls up
    return found


@lru_cache(maxsize=16)
def looker(language: str, library: Path = SHIPPED) -> Looker | None:
    """Return what the coach knows of a language; None when there is nothing."""
    path = library / language / "coach.toml"
    if not _LANGUAGE.fullmatch(language) or not path.is_file():
        return None
    return Looker(Coach.read(path))
