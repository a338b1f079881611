"""When to seek care, and of whom: lists to read, never a test (``method.md`` 5.1)."""

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Self

from pydantic import Field, model_validator

from unclench.content.language import SOURCE
from unclench.content.library import SHIPPED
from unclench.content.record import Id, Record
from unclench.vocabulary import Posture, SenseMode

OFF_THE_FLOOR = frozenset({Posture.LYING, Posture.RECLINING, Posture.WHEELCHAIR})
"""Postures in which the feet don't stand on the floor."""


class Level(StrEnum):
    """How soon somebody should be contacted, the soonest first."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    SOON = "soon"


class RedFlag(Record):
    """Something with which a professional should be contacted."""

    id: Id
    words: str
    level: Level
    source: str


class Contact(Record):
    """Whom to contact in one country."""

    id: str = Field("", pattern=r"^([A-Z]{2})?$")
    """ISO 3166 code; ``EU`` for the rest of the Union; empty for all others."""
    name: str
    also: tuple[str, ...] = ()
    """Other codes that people use for it."""
    emergency: str
    """The number to call."""
    urgent: str = ""
    """A line for what can't wait."""
    soon: str
    crisis_name: str = ""
    crisis: str = ""
    """The number of a line to talk to, day and night."""
    source: str


class Action(Record):
    """What to do, in words that name the contact."""

    title: str
    words: str
    words_with_line: str = ""
    """The same, where the country has a line of its own for it."""

    def of(self, contact: Contact, line: str = "") -> str:
        """Say it for one country; `line` is what the other words need."""
        words = self.words_with_line if line and self.words_with_line else self.words
        return words.format_map(contact.model_dump())


class Care(Record):
    """All of it."""

    flags: tuple[RedFlag, ...]
    none: str
    """What is said to who ticks none: never that all is well."""
    levels: Mapping[Level, Action]
    crisis: Action
    countries: Mapping[str, Contact]
    elsewhere: Contact

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if set(self.levels) != set(Level):
            message = f"words are wanted for: {', '.join(Level)}"
            raise ValueError(message)
        return self

    def contact(self, country: str) -> Contact:
        """Return the contact of a country's code, or the one for everywhere else."""
        code = country.strip().upper()
        for contact in self.countries.values():
            if code in (contact.id, *contact.also):
                return contact
        return self.elsewhere

    def at(self, level: Level) -> tuple[RedFlag, ...]:
        """Return what is on the list of a level."""
        return tuple(flag for flag in self.flags if flag.level is level)

    def action(self, level: Level, contact: Contact) -> str:
        """Say what to do at a level, in one country."""
        line = contact.urgent if level is Level.URGENT else ""
        return self.levels[level].of(contact, line)

    def crisis_words(self, contact: Contact) -> str:
        """Say whom to talk to with thoughts of self-harm (``method.md`` 5.3)."""
        return self.crisis.of(contact, contact.crisis)


class GroundLine(Record):
    """One step, and what stands in for it where it can't be done."""

    say: str
    non_visual: str = Field("", alias="non-visual")
    """Without seeing."""
    no_floor: str = Field("", alias="no-floor")
    """With the feet not on the floor."""


class Ground(Record):
    """Steps back into the room (``method.md`` 2.4 rule 4)."""

    title: str
    lines: tuple[GroundLine, ...] = Field(min_length=5)

    def steps(
        self, sense: SenseMode = SenseMode.VISUAL, posture: Posture | None = None
    ) -> tuple[str, ...]:
        """Return the steps for somebody."""
        unseen, off = sense is SenseMode.NON_VISUAL, posture in OFF_THE_FLOOR
        return tuple(
            (unseen and line.non_visual) or (off and line.no_floor) or line.say
            for line in self.lines
        )


@cache
def load_care(language: str = SOURCE) -> Care:
    """Read ``redflags.toml`` and ``contacts.toml``, in the words of a language.

    Those of ``care.toml`` are laid over them; a text that is missing there stays in the
    source's words, for a sign that nobody can read would help nobody either.
    """
    whole = _table("redflags.toml") | _table("contacts.toml")
    whole = _over(whole, _table(f"{language}/care.toml"))
    flags = [{"id": name, **flag} for name, flag in whole.pop("flags").items()]
    countries = {
        code: {"id": code, "soon": whole["elsewhere"]["soon"], **contact}
        for code, contact in whole.pop("countries").items()
    }
    return Care.model_validate({**whole, "flags": flags, "countries": countries})


@cache
def load_ground(language: str = SOURCE) -> Ground:
    """Read ``ground.toml`` of a language, or else of the source."""
    table = _table(f"{language}/ground.toml") or _table(f"{SOURCE}/ground.toml")
    return Ground.model_validate(table)


def _table(name: str, folder: Path = SHIPPED) -> dict[str, Any]:
    path = folder / name
    return tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}


def _over(table: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Lay one table over another, and what is in it over what was there."""
    deeper = {
        name: _over(table[name], value)
        for name, value in other.items()
        if isinstance(value, dict) and isinstance(table.get(name), dict)
    }
    return table | other | deeper
