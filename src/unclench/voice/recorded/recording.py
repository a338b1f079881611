"""One recorded line, and what was found in its sound."""

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from unclench.voice.recorded.settings import version_of

type Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Finding(StrEnum):
    """Something about a recording that its speaker may like to know; none refuses it."""

    HISS = "hiss"
    """Noise is heard behind the voice."""
    HUM = "hum"
    """A tone of the mains is heard behind the voice."""
    CLIPPED = "clipped"
    """The loudest moments were cut off."""
    QUIET = "quiet"
    """The voice is far from the microphone, or soft."""
    QUICK = "quick"
    """Too short for these words."""
    SLOW = "slow"
    """Too long for these words."""


class Measured(BaseModel):
    """What was measured before the sound was trimmed and levelled."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    seconds: float
    """From the first sound of the voice to its last."""
    words_a_minute: float
    voice_dbfs: float
    """Root mean square where somebody speaks."""
    noise_dbfs: float | None
    """The same of what lies behind it; None where there is no pause to hear it in."""
    hum_dbfs: float | None
    """Of the mains' tone and its overtones; None where it can't be told."""
    clipped: int
    """Samples that were cut off."""


class Recording(BaseModel):
    """A line as somebody said it. It belongs to these words and no others."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    line: Annotated[str, Field(min_length=1, max_length=200)]
    """Id of the line."""
    language: str
    text: Annotated[str, Field(min_length=1, max_length=2000)]
    """The words as they were read, kept to be shown once they have changed."""
    sound: Digest
    """SHA-256 of the sound file, which is called so."""
    measured: Measured
    findings: tuple[Finding, ...] = ()

    @property
    def version(self) -> str:
        """What tells these words from others."""
        return version_of(self.text)
