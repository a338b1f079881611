"""What is spoken, how, and the samples that come of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

SAMPLE_RATE = 48_000
"""Samples a second of every timeline and session, in Hz."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """How a line is said."""

    rate: int = 120
    """Words a minute while speaking, in steps of 5."""
    level: float = 0.0
    """Loudness against the start of the session, in dB."""
    pitch: float = 0.0
    """Height against the voice's own, in semitones."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """One spoken line: everything that decides its samples, given a voice."""

    text: str
    language: str = "en"
    delivery: Delivery = Delivery()


@dataclass(frozen=True, slots=True)
class Word:
    """Where a word of an utterance is, in its text and in its sound."""

    at: int
    """Offset of the first character in the text."""
    length: int
    """Number of characters."""
    start: int
    """Samples from the start of the clip: at the clip's rate in a `Clip`, at
    `SAMPLE_RATE` in a `Spoken`."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """How long an utterance sounds and when its words begin, at `SAMPLE_RATE`."""

    length: int
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Clip:
    """One spoken line as samples, trimmed to the speech."""

    samples: NDArray[np.int16]
    """Mono, shape (n,)."""
    rate: int
    """Samples a second, in Hz."""
    words: tuple[Word, ...] = field(default=())

    @property
    def spoken(self) -> Spoken:
        """Length and word times at `SAMPLE_RATE`, lengths rounded up."""

        def scaled(n: int) -> int:
            return -(-n * SAMPLE_RATE // self.rate)

        words = tuple(Word(w.at, w.length, scaled(w.start)) for w in self.words)
        return Spoken(scaled(len(self.samples)), words)


type Clips = Mapping[Utterance, Clip]
type Durations = Mapping[Utterance, Spoken]
