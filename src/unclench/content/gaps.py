"""What of a library is not said in a language, and what is said there otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from unclench.content.language import SOURCE
from unclench.content.model import Breaths, Line, Pause
from unclench.content.names import WORDED
from unclench.content.translation import lines_of, origin_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unclench.content.library import Library
    from unclench.content.model import Passage, Phrase, ScriptFile
    from unclench.content.translation import Place


class Lack(StrEnum):
    """What is wrong with a line or a text in a translation."""

    MISSING = "missing"
    EXTRA = "extra"
    """The source has no such line."""
    ELSEWHERE = "elsewhere"
    """It stands in another passage, or another place of it, than in the source."""
    OTHERWISE = "otherwise"
    """Its passage has other tags, pauses or breaths than in the source."""


@dataclass(frozen=True, slots=True, order=True)
class Gap:
    """One line or text that differs from its source."""

    file: str
    """Of the source; of the translation, for what is there only."""
    line: int
    """From 1; 0 where it is no line of a script."""
    name: str
    """The line's id, or what the text belongs to: ``techniques.calm-place.summary``."""
    lack: Lack
    words: str
    """The words of the source, or those that are too many."""


def missing(library: Library, language: str) -> tuple[Gap, ...]:
    """List what is not there in a language, and what is there otherwise.

    What was written in the language first has no source, and nothing to be held against.

    Parameters
    ----------
    library
        With all its languages.
    language
        The one looked at.
    """
    places = {(s.technique, s.scene) for s in library.scripts}
    found = [gap for place in places for gap in _of_place(library, place, language)]
    return (*sorted(found), *_of_names(library, language))


def _of_place(library: Library, place: Place, language: str) -> Iterator[Gap]:
    origin = origin_of(library, [place])
    if origin == language:
        return
    source = {at.line.id: at for at in _said(library, place, origin)}
    theirs = {at.line.id: at for at in _said(library, place, language)}
    for name, at in source.items():
        if name not in theirs:
            yield at.gap(name, Lack.MISSING)
        elif theirs[name].where != at.where:
            yield at.gap(name, Lack.ELSEWHERE)
        elif theirs[name].how != at.how and name == at.passage.id:
            yield at.gap(name, Lack.OTHERWISE)
    for name in theirs.keys() - source.keys():
        yield theirs[name].gap(name, Lack.EXTRA)


def _of_names(library: Library, language: str) -> Iterator[Gap]:
    """Yield the texts of records that are not there in a language."""
    if language == SOURCE:
        return
    names = library.names.get(language, {})
    for shelf, fields in WORDED.items():
        for name, record in getattr(library, shelf).items():
            if _first_written(library, shelf, name) == language:
                continue
            words = names.get(shelf, {}).get(name, {})
            for field in fields:
                said = getattr(record, field)
                if said and field not in words:
                    text = said if isinstance(said, str) else " / ".join(said)
                    yield Gap("", 0, f"{shelf}.{name}.{field}", Lack.MISSING, text)
        for name in names.get(shelf, {}).keys() - getattr(library, shelf).keys():
            yield Gap("", 0, f"{shelf}.{name}", Lack.EXTRA, "")


def _first_written(library: Library, shelf: str, name: str) -> str:
    """Return the language that a record was named in first."""
    if shelf == "techniques":
        return origin_of(library, [(name, "")])
    scripts = (s for s in library.scripts if s.scene == name)
    return origin_of(library, [(s.technique, s.scene) for s in scripts])


def _said(library: Library, place: Place, language: str) -> Iterator[_At]:
    return (_At(*found) for found in lines_of(library, place, language))


@dataclass(frozen=True, slots=True)
class _At:
    """A line where it stands."""

    script: ScriptFile
    passage: Passage
    line: Line | Phrase

    @property
    def where(self) -> tuple[str, int]:
        """Its passage, and its place in it."""
        ids = [line.id for line in self.passage.lines]
        return self.passage.id, ids.index(self.line.id)

    @property
    def how(self) -> tuple[object, ...]:
        """All of its passage that is not words."""
        items = (
            item.length
            if isinstance(item, Pause)
            else (item.count, len(item.turns))
            if isinstance(item, Breaths)
            else Line
            for item in self.passage.items
        )
        return (self.passage.part, self.passage.tags, *items)

    def gap(self, name: str, lack: Lack) -> Gap:
        line = self.line
        words = line.text if isinstance(line, Line) else line.long
        return Gap(self.script.file, line.row, name, lack, words)
