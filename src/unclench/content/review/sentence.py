"""Sentences with their places: of a script, and of a plain text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from unclench.content.model import Breaths, Line, Phrase, ScriptFile
from unclench.content.slots import SLOT
from unclench.vocabulary import Part

_END = re.compile(r"(?<![.!?…])[.!?…]++[\"”’')]*+(?=\s|$)|$")
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_PIECE = re.compile(r"\S(?:[\s\S]{,1000}(?=\s|$)|\S{1000,})")
"""A sentence, or a thousand letters of what is none: rules look at few at a time."""
_UNSPOKEN = re.compile(r"\s*(?:#|\[[^\]]*\]\s*$)")
"""Rows of a plain text that are no sentence: headings and pauses."""


@dataclass(frozen=True)
class Sentence:
    """A sentence and where it stands."""

    text: str
    """As it stands in the file."""
    row: int
    column: int
    part: Part | None = None
    """None in a plain text."""
    aside: bool = False
    """Whether it only stands in for another: a substitute, a short form."""
    breath: bool = False
    """Whether it is spoken on a phase of the breath."""

    @cached_property
    def words(self) -> list[str]:
        """Its words, small, with straight apostrophes; a slot is no word."""
        bare = SLOT.sub(" ", self.text) if "{" in self.text else self.text
        return _WORD.findall(bare.lower().replace("’", "'"))

    @cached_property
    def forms(self) -> frozenset[str]:
        """Its words, and what of each stands before an apostrophe."""
        return frozenset(self.words) | {word.partition("'")[0] for word in self.words}

    @property
    def searched(self) -> str:
        """Its text with every slot blanked out, so that each word keeps its place."""
        if "{" not in self.text:
            return self.text
        return SLOT.sub(lambda slot: "x" * len(slot[0]), self.text)


def of_text(rows: list[str]) -> Iterator[Sentence]:
    """Sentences of a plain text, row by row."""
    for number, row in enumerate(rows, 1):
        if not _UNSPOKEN.match(row):
            yield from _split(row, number, 1)


def of_script(script: ScriptFile, rows: list[str]) -> Iterator[Sentence]:
    """Sentences of all passages, substitutes and short forms included."""
    for passage in script.passages:
        for item in passage.items:
            if isinstance(item, Line):
                yield from _line(item, rows, passage.part)
                for other in item.others:
                    yield from _line(other, rows, passage.part, aside=True)
            elif isinstance(item, Breaths):
                for turn in item.turns:
                    for phrase in (turn.inwards, turn.outwards):
                        if phrase:
                            yield from _phrase(phrase, rows, passage.part)


def _line(
    line: Line, rows: list[str], part: Part, *, aside: bool = False
) -> Iterator[Sentence]:
    row = rows[line.row - 1]
    column = row.find(line.text, row.find(":") + 1 if aside else 0) + 1
    return _split(line.text, line.row, column, part, aside=aside)


def _phrase(phrase: Phrase, rows: list[str], part: Part) -> Iterator[Sentence]:
    row = rows[phrase.row - 1]
    at = row.find(phrase.long, row.find(":"))
    yield from _split(phrase.long, phrase.row, at + 1, part, breath=True)
    if phrase.short:
        at = row.find(phrase.short, at + len(phrase.long))
        yield from _split(phrase.short, phrase.row, at + 1, part, aside=True, breath=True)


def _split(
    text: str,
    row: int,
    column: int,
    part: Part | None = None,
    *,
    aside: bool = False,
    breath: bool = False,
) -> Iterator[Sentence]:
    """Part a row into its sentences, and what is endless into pieces."""
    at = 0
    for end in _END.finditer(text):
        for piece in _PIECE.finditer(text, at, end.end()):
            if _WORD.search(piece[0]):
                yield Sentence(
                    piece[0].rstrip(), row, column + piece.start(), part, aside, breath
                )
        at = end.end()
