"""Voices that somebody added: a folder each, with a ``voice.toml`` that says what it is.

A folder that can't be read costs only itself: it is a problem beside the good ones.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, ClassVar, Literal

from pydantic import Field, ValidationError

from unclench.content import Problem
from unclench.content.record import Id, Name, Record
from unclench.content.table import mistakes, read_table
from unclench.vocabulary.nearest import nearest
from unclench.voice.model import Kind, Voice
from unclench.voice.natural.settings import (
    USUAL_PACE,
    KokoroSettings,
    PiperSettings,
)
from unclench.voice.recorded.settings import RecordedSettings

VOICE_FILE = "voice.toml"

type File = Annotated[str, Field(pattern=r"^[A-Za-z0-9][\w.+-]{0,99}$")]
"""The name of a file in the voice's own folder."""
type Tag = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
"""A language as in BCP 47, such as ``en-US``."""
type WordsAMinute = Annotated[float, Field(ge=40, le=400)]


class Speaker(Record):
    """One of those who speak through a model."""

    name: Annotated[str, Field(pattern=r"^[A-Za-z0-9][\w-]{0,39}$")]
    """As the model's own files call it, such as ``af_heart``."""
    language: Tag | None = None
    """Where it is not the language of the whole."""
    pace: WordsAMinute = USUAL_PACE
    """Words a minute at the model's usual speed; measured when the voice was added."""


class Added(Record):
    """What every added voice says of itself."""

    name: Id
    """What a person types; the folder is called so as well."""
    language: Tag
    licence: Name
    version: Annotated[str, Field(pattern=r"^[0-9a-f]{8,64}$")]
    """Start of the `fingerprint` of the files it speaks from: never hashed again."""


class Kokoro(Added):
    """A voice of the Kokoro shape: one model, and a file with the style of each speaker.

    The first speaker is called as the voice is, the others behind it:
    ``kokoro``, ``kokoro-bf-emma``.
    """

    engine: Literal["kokoro"]
    kind: Literal[Kind.NATURAL]
    model: File
    styles: File
    speakers: Annotated[tuple[Speaker, ...], Field(min_length=1)]

    @property
    def files(self) -> tuple[str, ...]:
        """What it speaks from, in its folder."""
        return (self.model, self.styles)

    def voices(self, folder: Path) -> Iterator[Voice]:
        """Yield a voice for each speaker."""
        for speaker in self.speakers:
            language = speaker.language or self.language
            settings = KokoroSettings(
                self.model,
                self.styles,
                speaker.name,
                phonemes=language.lower(),
                pace=speaker.pace,
            )
            name = _name_of(self, speaker)
            yield Voice(
                name, self.engine, self.version, language, settings, self.kind, folder
            )


class Piper(Added):
    """A voice of the Piper shape: one model, and what it expects in a JSON file."""

    engine: Literal["piper"]
    kind: Literal[Kind.NATURAL]
    model: File
    config: File
    pace: WordsAMinute = USUAL_PACE
    """Of the only speaker, where there are none by name."""
    speakers: tuple[Speaker, ...] = ()

    @property
    def files(self) -> tuple[str, ...]:
        """What it speaks from, in its folder."""
        return (self.model, self.config)

    def voices(self, folder: Path) -> Iterator[Voice]:
        """Yield a voice for each speaker, or the one there is."""
        for speaker in self.speakers or (None,):
            language = (speaker and speaker.language) or self.language
            settings = PiperSettings(
                self.model,
                self.config,
                speaker.name if speaker else "",
                speaker.pace if speaker else self.pace,
            )
            name = _name_of(self, speaker) if speaker else self.name
            yield Voice(
                name, self.engine, self.version, language, settings, self.kind, folder
            )


class Recorded(Record):
    """Somebody's own recordings; `voice.recorded` keeps the rest of the folder."""

    name: Id
    """Tells nothing of who speaks: it stands in recipes and addresses."""
    language: Tag
    licence: Name = "Not to be passed on without their consent"
    engine: Literal["recorded"] = "recorded"
    kind: Literal[Kind.HUMAN] = Kind.HUMAN
    stand_in: Annotated[str, Field(max_length=80)] = ""
    """The voice that says what was not recorded; empty for the first of the language."""
    whose: Annotated[str, Field(max_length=80, pattern=r"^[^\r\n]*$")] = ""
    """Whose voice it is, in whatever words: it stands here and nowhere else."""
    version: ClassVar[str] = "1"
    """Raised whenever a recording would be heard otherwise."""

    @property
    def files(self) -> tuple[str, ...]:
        """What it can't do without: nothing, for every line may be said by another."""
        return ()

    def voices(self, folder: Path) -> Iterator[Voice]:
        """Yield the voice, without its recordings and without who stands in for it."""
        settings = RecordedSettings(self.stand_in)
        yield Voice(
            self.name,
            self.engine,
            self.version,
            self.language,
            settings,
            self.kind,
            folder,
        )


type AnyAdded = Kokoro | Piper | Recorded

ENGINES: dict[str, type[AnyAdded]] = {
    "kokoro": Kokoro,
    "piper": Piper,
    "recorded": Recorded,
}
"""What a ``voice.toml`` holds, by the engine it names."""


@dataclass(frozen=True, slots=True)
class AddedVoices:
    """The voices in a folder, by name, and what could not be read."""

    voices: dict[str, Voice] = field(default_factory=dict)
    records: dict[str, AnyAdded] = field(default_factory=dict)
    """What each folder says of itself, by its name."""
    problems: tuple[Problem, ...] = ()


def added_voices(folder: Path | None) -> AddedVoices:
    """Read every voice in a folder, in the order of their names.

    Parameters
    ----------
    folder
        A folder for each voice; it need not be there. Names that begin with a full
        stop, such as of a voice that is being installed, are passed over.
    """
    voices: dict[str, Voice] = {}
    records: dict[str, AnyAdded] = {}
    problems: list[Problem] = []
    for home in sorted(folder.iterdir()) if folder and folder.is_dir() else ():
        if home.name.startswith(".") or not home.is_dir():
            continue
        record, found = read_added(home)
        if record:
            records[home.name] = record
            voices |= {voice.name: voice for voice in record.voices(home)}
        problems += found
    return AddedVoices(voices, records, tuple(problems))


def read_added(home: Path) -> tuple[AnyAdded | None, tuple[Problem, ...]]:
    """Read what the voice in one folder says of itself, or what is wrong with it."""
    file = home / VOICE_FILE
    try:
        text = file.read_text("utf-8")
    except FileNotFoundError:
        problem = Problem(str(file), 0, 1, "A voice needs this file.")
        return None, (problem,)
    except (OSError, UnicodeDecodeError) as error:
        told = getattr(error, "strerror", None) or "it is not text in UTF-8"
        return None, (Problem(str(file), 0, 1, f"This can't be read: {told}."),)
    table, problems = read_table(text, str(file))
    if problems:
        return None, problems
    kind = ENGINES.get(engine := str(table.get("engine", "")))
    if kind is None:
        message = f"No engine is called “{engine}”;"
        return None, (Problem(str(file), 0, 1, message, nearest(engine, ENGINES)),)
    try:
        record = kind.model_validate(table)
    except ValidationError as error:
        return None, tuple(mistakes(error, kind, text, str(file)))
    lacking = tuple(_lacking(record, home))
    return (None if lacking else record), lacking


def written(record: AnyAdded) -> str:
    """Write a record as the TOML of a ``voice.toml``."""
    told = record.model_dump(mode="json", exclude_none=True)
    speakers = told.pop("speakers", [])
    rows = [f"{name} = {_value(value)}" for name, value in told.items()]
    for speaker in speakers:
        rows += ["", "[[speakers]]"]
        rows += [f"{name} = {_value(value)}" for name, value in speaker.items()]
    return "\n".join([*rows, ""])


def fingerprint(*files: Path) -> str:
    """Return a digest of the content of some files, in their order.

    Raises
    ------
    OSError
        If one of them can't be read.
    """
    whole = hashlib.sha256()
    for path in files:
        with path.open("rb") as file:
            whole.update(hashlib.file_digest(file, "sha256").digest())
    return whole.hexdigest()[:16]


def _lacking(record: AnyAdded, home: Path) -> Iterator[Problem]:
    """Tell what is wrong with the folder round a record that is right in itself."""
    if record.name != home.name:
        message = f"The voice “{record.name}” lies in a folder of another name."
        yield Problem(str(home / VOICE_FILE), 0, 1, message, "Give both one name.")
    for name in record.files:
        if not (home / name).is_file():
            message = f"A file of it is gone: {name}."
            yield Problem(str(home / VOICE_FILE), 0, 1, message, "Install it again.")
    if record.kind is Kind.NATURAL and find_spec("onnxruntime") is None:
        message = "It needs onnxruntime, which isn't installed."
        way = 'Type: pip install "unclench[natural]"'
        yield Problem(str(home / VOICE_FILE), 0, 1, message, way)


def _name_of(record: Kokoro | Piper, speaker: Speaker) -> str:
    if speaker is record.speakers[0]:
        return record.name
    return f"{record.name}-{speaker.name}".lower().replace("_", "-")


def _value(value: object) -> str:
    # A text of JSON is one of TOML as well.
    return json.dumps(value, ensure_ascii=False)
