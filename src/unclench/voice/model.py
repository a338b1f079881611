"""A voice: an engine with its settings."""

import hashlib
import json
from dataclasses import asdict, dataclass

from unclench.voice.espeak.settings import EspeakSettings


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
    settings: EspeakSettings

    @property
    def identity(self) -> str:
        """Name, version and a digest of the settings: the voice as a recipe holds it."""
        canonical = json.dumps(asdict(self.settings), sort_keys=True)
        digest = hashlib.sha256(canonical.encode()).hexdigest()[:12]
        return f"{self.name} {self.engine} {self.version} {digest}"

    def speaks(self, language: str) -> bool:
        """Tell whether `language` is this voice's, in whatever region."""
        own, asked = (tag.partition("-")[0].lower() for tag in (self.language, language))
        return own == asked
