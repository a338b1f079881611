"""The tags behind a passage's title: ``{posture=lying optional=2}``."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from enum import StrEnum
from typing import Any

from unclench.content.model import Breathing, Joins, Tags
from unclench.vocabulary import (
    Effort,
    Eyes,
    Groups,
    Limit,
    Moment,
    Posture,
    Region,
    SenseMode,
    Tone,
)
from unclench.vocabulary.method import RUNGS
from unclench.vocabulary.nearest import nearest

WORDS: dict[str, type[StrEnum]] = {
    "posture": Posture,
    "moment": Moment,
    "tone": Tone,
    "sense": SenseMode,
    "eyes": Eyes,
    "breath": Breathing,
    "effort": Effort,
    "groups": Groups,
    "focus": Region,
    "region": Region,
    "limit": Limit,
}
NAMES = (*WORDS, "rung", "moves", "minutes", "optional", "pick", "joins")
_RUNGS = [str(rung) for rung in range(1, RUNGS + 1)]

_MINUTES = re.compile(r"(?P<least>\d+(?:\.\d+)?)?-(?P<below>\d+(?:\.\d+)?)?")

type Report = Callable[[int, str, str], None]
"""Called with a column, what is wrong, and what to do."""


def read(text: str, column: int, report: Report) -> Tags:
    """Read the inside of the braces, which begins at `column`; report what is unknown."""
    tags = Tags()
    for match in re.finditer(r"\S+", text):
        name, given, value = match[0].partition("=")
        at = column + match.start()
        if name not in NAMES:
            report(at, f"There is no tag “{name}”;", nearest(name, NAMES))
            continue
        if given and not value:
            report(
                at, f"The tag “{name}” has no value.", f"Write {name}=… or leave it out."
            )
            continue
        tags = replace(tags, **_READERS.get(name, _words)(name, value, at, report))
    return tags


def write(tags: Tags) -> str:
    """Write tags as they are read, without braces; nothing for none."""
    return " ".join(_written(tags))


def _written(tags: Tags) -> Iterator[str]:
    for name in WORDS:
        if values := getattr(tags, name):
            yield f"{name}={','.join(sorted(values))}"
    if tags.rung:
        yield f"rung={','.join(str(rung) for rung in sorted(tags.rung))}"
    if tags.moves:
        yield "moves"
    least, below = tags.least_minutes, tags.below_minutes
    if least or below != float("inf"):
        yield f"minutes={_number(least)}-{_number(below)}"
    if tags.optional:
        yield f"optional={tags.optional}"
    if tags.pick:
        yield f"pick={tags.pick}"
    if tags.joins:
        yield f"joins={tags.joins}"


def _number(minutes: float) -> str:
    return "" if minutes in {0.0, float("inf")} else f"{minutes:g}"


def _words(name: str, value: str, at: int, report: Report) -> dict[str, Any]:
    kind = WORDS[name]
    known = []
    for word in value.split(","):
        if word in list(kind):
            known.append(kind(word))
        else:
            report(at, f"“{word}” is no {name};", nearest(word, kind))
    return {name: frozenset(known)}


def _minutes(name: str, value: str, at: int, report: Report) -> dict[str, Any]:
    match = _MINUTES.fullmatch(value)
    least = float(match["least"] or 0) if match else 0.0
    below = float(match["below"] or "inf") if match else 0.0
    if least >= below:
        report(
            at, f"“{name}={value}” is no range of minutes.", "Write minutes=3-8 or 8-."
        )
        return {}
    return {"least_minutes": least, "below_minutes": below}


def _optional(name: str, value: str, at: int, report: Report) -> dict[str, Any]:
    if value and not (value.isdecimal() and 1 <= int(value) <= 99):  # noqa: PLR2004 - two digits are plenty of ranks
        report(at, f"“{name}={value}” is no rank.", "Write optional=1, optional=2 …")
        return {"optional": 1}
    return {"optional": int(value or 1)}


def _pick(name: str, value: str, at: int, report: Report) -> dict[str, Any]:
    if not re.fullmatch(r"[a-z0-9-]+", value):
        report(at, f"“{name}={value}” is no name.", "Use small letters, digits and “-”.")
        return {}
    return {"pick": value}


def _rung(name: str, value: str, at: int, report: Report) -> dict[str, Any]:
    rungs = value.split(",")
    if not all(rung in _RUNGS for rung in rungs):
        report(at, f"“{name}={value}” is no rung.", "Write rung=1, rung=2,3 … up to 6.")
        return {}
    return {"rung": frozenset(int(rung) for rung in rungs)}


def _moves(name: str, value: str, at: int, report: Report) -> dict[str, Any]:
    if value:
        report(at, f"“{name}” takes no value.", "Write it alone.")
    return {"moves": True}


def _joins(name: str, value: str, at: int, report: Report) -> dict[str, Any]:
    if value not in list(Joins):
        report(at, f"“{name}={value}” is no place.", "Write joins=first or joins=last.")
        return {}
    return {"joins": Joins(value)}


_READERS: dict[str, Callable[[str, str, int, Report], dict[str, Any]]] = {
    "minutes": _minutes,
    "optional": _optional,
    "pick": _pick,
    "rung": _rung,
    "moves": _moves,
    "joins": _joins,
}
