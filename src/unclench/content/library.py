"""All that can be said: the shipped library and the packs beside it."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ValidationError

from unclench.content.caution import Caution
from unclench.content.ids import with_ids
from unclench.content.language import SOURCE, Endings, Sentences
from unclench.content.matching import Cause
from unclench.content.model import Line, Passage, Phrase, ScriptFile
from unclench.content.movement import Movement
from unclench.content.names import WORDED, Names, Words
from unclench.content.parse import parse
from unclench.content.problem import Problem
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
            Folders laid out like the shipped library.
        """
        shelves = _Shelves()
        for folder in (SHIPPED, *packs):
            shelves.add(folder)
        return cls(**vars(shelves) | {"scripts": tuple(shelves.scripts)})

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


class _Shelves:
    """What has been read so far, while a library is loaded."""

    def __init__(self) -> None:
        self.techniques: dict[str, Technique] = {}
        self.scenes: dict[str, Scene] = {}
        self.ambiences: dict[str, Ambience] = {}
        self.movements: dict[str, Movement] = {}
        self.cautions: dict[str, Caution] = {}
        self.triggers: dict[str, Cause] = {}
        self.moments: dict[str, Cause] = {}
        self.signs: dict[str, Cause] = {}
        self.topics: dict[str, dict[str, Topic]] = {}
        self.part_names: dict[str, dict[Part, str]] = {}
        self.names: dict[str, dict[str, dict[str, Words]]] = {}
        self.sentences: dict[str, Sentences] = {}
        self.endings: dict[str, Endings] = {}
        self.scripts: list[ScriptFile] = []
        self.problems: tuple[Problem, ...] = ()

    def report(self, *problems: Problem) -> None:
        self.problems += problems

    def add(self, folder: Path) -> None:
        """Read one folder; whatever is wrong in it is reported and left out."""
        self.put_files(self.techniques, folder / "techniques", Technique)
        self.put_files(self.scenes, folder / "scenes", Scene)
        self.put_files(self.ambiences, folder / "ambiences", Ambience)
        self.put_files(self.movements, folder / "movements", Movement)
        self.put_all(self.cautions, folder / "cautions.toml", Caution)
        for name, causes in (
            ("triggers", self.triggers),
            ("moments", self.moments),
            ("signs", self.signs),
        ):
            self.put_all(causes, folder / "matching.toml", Cause, name)
        self.add_words(folder)
        for path in sorted(folder.glob("*/**/*.md")):
            self.add_script(path)

    def add_words(self, folder: Path) -> None:
        """Read what is kept by language beside the scripts."""
        for path in sorted(folder.glob("*/topics.toml")):
            self.put_all(self.topics.setdefault(path.parent.name, {}), path, Topic)
        for path in sorted(folder.glob("*/parts.toml")):
            names = self.table(path) or {}
            known = {part: str(names[part]) for part in Part if part in names}
            self.part_names.setdefault(path.parent.name, {}).update(known)
        for path in sorted(folder.glob("*/sentences.toml")):
            self.put_record(
                self.sentences, path, Sentences, path.parent.name, self.table(path)
            )
        for path in sorted(folder.glob("*/endings.toml")):
            self.put_record(
                self.endings, path, Endings, path.parent.name, self.table(path)
            )
        for path in sorted(folder.glob("*/names.toml")):
            self.add_names(path)

    def add_names(self, path: Path) -> None:
        """Take in the words of records in another language."""
        read: dict[str, Names] = {}
        self.put_record(read, path, Names, path.parent.name, self.table(path))
        for names in read.values():
            shelves = self.names.setdefault(path.parent.name, {})
            for shelf in WORDED:
                shelves[shelf] = getattr(names, shelf) | shelves.get(shelf, {})

    def table(self, path: Path) -> dict[str, object] | None:
        """Read a TOML file; None, with a problem, when that can't be done."""
        try:
            return tomllib.loads(path.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            self.report(Problem(str(path), 0, 1, f"This can't be read: {error}."))
            return None

    def put_files[R: BaseModel](
        self, shelf: dict[str, R], folder: Path, kind: type[R]
    ) -> None:
        """Put each file of a folder on a shelf, under its name."""
        for path in sorted(folder.glob("*.toml")):
            self.put_record(shelf, path, kind, path.stem, self.table(path))

    def put_all[R: BaseModel](
        self, shelf: dict[str, R], path: Path, kind: type[R], within: str = ""
    ) -> None:
        """Put each table of a file, or of one table within it, on a shelf."""
        if not path.is_file():
            return
        tables = self.table(path) or {}
        if within:
            inner = tables.get(within, {})
            tables = inner if isinstance(inner, dict) else {}
        for name, table in tables.items():
            self.put_record(shelf, path, kind, name, table)

    def put_record[R: BaseModel](
        self, shelf: dict[str, R], path: Path, kind: type[R], name: str, table: object
    ) -> None:
        if table is None:
            return
        if name in shelf:
            message = f"There is a {kind.__name__.lower()} “{name}” already."
            self.report(Problem(str(path), 0, 1, message, "Give this one another name."))
            return
        given = {"id": name, **table} if isinstance(table, dict) else table
        try:
            shelf[name] = kind.model_validate(given)
        except ValidationError as error:
            for mistake in error.errors():
                where = ".".join(str(step) for step in mistake["loc"])
                at = where if path.stem == name else f"{name}.{where}"
                self.report(Problem(str(path), 0, 1, f"{at}: {mistake['msg']}."))

    def add_script(self, path: Path) -> None:
        """Read one script; lines without an id get one for the time being."""
        try:
            text = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            self.report(Problem(str(path), 0, 1, f"This can't be read: {error}."))
            return
        script, problems = parse(text, str(path))
        self.report(*problems)
        nameless = [line.row for line in _lines(script) if not line.id]
        if nameless:
            count = len(nameless)
            message = f"{count} lines from here on have no id."
            if count == 1:
                message = "This line has no id."
            way = f"Write them with: unclench pack check {path} --ids"
            self.report(Problem(str(path), min(nameless), 1, message, way))
            script, _ = parse(with_ids(text, path.stem), str(path))
        taken = {
            line.id
            for other in self.scripts
            if other.language == script.language
            for line in _lines(other)
        }
        kept = []
        for passage in script.passages:
            doubled = [line for line in passage.lines if line.id in taken]
            for line in doubled:
                message = f"The id “{line.id}” stands in another file already."
                self.report(
                    Problem(str(path), line.row, 1, message, "Choose another one.")
                )
            if not doubled:
                kept.append(passage)
        self.scripts.append(replace(script, passages=tuple(kept)))


def _lines(script: ScriptFile) -> Iterator[Line | Phrase]:
    for passage in script.passages:
        yield from passage.lines
