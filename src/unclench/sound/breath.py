"""The breath tone: one soft tone that rises to breathe in with, one that sinks to out.

Each phase is made of a few steady partials. In goes up through them and grows; out
comes down through them, one step further than it rose, and fades: the two can be told
apart with closed eyes.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from unclench.sound.curve import CELL, Curve, interpolate, smooth
from unclench.sound.loudness import k_weight, power_of
from unclench.timeline import Cue, CueKind
from unclench.vocabulary import SAMPLE_RATE

PARTIALS = (110, 147, 220, 294)
"""Hz. Whole numbers, so one second of each holds it for ever."""

_PLACES = {CueKind.BREATH_IN: (-1.0, 0.05, 0.45, 0.95)}
_PLACES[CueKind.BREATH_OUT] = (0.95, 0.60, 0.30, 0.05)
"""How far into the phase each partial is fullest; below -0.5 it is not heard at all."""

_ONSET_S, _RELEASE_S = 0.25, 0.35
"""Seconds of swelling at a phase's beginning and of dying away at its end."""


@lru_cache(maxsize=6)
def tone(kind: CueKind, length: int) -> NDArray[np.float32]:
    """One phase of breath, its fullest moment at a loudness of 0 LUFS in stereo.

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
    curves = _curves(kind, length)
    out = np.zeros(length, np.float32)
    second = np.arange(SAMPLE_RATE) * (2 * np.pi / SAMPLE_RATE)
    for hertz, curve in zip(PARTIALS, curves, strict=True):
        wave = np.resize(np.sin(hertz * second).astype(np.float32), length)
        wave *= interpolate(curve, 0, length)
        out += wave
    return out


def powers(cue: Cue) -> NDArray[np.float64]:
    """K-weighted power of both channels of a phase in each of its cells."""
    weights = k_weight(np.array(PARTIALS, np.float64))
    curves = _curves(cue.kind, cue.end - cue.start)
    power: NDArray[np.float64] = (np.square(curves, dtype=np.float64).T @ weights)[:-1]
    return power


def _curves(kind: CueKind, length: int) -> Curve:
    """Gain of each partial in each cell of a phase."""
    at = np.arange(-(-length // CELL) + 1) * (CELL / length)
    seconds = length / SAMPLE_RATE
    edges = smooth(at * seconds / _ONSET_S) * smooth((1 - at) * seconds / _RELEASE_S)
    swell = 0.45 + 0.55 * smooth(at if kind is CueKind.BREATH_IN else 1 - at)
    places = np.array(_PLACES[kind])[:, None]
    near = np.exp(-np.square((at - places) / 0.38)) * (places > -0.5)  # noqa: PLR2004 - see _PLACES
    gains: NDArray[np.float64] = near * edges * swell
    power = np.square(gains).T @ k_weight(np.array(PARTIALS, np.float64))
    gains *= np.sqrt(power_of(0.0) / power.max())
    return gains.astype(np.float32)
