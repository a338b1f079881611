"""How espeak-ng is asked to speak, and how its pace is told from ours."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from unclench.voice.warm import Warmth

VOICES = Path(__file__).with_name("voices")
"""Folder of the voice files that are ours, in the engine's own form."""

STEPS = 6
"""Steps of the engine's pitch in a semitone."""
SLOWEST_RATE = 80
"""The engine speaks no slower, in its own words a minute (``espeakRATE_MINIMUM``)."""


@dataclass(frozen=True, slots=True)
class Pace:
    """The words a minute that come out, measured over typical lines of sessions.

    The engine counts in words longer than those of a quiet script, so it speaks more of
    ours in a minute than it is asked for. Measured as ``method.md`` 9.4 says: words over
    the length of the clip without its edges; ``tests/voice/test_pace.py`` measures again.
    """

    ratio: float
    """Words a minute that come out for one asked of the engine, with a word gap of 1."""
    slowest: tuple[float, ...]
    """Words a minute at the engine's slowest rate, with word gaps of 1, 2, 3 ..."""

    def rate_and_gap(self, rate: int) -> tuple[int, int]:
        """Return the engine's rate and word gap for `rate` words a minute.

        A word gap of 1 (about 10 ms) keeps the words of slow speech apart; below the
        engine's slowest rate the gaps grow instead of the sounds.
        """
        if rate >= self.slowest[0]:
            return max(SLOWEST_RATE, round(rate / self.ratio)), 1
        gap = min(range(len(self.slowest)), key=lambda n: abs(self.slowest[n] - rate))
        return SLOWEST_RATE, gap + 1


@dataclass(frozen=True, slots=True)
class EspeakSettings:
    """Settings of one espeak-ng voice, in the engine's own units."""

    variant: str
    """Name of the engine's voice, such as ``gmw/en-US``, or of a file in `VOICES`."""
    pace: Pace
    character: str = ""
    """Digest of the file in `VOICES`; empty where the engine's own voice speaks."""
    warmth: Warmth | None = None
    """How its sound is treated; None leaves it as it is."""
    pitch: int = 40
    """Base pitch, 0 to 99; 50 is the engine's own, 50 more is an octave."""
    range: int = 35
    """How far the pitch moves within a sentence, 0 to 99; 50 is the engine's own."""

    @classmethod
    def ours(cls, variant: str, pace: Pace, warmth: Warmth | None) -> Self:
        """Return a voice of `VOICES`."""
        whole = (VOICES / variant).read_bytes()
        return cls(variant, pace, hashlib.sha256(whole).hexdigest()[:12], warmth)

    @property
    def source(self) -> str:
        """What the engine is asked for: the path of a file, or a name of its own."""
        return str(VOICES / self.variant) if self.character else self.variant

    def pitch_for(self, semitones: float) -> int:
        """Return the engine's pitch for `semitones` above or below the voice's own.

        A semitone is `STEPS` of the engine's: measured from two below to one above the
        usual `pitch` at the usual `range`, where ``tests/voice/test_speaker.py`` measures
        it again.
        """
        return min(99, max(0, round(self.pitch + STEPS * semitones)))
