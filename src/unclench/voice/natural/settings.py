"""What decides how a natural voice speaks, besides the files of its model."""

from dataclasses import dataclass

USUAL_PACE = 165.0
"""Words a minute of a voice that was never measured; a choice of ours. The first line
spoken shows how far off it is, and is spoken again."""


@dataclass(frozen=True, slots=True)
class KokoroSettings:
    """One speaker of a Kokoro-shaped model."""

    model: str
    """Name of the ONNX file in the voice's folder."""
    styles: str
    """Name of the file of styles, which holds every speaker."""
    speaker: str
    """Whose style it is, such as ``af_heart``."""
    phonemes: str
    """The espeak-ng voice that says how words are pronounced, such as ``en-us``."""
    pace: float = USUAL_PACE
    """Words a minute at the model's usual speed, measured as ``method.md`` 9.4 says."""


@dataclass(frozen=True, slots=True)
class PiperSettings:
    """One speaker of a Piper-shaped model."""

    model: str
    """Name of the ONNX file in the voice's folder."""
    config: str
    """Name of the JSON file beside it, which says what the model expects."""
    speaker: str = ""
    """One of the config's speakers, by name; empty for the only one, or the first."""
    pace: float = USUAL_PACE
    """Words a minute at the model's usual speed, measured as ``method.md`` 9.4 says."""


type NaturalSettings = KokoroSettings | PiperSettings
