"""What a pack brings, under names that can't meet any other."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pydantic import ValidationError

from unclench.content.model import ScriptFile
from unclench.content.movement import Movement
from unclench.content.names import WORDED, Words
from unclench.content.outside import outside
from unclench.content.pack import MINE, PACK_FILE, Pack
from unclench.content.reading import Reading
from unclench.content.record import Record
from unclench.content.table import mistakes
from unclench.content.technique import Scene, Technique
from unclench.vocabulary.nearest import nearest

if TYPE_CHECKING:
    from unclench.content.shelves import Shelves

FOLDERS = ("techniques", "scenes", "movements")
NAMES_FILE = "names.toml"
QUIET = "none"
"""The ambience that is there in any case."""


def read_pack(reading: Reading) -> Pack | None:
    """Read what a pack says of itself; None, with the problems, where it can't be."""
    if PACK_FILE not in reading.contents.texts:
        if not reading.problems:
            way = "Write one; what it says stands in docs/packs.md."
            reading.report(PACK_FILE, (0, 1), "A pack needs this file.", way)
        return None
    before = len(reading.problems)
    table = reading.table(PACK_FILE)
    if len(reading.problems) > before:
        return None
    for field in table.keys() - set(Pack.model_fields):
        message = f"A pack has no “{field}”;"
        place = reading.place(PACK_FILE, field)
        reading.report(PACK_FILE, place, message, nearest(field, Pack.model_fields))
    known = {name: table[name] for name in Pack.model_fields if name in table}
    try:
        return Pack.model_validate(known)
    except ValidationError as error:
        text = reading.contents.texts[PACK_FILE]
        path = reading.contents.path(PACK_FILE)
        reading.problems += mistakes(error, Pack, text, path)
        return None


@dataclass(frozen=True, slots=True)
class Packed:
    """A pack on its way to the shelves."""

    reading: Reading
    shelves: "Shelves"

    def put(self) -> None:
        """Put everything that is right on the shelves."""
        pack = read_pack(self.reading)
        if pack is None or self._refused(pack):
            return
        reading, shelves = self.reading, self.shelves
        shelves.packs[pack.name] = pack
        scenes = reading.files("scenes", Scene)
        movements = reading.files("movements", Movement)
        techniques = reading.files("techniques", Technique)
        for name, scene in scenes.items():
            there = self._ambience(f"scenes/{name}.toml", scene.ambience)
            shelves.scenes[pack.outside(name)] = scene.model_copy(
                update={"id": pack.outside(name), "ambience": there}
            )
        for name, movement in movements.items():
            shelves.movements[pack.outside(name)] = movement.model_copy(
                update={"id": pack.outside(name)}
            )
        for name, technique in techniques.items():
            if self._cautions_known(technique):
                shelves.techniques[pack.outside(name)] = self._technique(pack, technique)
        for name in reading.scripts():
            script = reading.script(name, pack.language)
            if placed := self._placed(pack, name, script):
                shelves.scripts.append(outside(placed, pack.name))
        for language, name in reading.by_language(NAMES_FILE):
            table = reading.table(name)
            for shelf, records in (
                ("scenes", scenes),
                ("movements", movements),
                ("techniques", techniques),
            ):
                anew = dict(self._worded(name, table.get(shelf, {}), shelf, records))
                laid_over = shelves.names.setdefault(language, {})
                laid_over[shelf] = laid_over.get(shelf, {}) | {
                    pack.outside(own): words for own, words in anew.items()
                }
        self._tell_unread()

    def _refused(self, pack: Pack) -> bool:
        """Tell, having said why, whether the pack's name is not free."""
        folder = self.reading.contents.folder
        if pack.name in self.shelves.packs:
            why = f"Another pack is called “{pack.name}”, so this one is left out."
        elif pack.name == MINE and folder.name != MINE:
            why = f"“{MINE}” is the pack of what you write in the app."
        else:
            return False
        place = self.reading.place(PACK_FILE, "name")
        self.reading.report(PACK_FILE, place, why, "Give it another name.")
        return True

    def _ambience(self, file: str, name: str) -> str:
        """Return the ambience, or none where there is no such one."""
        known = self.shelves.ambiences
        if name in known:
            return name
        message = f"There is no ambience “{name}”;"
        place = self.reading.place(file, "ambience")
        self.reading.report(file, place, message, nearest(name, known))
        return QUIET

    def _cautions_known(self, technique: Technique) -> bool:
        """Tell whether it can be kept from those it is not for."""
        file, known = f"techniques/{technique.id}.toml", self.shelves.cautions
        unknown = [name for name in technique.not_with if name not in known]
        for name in unknown:
            message = f"There is no caution “{name}”;"
            place = self.reading.place(file, "not_with")
            self.reading.report(file, place, message, nearest(name, known))
        return not unknown

    def _technique(self, pack: Pack, technique: Technique) -> Technique:
        """Return it under its name outside, with the scenes that there are."""
        file = f"techniques/{technique.id}.toml"
        scenes = []
        for name in technique.scenes:
            if found := self._meant(pack, name, self.shelves.scenes):
                scenes.append(found)
                continue
            message = f"There is no scene “{name}”;"
            place = self.reading.place(file, "scenes")
            way = nearest(name, self._known(pack, self.shelves.scenes))
            self.reading.report(file, place, message, way)
        return technique.model_copy(
            update={
                "id": pack.outside(technique.id),
                "scenes": tuple(scenes),
                "ambience": self._ambience(file, technique.ambience),
            }
        )

    def _placed(self, pack: Pack, name: str, script: ScriptFile) -> ScriptFile | None:
        """Return a script under the names that its technique and scene have outside.

        What ships is never changed by a pack: to a shipped practice it may only bring
        scenes, or movements, of its own.
        """
        shelves = self.shelves
        if not script.technique:
            message = "A script in a pack belongs to a technique."
            way = "Add a row “technique: …” to its head."
            self.reading.report(name, (1, 1), message, way)
            return None
        technique = self._named(pack, name, "technique", script.technique)
        if not technique:
            return None
        its = shelves.techniques[technique]
        kind = "movement" if its.ladder else "scene"
        scene = script.scene and self._named(pack, name, kind, script.scene)
        if script.scene and not scene:
            return None
        if why := self._meddles(pack, its, scene, kind):
            self.reading.report(name, self._head(name, "technique"), *why)
            return None
        if scene and not its.ladder and scene not in its.scenes:
            more = its.model_copy(update={"scenes": (*its.scenes, scene)})
            shelves.techniques[technique] = more
        return replace(script, technique=technique, scene=scene)

    @staticmethod
    def _meddles(pack: Pack, its: Technique, scene: str, kind: str) -> tuple[str, ...]:
        """Say how a script would change what ships; nothing, where it doesn't."""
        mine = f"{pack.name}/"
        if its.id.startswith(mine):
            return ()
        if not scene.startswith(mine):
            message = f"“{its.id}” ships with Unclench, and stays as it is."
            return message, f"Add a row “scene: …” with a {kind} of this pack."
        if not its.scenes and not its.ladder:
            message = f"“{its.id}” has no scenes, so it can't have this one."
            return message, "Write a technique of your own for it."
        return ()

    def _named(self, pack: Pack, file: str, kind: str, name: str) -> str:
        """Return what a script's head means by a name; empty, told, if there is none."""
        shelf = getattr(self.shelves, f"{kind}s")
        found = self._meant(pack, name, shelf)
        if not found:
            key = "technique" if kind == "technique" else "scene"
            message = f"There is no {kind} “{name}”;"
            known = self._known(pack, shelf)
            place = self._head(file, key)
            self.reading.report(file, place, message, nearest(name, known))
        return found

    def _head(self, file: str, key: str) -> tuple[int, int]:
        """Return the place of a row of a script's head."""
        for row, line in enumerate(self.reading.contents.texts[file].split("\n"), 1):
            if line.partition(":")[0].strip() == key:
                return row, len(line) - len(line.partition(":")[2].lstrip()) + 1
        return 1, 1

    @staticmethod
    def _meant(pack: Pack, name: str, shelf: Mapping[str, object]) -> str:
        """Return what a bare name means in this pack: its own first, then the shipped."""
        if "/" in name:
            return ""
        own = pack.outside(name)
        return own if own in shelf else name if name in shelf else ""

    @staticmethod
    def _known(pack: Pack, shelf: Mapping[str, object]) -> list[str]:
        """Return the names that mean something in this pack."""
        own = [n.removeprefix(f"{pack.name}/") for n in shelf]
        return [name for name in own if "/" not in name]

    def _tell_unread(self) -> None:
        """Tell of tables that lie where nobody looks for them."""
        for name in self.reading.contents.texts:
            folder, _, file = name.rpartition("/")
            known = folder in FOLDERS or (file == NAMES_FILE and folder)
            if file == NAMES_FILE and not folder:
                way = f"Put it into a folder called by its language: de/{NAMES_FILE}."
            elif name.endswith(".toml") and folder and not known:
                way = f"Tables lie in {', '.join(FOLDERS)}; {nearest(folder, FOLDERS)}"
            else:
                continue
            self.reading.report(name, (0, 1), "This file is not read here.", way)

    def _worded(
        self, file: str, table: object, shelf: str, records: Mapping[str, Record]
    ) -> Iterator[tuple[str, Words]]:
        """Yield what the pack's own records are called in another language."""
        for name, words in table.items() if isinstance(table, dict) else ():
            place = f"{shelf}.{name}"
            if name not in records:
                way = nearest(name, records)
                self.reading.report(file, (0, 1), f"This pack has no “{place}”;", way)
            elif not isinstance(words, dict) or words.keys() - set(WORDED[shelf]):
                way = f"What can be said anew: {', '.join(WORDED[shelf])}."
                self.reading.report(file, (0, 1), f"“{place}” can't be used.", way)
            else:
                kind, given = type(records[name]), records[name].model_dump()
                whole = self.reading.record(
                    kind, file, given | words, {"id": name}, place
                )
                if whole:
                    yield name, {field: getattr(whole, field) for field in words}
