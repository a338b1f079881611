"""Waves on a beach: each swells, breaks, runs up the sand and draws back."""

from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from unclench.sound.ambience.bed import Bed
from unclench.sound.chance import drift, share
from unclench.sound.texture import Band

_PERIOD, _JITTER = 9.0, 1.7
"""Seconds between waves, and how far one may come early or late: slow, as calm seas."""

_REACH = 16.0
"""Seconds before its breaking and after within which a wave can be heard."""

_TEXTURES = (
    Band(45, 190, 2, 1.5, -3),  # the swell rolling in
    Band(160, 1100, 1.5, 1.2, -2),  # the breaking
    Band(700, 4200, 1.5, 1.6, -1.5),  # the run up the sand
    Band(2600, 9500, 1.5, 2, -1),  # the foam drawing back
)
_FLOOR = (0.095, 0.11, 0.062, 0.022)
_HEIGHT = (0.42, 0.80, 0.62, 0.34)
_PEAK = (-0.6, 0.0, 0.7, 1.7)
_RISE = (2.4, 1.7, 1.25, 1.15)
_FALL = (1.8, 1.7, 1.6, 1.5)
"""Per texture: sound between waves, sound of a wave, and the seconds of its peak
against the breaking, of its growth and of its decay."""

_BACK = (0.0, 0.05, 0.16, 0.20)
_BACK_AT, _BACK_WIDE = 4.3, 1.25
"""The water drawing back: a second, softer, brighter rise after the breaking."""


def ocean(seed: int, tables: Path) -> Bed:
    """Return calm surf."""
    return Bed(_TEXTURES, partial(_controls, seed), tables)


def _controls(seed: int, t: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    far = 0.8 + 0.4 * drift(seed, 20, t, 13.0)
    gains = [np.tile(floor * far, (2, 1)) for floor in _FLOOR]
    first, last = (t[0] - _REACH) // _PERIOD, (t[-1] + _REACH) // _PERIOD
    index = np.arange(int(first), int(last) + 1)
    chances = zip(*(share(seed, key, index) for key in range(10, 15)), strict=True)
    for k, (when, size, side, slow, back) in zip(index, chances, strict=True):
        since = t - (k * _PERIOD + (when - 0.5) * 2 * _JITTER)
        height = 0.62 + 0.55 * size
        sides = height * (1 + 0.45 * (side - 0.5) * np.array([[-1.0], [1.0]]))
        for i in range(len(gains)):
            d = since - _PEAK[i]
            grown = np.exp(
                -np.square(np.minimum(d, 0) / (_RISE[i] * (0.85 + 0.3 * slow)))
            )
            fallen = _after(np.maximum(d, 0) / (_FALL[i] * (0.85 + 0.4 * slow)))
            drawn = np.exp(-np.square((since - _BACK_AT - back) / _BACK_WIDE))
            gains[i] += sides * (_HEIGHT[i] * grown * fallen + _BACK[i] * drawn)
    return gains


def _after(x: NDArray[np.float64]) -> NDArray[np.float64]:
    """Decay that leaves its peak without a corner."""
    fallen: NDArray[np.float64] = np.exp(-x * x / (0.6 + x))
    return fallen
