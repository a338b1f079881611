"""Slots in a line for the person's own words: ``{place.sound|the quiet}``."""

import re
from collections.abc import Mapping

NAMES = frozenset(
    {
        "place.name",
        "place.sight",
        "place.sound",
        "place.smell",
        "place.taste",
        "place.touch",
        "place.feeling",
        "home.name",
        "home.sight",
        "home.sound",
        "home.smell",
        "home.touch",
        "company",
        "food",
        "sound",
        "texture",
        "comfort",
        "movement.name",
        "movement.start",
        "movement.room",
        "movement.object",
        "movement.clothes",
        "movement.feeling",
    }
)
"""Own words a script may ask for."""

SLOT = re.compile(r"\{(?P<name>[a-z][a-z.]*)(?:\|(?P<fallback>[^{}|]*))?\}")


def filled(text: str, own: Mapping[str, str]) -> str | None:
    """Put the person's words into a line.

    Parameters
    ----------
    text
        A line as written, with or without slots.
    own
        The person's words by slot name; spoken as typed.

    Returns
    -------
    str or None
        The line to say, or None when a slot has neither a word nor a fallback.
    """
    whole = True

    def word(slot: re.Match[str]) -> str:
        nonlocal whole
        said = own.get(slot["name"], "").strip() or slot["fallback"]
        whole = whole and said is not None
        return said or ""

    said = SLOT.sub(word, text)
    return said if whole else None


def asked(text: str) -> frozenset[str]:
    """Names of the own words a line has slots for."""
    return frozenset(slot["name"] for slot in SLOT.finditer(text))
