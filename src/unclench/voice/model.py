"""A voice: an engine with its settings."""

import hashlib
import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from unclench.vocabulary import Utterance
from unclench.voice.espeak.settings import EspeakSettings
from unclench.voice.natural.settings import NaturalSettings


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


type Settings = EspeakSettings | NaturalSettings
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

    @property
    def identity(self) -> str:
        """Name, version and a digest of the settings: the voice as a recipe holds it."""
        canonical = json.dumps(asdict(self.settings), sort_keys=True)
        digest = hashlib.sha256(canonical.encode()).hexdigest()[:12]
        return f"{self.name} {self.engine} {self.version} {digest}"

    @property
    def spacious(self) -> bool:
        """Whether fewer words and more quiet suit it best."""
        return self.kind is Kind.BUILT_IN

    def origin(self, utterance: Utterance) -> str:  # noqa: ARG002 - told by recordings
        """Return what decides the samples of one utterance besides the utterance."""
        return self.identity

    def speaks(self, language: str) -> bool:
        """Tell whether `language` is this voice's, in whatever region."""
        own, asked = (tag.partition("-")[0].lower() for tag in (self.language, language))
        return own == asked
