"""A voice: an engine with its settings."""

import hashlib
import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from unclench.vocabulary import Utterance
from unclench.voice.espeak.settings import EspeakSettings
from unclench.voice.lexicon import lexicon_of
from unclench.voice.natural.settings import NaturalSettings
from unclench.voice.reading import reading_of
from unclench.voice.recorded.settings import RecordedSettings
from unclench.voice.say.settings import SaySettings


class Kind(StrEnum):
    """What a voice is made of, which decides how it is offered."""

    BUILT_IN = "built-in"
    """Comes with Unclench and sounds like a machine."""
    SYSTEM = "system"
    """The operating system's own."""
    NATURAL = "natural"
    """A neural voice that somebody installed."""
    HUMAN = "human"
    """Somebody's own recordings."""


type Settings = EspeakSettings | NaturalSettings | RecordedSettings | SaySettings
"""Frozen dataclasses of what JSON can hold, one for each engine."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Everything but the line itself that decides the samples of a clip."""

    name: str
    """What a person types, such as ``espeak-en-us``."""
    engine: str
    """Name of the engine."""
    version: str
    """Version of the engine and of the data it speaks from."""
    language: str
    """Language as in BCP 47, such as ``en-US``."""
    settings: Settings
    kind: Kind = Kind.BUILT_IN
    folder: Path | None = None
    """Where the files of an added voice lie: no part of what it is."""
    stand_in: "Voice | None" = None
    """Who says what a recorded voice has no recording of."""

    @property
    def identity(self) -> str:
        """The voice as a recipe holds it.

        Name, version, and a digest of the settings and of how its language is read.
        """
        return self._known_by(lexicon_of(self.language).digest)

    @property
    def spacious(self) -> bool:
        """Whether fewer words and more quiet suit it best."""
        return self.kind is Kind.BUILT_IN

    def origin(self, utterance: Utterance) -> str:
        """Return what decides the samples of one utterance besides the utterance.

        A clip outlives a lexicon that reads its line as before, and one line that was
        recorded anew leaves the clips of all others.
        """
        if isinstance(self.settings, RecordedSettings):
            sound = self.settings.sound_of(utterance.text)
            _home, other = self.stands_on
            return f"recorded {sound}" if sound else other.origin(utterance)
        return self._known_by(reading_of(utterance.text, utterance.language).text)

    @property
    def stands_on(self) -> "tuple[Path, Voice]":
        """The folder of a recorded voice, and who says what it was not recorded for.

        Raises
        ------
        ValueError
            If it was not looked up with `find_voice`, which finds both.
        """
        if self.folder is None or self.stand_in is None:
            raise ValueError(f"Nobody stands in for the voice {self.name!r}.")
        return self.folder, self.stand_in

    def speaks(self, language: str) -> bool:
        """Tell whether `language` is this voice's, in whatever region."""
        own, asked = (tag.partition("-")[0].lower() for tag in (self.language, language))
        return own == asked

    def _known_by(self, reading: str) -> str:
        canonical = json.dumps([asdict(self.settings), reading], sort_keys=True)
        digest = hashlib.sha256(canonical.encode()).hexdigest()[:12]
        return f"{self.name} {self.engine} {self.version} {digest}"
