"""Natural voices: neural models of two shapes, in a process of their own."""

from unclench.voice.natural.settings import (
    KokoroSettings,
    NaturalSettings,
    PiperSettings,
)

__all__ = ["KokoroSettings", "NaturalSettings", "PiperSettings"]
