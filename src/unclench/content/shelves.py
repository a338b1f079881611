"""Filling the library, first with what ships, then with packs."""

from dataclasses import dataclass, field
from pathlib import Path

from unclench.content.caution import Caution
from unclench.content.guard import Contents, Hostile, look_through
from unclench.content.language import SOURCE, Endings, Sentences
from unclench.content.matching import Cause
from unclench.content.model import ScriptFile
from unclench.content.movement import Movement
from unclench.content.names import WORDED, Names, Words
from unclench.content.pack import Pack
from unclench.content.packed import Packed
from unclench.content.problem import Problem
from unclench.content.reading import Reading
from unclench.content.technique import Ambience, Scene, Technique
from unclench.content.topic import Topic
from unclench.vocabulary import Part


@dataclass
class Shelves:
    """What has been read so far, while a library is loaded."""

    techniques: dict[str, Technique] = field(default_factory=dict)
    scenes: dict[str, Scene] = field(default_factory=dict)
    ambiences: dict[str, Ambience] = field(default_factory=dict)
    movements: dict[str, Movement] = field(default_factory=dict)
    cautions: dict[str, Caution] = field(default_factory=dict)
    triggers: dict[str, Cause] = field(default_factory=dict)
    moments: dict[str, Cause] = field(default_factory=dict)
    signs: dict[str, Cause] = field(default_factory=dict)
    topics: dict[str, dict[str, Topic]] = field(default_factory=dict)
    part_names: dict[str, dict[Part, str]] = field(default_factory=dict)
    names: dict[str, dict[str, dict[str, Words]]] = field(default_factory=dict)
    sentences: dict[str, Sentences] = field(default_factory=dict)
    endings: dict[str, Endings] = field(default_factory=dict)
    packs: dict[str, Pack] = field(default_factory=dict)
    scripts: list[ScriptFile] = field(default_factory=list)
    problems: tuple[Problem, ...] = ()

    def add_shipped(self, folder: Path) -> None:
        """Read the library that ships."""
        reading = Reading(look_through(folder))
        self.techniques |= reading.files("techniques", Technique)
        self.scenes |= reading.files("scenes", Scene)
        self.ambiences |= reading.files("ambiences", Ambience)
        self.movements |= reading.files("movements", Movement)
        self.cautions |= reading.tables("cautions.toml", Caution)
        for name, causes in (
            ("triggers", self.triggers),
            ("moments", self.moments),
            ("signs", self.signs),
        ):
            causes.update(reading.tables("matching.toml", Cause, name))
        self._add_words(reading)
        self.scripts += [reading.script(name, SOURCE) for name in reading.scripts()]
        self.problems += tuple(reading.problems)

    def add_pack(self, folder: Path) -> None:
        """Read a pack; whatever is wrong in it is reported and left out."""
        reading = Reading(Contents(folder))
        try:
            reading = Reading(look_through(folder))
        except Hostile as hostile:
            reading.problems.append(hostile.problem)
        except OSError as error:
            reading.report("", (0, 1), f"This can't be read: {error.strerror}.")
        else:
            Packed(reading, self).put()
        self.problems += tuple(reading.problems)

    def _add_words(self, reading: Reading) -> None:
        """Read what is kept by language beside the scripts."""
        for language, name in reading.by_language("topics.toml"):
            self.topics[language] = reading.tables(name, Topic)
        for language, name in reading.by_language("parts.toml"):
            names = reading.table(name)
            known = {part: str(names[part]) for part in Part if part in names}
            self.part_names[language] = known
        for language, name in reading.by_language("sentences.toml"):
            table = reading.table(name)
            if said := reading.record(Sentences, name, table, {"id": language}):
                self.sentences[language] = said
        for language, name in reading.by_language("endings.toml"):
            table = reading.table(name)
            if ends := reading.record(Endings, name, table, {"id": language}):
                self.endings[language] = ends
        for language, name in reading.by_language("names.toml"):
            words = reading.record(Names, name, reading.table(name), {"id": language})
            if words:
                self.names[language] = {shelf: getattr(words, shelf) for shelf in WORDED}
