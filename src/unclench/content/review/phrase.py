"""Phrases as an author of a word list writes them, made into patterns.

A phrase is a few words with these signs:

====================  ============================================================
``heal*``, ``*ed``    any ending, any beginning; ``*`` alone is any one word
``(deep|deeply)``     one of these, each of them a word or a phrase
``(very)?``           the same, or nothing
``<pain>``            one of the list of that name
``..``, ``...``       up to two, up to four words, in the same clause
``^``, ``$``          where a sentence or a clause begins, where it ends
====================  ============================================================

Nothing in a pattern can match one text in two ways, so no text is slow to search.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

_TOKENS = re.compile(r"\.\.\.?|\^|\$|\(|\)\??|\||<[\w-]+>|[^\s()|<>^$]+")
_BETWEEN = r"[^\w.;:!?…]++"
"""What stands between two words of a phrase."""
_WITHIN = r"[^\w.;:!?…,–—]++"
"""The same where words may be skipped: no clause is left."""
_ANY = r"\w++(?:['’]\w++)*+"
_BEGINS = r"(?:^[\"“‘']?|(?<=[,;:–—…“‘\"]\s)|(?<=[–—…“‘\"]))"
_ENDS = r"(?=[\"”’']?\s*+(?:[,;:.!?–—…]|$))"
GAPS = {"..": 2, "...": 4}
"""How many words a gap may skip (method.md 4.2 has four between "no" and "pain")."""

type Lists = Mapping[str, tuple["Phrase", ...]]


class Unreadable(ValueError):  # noqa: N818 - reads as what it says: an unreadable phrase
    """A phrase whose signs don't fit together."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """One word, list, group or sign of a phrase."""

    pattern: str
    starts: frozenset[str] | None = None
    """Words one of which must be in the text, ``*`` and all; None when any will do."""
    optional: bool = False
    gap: int = 0
    sign: bool = False
    """Whether it stands for a place and takes up no word."""


@dataclass(frozen=True)
class Phrase:
    """A phrase that can be looked for in a sentence."""

    written: str
    lists: Lists = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def source(self) -> str:
        """The pattern, as text."""
        return _joined(self._pieces)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern; made the first time that it is needed."""
        return re.compile(self.source, re.IGNORECASE)

    @cached_property
    def triggers(self) -> frozenset[str] | None:
        """Words without one of which it can't be in a text; None when there are none."""
        return _rarest(self._pieces)

    @cached_property
    def needs(self) -> tuple[frozenset[str], ...]:
        """Words of which a text must have one of each set, where that is easily told."""
        sets = (p.starts for p in self._pieces if p.starts and not p.optional)
        return tuple(s for s in sets if not any("*" in word for word in s))

    @cached_property
    def _pieces(self) -> list[_Piece]:
        signs = _TOKENS.findall(self.written)
        read = _Reader(signs, self.lists, self.written)
        pieces = read.sequence()
        if read.at < len(signs) or not any(not p.optional for p in pieces):
            raise Unreadable(f"“{self.written}” can't be read as a phrase.")
        return pieces


@dataclass
class _Reader:
    """Where the reading of a phrase stands."""

    signs: list[str]
    lists: Lists
    written: str
    at: int = 0

    def sequence(self) -> list[_Piece]:
        """Read on until the phrase or its alternative ends."""
        pieces: list[_Piece] = []
        while self.at < len(self.signs) and self.signs[self.at][0] not in "|)":
            pieces.append(self.piece())
        return pieces

    def piece(self) -> _Piece:
        sign = self.signs[self.at]
        self.at += 1
        if sign == "(":
            return self.group()
        if sign in GAPS:
            return _Piece("", None, optional=True, gap=GAPS[sign])
        if sign in "^$":
            return _Piece(_BEGINS if sign == "^" else _ENDS, None, sign=True)
        if sign[0] == "<":
            return self.listed(sign[1:-1])
        return _Piece(_word(sign), None if sign == "*" else frozenset({_heard(sign)}))

    def group(self) -> _Piece:
        kinds = [self.sequence()]
        while self.at < len(self.signs) and self.signs[self.at] == "|":
            self.at += 1
            kinds.append(self.sequence())
        if self.at == len(self.signs) or not all(kinds):
            raise Unreadable(f"A bracket in “{self.written}” isn't closed, or is empty.")
        optional = self.signs[self.at] == ")?"
        self.at += 1
        pattern = f"(?:{'|'.join(_joined(kind) for kind in kinds)})"
        return _Piece(pattern, _either(_rarest(kind) for kind in kinds), optional)

    def listed(self, name: str) -> _Piece:
        if name not in self.lists:
            raise Unreadable(f"“{self.written}” names a list that isn't there: {name}.")
        phrases = self.lists[name]
        pattern = f"(?:{'|'.join(phrase.source for phrase in phrases)})"
        return _Piece(pattern, _either(phrase.triggers for phrase in phrases))


def _word(sign: str) -> str:
    """Write one word as a pattern; an apostrophe may be straight or curled."""
    if sign == "*":
        return rf"(?<!\w){_ANY}"
    body = re.escape(sign).replace("'", "['’]")
    if body.startswith(r"\*"):
        body = r"\w+" + body[2:]
    body = body.replace(r"\*", r"\w*+")
    return rf"(?<!\w)(?<!\w['’]){body}(?!\w|['’]t(?!\w))"


def _heard(sign: str) -> str:
    """The longest word of one with hyphens, which are none to whoever splits a text."""
    return max(sign.lower().split("-"), key=len)


def _joined(pieces: list[_Piece]) -> str:
    """Put pieces in a row, with what may stand between them."""
    last = max((i for i, p in enumerate(pieces) if not (p.optional or p.sign)), default=0)
    told = ""
    for i, piece in enumerate(pieces):
        following = pieces[i + 1] if i + 1 < len(pieces) else None
        between = _WITHIN if following and following.gap else _BETWEEN
        if piece.gap:
            told += rf"(?:{_ANY}{_WITHIN}){{0,{piece.gap}}}?"
        elif piece.sign:
            told += piece.pattern
        elif i > last:
            told += f"(?:{_BETWEEN}{piece.pattern})?"
        elif i == last:
            told += piece.pattern
        elif piece.optional:
            told += f"(?:{piece.pattern}{between})?"
        else:
            told += piece.pattern + between
    return told


def _either(kinds: Iterator[frozenset[str] | None]) -> frozenset[str] | None:
    found: frozenset[str] = frozenset()
    for kind in kinds:
        if kind is None:
            return None
        found |= kind
    return found


def _rarest(pieces: list[_Piece]) -> frozenset[str] | None:
    """Of the words that must be there, those that are met least: long ones."""
    needed = [piece.starts for piece in pieces if piece.starts and not piece.optional]
    return max(needed, key=lambda words: min(map(len, words)), default=None)
