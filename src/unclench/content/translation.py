"""A library in one language: what can be had in it, and only that."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from unclench.content.language import SOURCE
from unclench.content.names import WORDED, Words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from unclench.content.library import Library
    from unclench.content.model import Line, Passage, Phrase, ScriptFile
    from unclench.content.record import Record
    from unclench.content.technique import Technique

type Place = tuple[str, str]
"""A technique and a scene or movement of it; both empty for the frame."""

FRAME: Place = ("", "")
ASKED = ("ambiences", "cautions", "triggers", "moments", "signs")
"""Shelves that stay whole in every language."""


def in_language(library: Library, language: str) -> Library:
    """Return what of a library can be had in a language, worded in it.

    Scripts are those of the language alone, so that no session can mix two. Techniques,
    scenes and movements are those of which every line is there, and all words about
    them. What is asked and heeded (cautions, signs …) stays whole; where its words are
    missing, they are those of the source.
    """
    reading = _Reading(library, language)
    scenes = reading.scenes()
    movements = reading.movements()
    techniques = (
        (name, reading.technique(technique, scenes.keys() | movements.keys()))
        for name, technique in library.techniques.items()
    )
    asked: dict[str, Any] = {shelf: reading.asked(shelf) for shelf in ASKED}
    return replace(
        library,
        language=language,
        whole=library,
        scenes=scenes,
        movements=movements,
        techniques={name: each for name, each in techniques if each},
        scripts=tuple(s for s in library.scripts if s.language == language),
        **asked,
    )


def origin_of(library: Library, places: Iterable[Place]) -> str:
    """Return the language that the scripts of some places were written in first."""
    wanted = set(places)
    spoken = {s.language for s in library.scripts if (s.technique, s.scene) in wanted}
    return SOURCE if SOURCE in spoken or not spoken else min(spoken)


def lines_of(
    library: Library, place: Place, language: str
) -> Iterator[tuple[ScriptFile, Passage, Line | Phrase]]:
    """Yield the lines of a place in a language, each with its passage and script."""
    for script in library.scripts:
        if (script.technique, script.scene) == place and script.language == language:
            for passage in script.passages:
                for line in passage.lines:
                    yield script, passage, line


def pack_of(name: str) -> str:
    """Return the pack a name belongs to; empty for what ships."""
    return name.rpartition("/")[0]


@dataclass(frozen=True)
class _Reading:
    """A library, read in one language."""

    library: Library
    language: str

    @cached_property
    def framed(self) -> bool:
        """Whether all that the frame always says is there."""
        return self.said(FRAME)

    def scenes(self) -> dict[str, Any]:
        """Return the scenes that a session can be set in."""
        shelf = {name: self.places(name) for name in self.library.scenes}
        said = {n: ps for n, ps in shelf.items() if not ps or any(map(self.said, ps))}
        return self.worded("scenes", said)

    def movements(self) -> dict[str, Any]:
        """Return the movements that can be rehearsed."""
        shelf = {name: self.places(name) for name in self.library.movements}
        said = {
            name: places for name, places in shelf.items() if all(map(self.said, places))
        }
        return self.worded("movements", said)

    def places(self, scene: str) -> list[Place]:
        """Return where a scene or movement has scripts, in whatever language."""
        scripts = self.library.scripts
        return sorted({(s.technique, s.scene) for s in scripts if s.scene == scene})

    def technique(
        self, technique: Technique, open_now: Collection[str]
    ) -> Technique | None:
        """Return a technique with the scenes it has in this language, if it is whole."""
        place = (technique.id, "")
        found = self.worded("techniques", {technique.id: [place]}).get(technique.id)
        if not (found and self.framed and self.said(place)):
            return None
        scenes = tuple(
            name
            for name in technique.scenes
            if name in open_now and self.said((technique.id, name))
        )
        ladder = not technique.ladder or any(
            n in open_now for n in self.library.movements
        )
        whole = ladder and bool(scenes) == bool(technique.scenes)
        if scenes == technique.scenes:
            return found if whole else None
        return found.model_copy(update={"scenes": scenes}) if whole else None

    def said(self, place: Place) -> bool:
        """Tell whether every line of a place is there; of the frame, all it always says.

        Lines that a pack adds to what it didn't bring may be missing.
        """
        origin = origin_of(self.library, [place])
        if origin == self.language:
            return True
        pack = pack_of(place[1] or place[0])
        wanted = {
            line.id
            for _, passage, line in lines_of(self.library, place, origin)
            if pack_of(line.id) == pack and not (place == FRAME and passage.tags.optional)
        }
        here = {line.id for _, _, line in lines_of(self.library, place, self.language)}
        return wanted <= here

    def worded(self, shelf: str, places: dict[str, list[Place]]) -> dict[str, Any]:
        """Return those records of a shelf that have all their words here, in them."""
        records = getattr(self.library, shelf)
        names = self.library.names.get(self.language, {}).get(shelf, {})
        found = {}
        for name, its_places in places.items():
            words = dict(names.get(name, {}))
            own = origin_of(self.library, its_places) == self.language
            lacking = {field for field in WORDED[shelf] if getattr(records[name], field)}
            if own or lacking <= words.keys():
                found[name] = _over(records[name], words)
        return found

    def asked(self, shelf: str) -> dict[str, Any]:
        """Return a shelf that stays whole, worded as far as it is."""
        names = self.library.names.get(self.language, {}).get(shelf, {})
        return {
            name: _over(record, names.get(name, {}))
            for name, record in getattr(self.library, shelf).items()
        }


def _over[R: Record](record: R, words: Words) -> R:
    return record.model_copy(update=dict(words)) if words else record
