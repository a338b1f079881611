"""What all ambiences are: textures under slow gains, and single events over them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from unclench.sound.ambience.events import Events
from unclench.sound.ambience.weather import Weather
from unclench.sound.curve import CELL, Curve, cells, interpolate
from unclench.sound.loudness import HOP, Powers
from unclench.sound.texture import STEP, Table, Texture
from unclench.vocabulary import SAMPLE_RATE

SEGMENT = 800
"""Cells worked out at once, 8 s: always the same ones together, so that a value never
depends on who asks for it."""

_LISTENED = 400
"""Hops worked out at once for their powers, 40 s."""

type Controls = Callable[
    [Weather, NDArray[np.float64]], Sequence[NDArray[np.float64] | float]
]
"""From the weather and seconds, shape (k,), to the gain of each texture, shape (2, k),
(k,) or a number."""


@dataclass(frozen=True, eq=False)
class Bed:
    """One ambience. Samples depend on its weather and their place, never on the block."""

    weather: Weather
    textures: tuple[Texture, ...]
    controls: Controls
    tables: Path
    """Folder where textures are kept once made."""
    events: tuple[Events, ...] = ()
    _layers: tuple[Table, ...] = field(init=False)
    _segment: Callable[[int], Curve] = field(init=False)

    def __post_init__(self) -> None:
        seed = self.weather.seed
        layers = tuple(Table(texture, self.tables, seed) for texture in self.textures)
        object.__setattr__(self, "_layers", layers)
        object.__setattr__(self, "_segment", lru_cache(maxsize=4)(self._worked_out))

    def read(self, start: int, n: int, gain: Curve) -> NDArray[np.float32]:
        """Samples [start, start+n) under a further gain.

        Parameters
        ----------
        gain
            Values of the cells that `cells(start, n)` names, shape (k,).

        Returns
        -------
        NDArray
            Shape (2, n), float32.
        """
        curves = self._curves(*cells(start, n)) * (gain * STEP)
        out = np.zeros((2, n), np.float32)
        for curve, layer in zip(curves, self._layers, strict=True):
            if curve.any():
                envelope = interpolate(curve.astype(np.float32), start, n)
                layer.times(envelope, start)
                out += envelope
        for events in self.events:
            single = events.read(start, n)
            single *= interpolate(gain, start, n)
            out += single
        return out

    def powers(self, n: int) -> Powers:
        """K-weighted powers of the first n samples, each 100 ms, without making them."""
        hops = -(-n // HOP)
        # Gains move so slowly that one in the middle of each 100 ms tells its power.
        middles = (np.arange(hops, dtype=np.float64) + 0.5) * (HOP / SAMPLE_RATE)
        parts = [middles[at : at + _LISTENED] for at in range(0, hops, _LISTENED)]
        squares = [np.square(self._gains(t)).sum((0, 1)) for t in parts]
        powers: Powers = np.concatenate(squares)
        for events in self.events:
            powers = powers + events.powers(n)
        return powers

    def _curves(self, first: int, last: int) -> Curve:
        head, tail = first // SEGMENT, (last - 1) // SEGMENT
        whole = np.concatenate([self._segment(q) for q in range(head, tail + 1)], axis=2)
        return whole[:, :, first - head * SEGMENT : last - head * SEGMENT]

    def _worked_out(self, segment: int) -> Curve:
        cell = np.arange(segment * SEGMENT, (segment + 1) * SEGMENT, dtype=np.float64)
        return self._gains(cell * (CELL / SAMPLE_RATE)).astype(np.float32)

    def _gains(self, t: NDArray[np.float64]) -> NDArray[np.float64]:
        """Gains of all textures on both sides at moments in seconds, shape (l, 2, k)."""
        gains = zip(self.controls(self.weather, t), self.textures, strict=True)
        rows = [
            np.broadcast_to(row, (2, len(t))) * self.weather.tilt(texture.centre)
            for row, texture in gains
        ]
        return np.stack(rows)


def pan(side: NDArray[np.float64] | float) -> NDArray[np.float64]:
    """Gains of left and right, shape (2, ...), for a side from 0 (left) to 1."""
    side = np.asarray(side)
    return np.sqrt(2 * np.stack([1 - side, side]))
