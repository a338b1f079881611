"""The breath tone: one soft sound that rises to breathe in with, one that sinks to out.

The two can be told apart with closed eyes, by more than one thing: in goes up, and out
comes down and ends lower than in began; in is bright and airy and grows, out is dark and
soft and takes its time to fade. Each is a few steady partials under slow gains, with a
breath of noise above them.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from unclench.sound.curve import CELL, Curve, interpolate, smooth
from unclench.sound.loudness import HOP, k_powers, k_weight, power_of
from unclench.sound.texture import Band
from unclench.timeline import Cue, CueKind
from unclench.vocabulary import SAMPLE_RATE


@dataclass(frozen=True, slots=True)
class Phase:
    """How one half of a breath sounds."""

    partials: tuple[int, ...]
    """Hz, in the order they are passed through. Whole numbers, so one second of each
    holds it for ever; fourths apart, so that neighbours never beat."""
    air: tuple[Band, ...]
    """Noise, in the order it is passed through."""
    air_db: float
    """Loudness of the noise against the partials, in dB."""
    onset_s: float
    release_s: float
    """Seconds of swelling at its beginning and of dying away at its end."""
    grows: bool
    """Whether it is fullest at its end; else at its beginning."""
    loudness: float
    """LUFS of its fullest moment."""


PHASES = {
    CueKind.BREATH_IN: Phase(
        partials=(147, 196, 262, 349),
        air=(Band(700, 1800, 2, 2), Band(1600, 3400, 2, 2)),
        air_db=-7.0,
        onset_s=0.3,
        release_s=0.4,
        grows=True,
        loudness=0.0,
    ),
    CueKind.BREATH_OUT: Phase(
        partials=(262, 196, 147, 110),
        air=(Band(500, 1100, 2, 2), Band(250, 600, 2, 2)),
        air_db=-12.0,
        onset_s=0.6,
        release_s=1.2,
        grows=False,
        loudness=-1.5,
    ),
}

_NEAR = 0.38
"""How much of a phase a partial's rise and fall take."""
_SWELL = 0.45
"""Gain at the quiet end of a phase."""
_AIR_LENGTH = 2**17
"""Samples of noise before it comes round, 2.7 s: nobody hears that in a soft breath."""


@lru_cache(maxsize=6)
def tone(kind: CueKind, length: int) -> NDArray[np.float32]:
    """One phase of breath, its fullest moment at `Phase.loudness` in stereo.

    Parameters
    ----------
    kind
        `CueKind.BREATH_IN` or `CueKind.BREATH_OUT`.
    length
        Samples.

    Returns
    -------
    NDArray
        Mono, shape (length,), float32, silent at both ends.
    """
    out = np.zeros(length, np.float32)
    for sound, curve in zip(_sounds(kind), _curves(kind, length), strict=True):
        wave = np.resize(sound, length)
        wave *= interpolate(curve, 0, length)
        out += wave
    return out


def powers(cue: Cue) -> NDArray[np.float64]:
    """K-weighted power of both channels of a phase in each of its cells."""
    curves = _curves(cue.kind, cue.end - cue.start)
    power: NDArray[np.float64] = np.square(curves, dtype=np.float64).sum(0)[:-1]
    return power


@lru_cache(maxsize=2)
def _sounds(kind: CueKind) -> tuple[NDArray[np.float32], ...]:
    """Partials and noise of a phase, each of a K-weighted power of one in stereo."""
    phase = PHASES[kind]
    second = np.arange(SAMPLE_RATE) * (2 * np.pi / SAMPLE_RATE)
    weights = np.sqrt(k_weight(np.array(phase.partials, np.float64)))
    waves = [
        (np.sin(hertz * second) / weight).astype(np.float32)
        for hertz, weight in zip(phase.partials, weights, strict=True)
    ]
    for number, band in enumerate(phase.air):
        wave = band.wave(number, _AIR_LENGTH)[0]
        whole = wave[None, : _AIR_LENGTH - _AIR_LENGTH % HOP]
        waves.append(wave / np.float32(np.sqrt(2 * k_powers(whole).mean())))
    return tuple(waves)


def _curves(kind: CueKind, length: int) -> Curve:
    """Gain of each partial and each noise in each cell of a phase."""
    phase = PHASES[kind]
    at = np.arange(-(-length // CELL) + 1, dtype=np.float64) * (CELL / length)
    seconds = length / SAMPLE_RATE
    edges = smooth(at * seconds / phase.onset_s)
    edges *= smooth((1 - at) * seconds / phase.release_s)
    swell = _SWELL + (1 - _SWELL) * smooth(at if phase.grows else 1 - at)
    tones = _passed(at, len(phase.partials))
    air = _passed(at, len(phase.air)) * 10 ** (phase.air_db / 20)
    gains = np.concatenate([tones, air]) * edges * swell
    gains *= np.sqrt(power_of(phase.loudness) / np.square(gains).sum(0).max())
    return gains.astype(np.float32)


def _passed(at: NDArray[np.float64], count: int) -> NDArray[np.float64]:
    """Gains of sounds that follow each other through a phase, shape (count, k)."""
    places = np.linspace(0.05, 0.95, count)[:, None]
    return np.exp(-np.square((at - places) / _NEAR))
