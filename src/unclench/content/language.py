"""What the program has to know of a language, apart from what is said in it."""

import re

from unclench.content.record import Record

SOURCE = "en"
"""The language that scripts and names are written in first."""

type Code = str
"""A language as in ISO 639-1, such as ``de``."""


class Sentences(Record):
    """Sentences put together from texts of the library (``sentences.toml``)."""

    id: Code
    both: str
    reason: str
    reason_short: str
    alone: str
    alone_short: str
    small: bool = False
    """Whether names begin with a small letter inside of a sentence."""


class Form(Record):
    """What words with a certain end become."""

    end: str
    not_after: str = ""
    """Letters that may not stand before the end."""
    endings: tuple[str, ...]


class Endings(Record):
    """How words change, so that a blocked one is found (``endings.toml``)."""

    id: Code
    usual: tuple[str, ...] = ()
    forms: tuple[Form, ...] = ()
    turns: tuple[str, ...] = ()
    """Letters that may turn into each other within a word, such as ``aä``."""
    compounds: int = 0
    """A word of so many letters is found inside longer ones, too; 0 for never."""


def filled(pattern: str, **words: str) -> str:
    """Put words into a sentence; nothing else in braces means anything."""
    return re.sub(r"\{(\w+)\}", lambda slot: words.get(slot[1], slot[0]), pattern)
