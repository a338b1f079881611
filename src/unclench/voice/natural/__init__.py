"""Natural voices: neural models of two shapes, run in a process of their own.

Phonemes come from espeak-ng's process, and the sound from onnxruntime's: neither is
loaded into ours.
"""

from unclench.voice.natural.settings import (
    KokoroSettings,
    NaturalSettings,
    PiperSettings,
)
from unclench.voice.natural.shape import Shape, shape_of
from unclench.voice.natural.speaker import NaturalSpeaker

__all__ = [
    "KokoroSettings",
    "NaturalSettings",
    "NaturalSpeaker",
    "PiperSettings",
    "Shape",
    "shape_of",
]
