"""All that can be said: the shipped library and the packs beside it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Self

from unclench.content.caution import Caution
from unclench.content.installed import installed
from unclench.content.language import SOURCE, Endings, Sentences
from unclench.content.matching import Cause
from unclench.content.model import Passage, ScriptFile
from unclench.content.movement import Movement
from unclench.content.names import Words
from unclench.content.pack import Pack
from unclench.content.problem import Problem
from unclench.content.shelves import Shelves
from unclench.content.technique import Ambience, Scene, Technique
from unclench.content.topic import Topic
from unclench.content.translation import in_language
from unclench.vocabulary import Part
from unclench.vocabulary.nearest import UnknownName

SHIPPED = Path(str(files("unclench") / "library"))
"""Folder of the library that comes with the program."""


@dataclass(frozen=True)
class Library:
    """Techniques, scenes and scripts, with what was wrong in their files."""

    techniques: Mapping[str, Technique] = field(default_factory=dict)
    scenes: Mapping[str, Scene] = field(default_factory=dict)
    ambiences: Mapping[str, Ambience] = field(default_factory=dict)
    movements: Mapping[str, Movement] = field(default_factory=dict)
    cautions: Mapping[str, Caution] = field(default_factory=dict)
    triggers: Mapping[str, Cause] = field(default_factory=dict)
    moments: Mapping[str, Cause] = field(default_factory=dict)
    signs: Mapping[str, Cause] = field(default_factory=dict)
    topics: Mapping[str, Mapping[str, Topic]] = field(default_factory=dict)
    """By language, then by id."""
    part_names: Mapping[str, Mapping[Part, str]] = field(default_factory=dict)
    """By language: how a part is called in a list of chapters."""
    names: Mapping[str, Mapping[str, Mapping[str, Words]]] = field(default_factory=dict)
    """By language, shelf and id: words that a record has in another language."""
    sentences: Mapping[str, Sentences] = field(default_factory=dict)
    """By language."""
    endings: Mapping[str, Endings] = field(default_factory=dict)
    """By language."""
    packs: Mapping[str, Pack] = field(default_factory=dict)
    """By name."""
    scripts: tuple[ScriptFile, ...] = ()
    problems: tuple[Problem, ...] = ()
    language: str = ""
    """The one it is looked at in; empty for all of them."""
    whole: "Library | None" = field(default=None, repr=False, compare=False)
    """The library with all languages, where this one has a single one."""

    @classmethod
    def load(cls, packs: Iterable[Path] = ()) -> Self:
        """Read the shipped library and then each pack.

        A file that can't be read costs only itself: what is wrong stands in
        `problems`. Nothing that a pack brings replaces what is there already.

        Parameters
        ----------
        packs
            Their folders, each with a ``pack.toml``. Of two with the same name the
            first is read.
        """
        shelves = Shelves()
        shelves.add_shipped(SHIPPED)
        for folder in packs:
            shelves.add_pack(folder)
        return cls(**vars(shelves) | {"scripts": tuple(shelves.scripts)})

    @classmethod
    def installed(cls, folder: Path) -> Self:
        """Read the shipped library with the packs of a folder and those of pip."""
        packs, problems = installed(folder)
        library = cls.load(packs)
        return replace(library, problems=(*problems, *library.problems))

    def technique(self, name: str) -> Technique:
        """Return the technique of this id; `UnknownName` when there is none."""
        if name not in self.techniques:
            raise UnknownName("technique", name, self.techniques)
        return self.techniques[name]

    def in_language(self, language: str) -> "Library":
        """Return what can be had in a language, worded in it; see `translation`."""
        if language == self.language:
            return self
        whole = self.whole or self
        if language not in whole._views:  # noqa: SLF001 - of the same class
            whole._views[language] = in_language(whole, language)  # noqa: SLF001 - the same
        return whole._views[language]  # noqa: SLF001 - the same

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which something can be had, the source first."""
        whole = self.whole or self
        spoken = sorted(
            {s.language for s in whole.scripts}, key=lambda c: (c != SOURCE, c)
        )
        return tuple(code for code in spoken if whole.in_language(code).techniques)

    def shelf(self, language: str, technique: str, scene: str) -> tuple[Passage, ...]:
        """Passages of the scripts of one scene, of one technique, or of the frame."""
        return self._by_place.get((language, technique, scene), ())

    def passages(self, language: str = "en") -> Mapping[str, Passage]:
        """All passages of a language by id."""
        return self._by_id[language]

    @cached_property
    def _views(self) -> "dict[str, Library]":
        return {}

    @cached_property
    def _by_place(self) -> dict[tuple[str, str, str], tuple[Passage, ...]]:
        found: dict[tuple[str, str, str], tuple[Passage, ...]] = {}
        for script in self.scripts:
            place = (script.language, script.technique, script.scene)
            found[place] = found.get(place, ()) + script.passages
        return found

    @cached_property
    def _by_id(self) -> dict[str, dict[str, Passage]]:
        found: dict[str, dict[str, Passage]] = {}
        for script in self.scripts:
            shelf = found.setdefault(script.language, {})
            shelf.update({passage.id: passage for passage in script.passages})
        return found
