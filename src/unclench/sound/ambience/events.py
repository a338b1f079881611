"""Single small sounds at chance times: a near drop, a crackle, a bird."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from unclench.sound.chance import drift, share
from unclench.sound.loudness import HOP, Powers, k_powers
from unclench.vocabulary import SAMPLE_RATE

type Kernel = NDArray[np.float32]

type Single = tuple[int, Kernel, NDArray[np.float32]]
"""Onset, sound, and the gains of both sides, shape (2, 1)."""

SEGMENT = 8 * SAMPLE_RATE
"""Samples whose sounds are looked up at once."""

_WANDERS = 11.0
"""Stretches in which a steady sound has gone from early to late, or back."""


@dataclass(frozen=True, eq=False)
class Events:
    """At most one sound in every stretch of time, each at a moment of its own."""

    seed: int
    kernels: tuple[Kernel, ...]
    """The sounds, mono, each shape (k,)."""
    every: int
    """Samples in a stretch."""
    likely: float = 1.0
    """Share of stretches that have a sound."""
    loudest: float = 1.0
    quietest: float = 0.2
    """Gains between which the sounds lie, most of them midway in dB: a log-normal with
    its tails cut off."""
    steady: float = 0.0
    """How steady their pace is: 0 is pure chance, 1 hardly wanders."""
    side: float | None = None
    """Where all of them are, from 0 (left) to 1; None for anywhere."""
    swell: Callable[[NDArray[np.float64]], NDArray[np.float64]] | None = None
    """Gain of what sounds at moments in seconds, shape (k,); None for always one."""
    _found: Callable[[int], list[Single]] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_found", lru_cache(maxsize=4)(self._looked_up))

    def read(self, start: int, n: int) -> NDArray[np.float32]:
        """Samples [start, start+n), shape (2, n)."""
        out = np.zeros((2, n), np.float32)
        for at, kernel, gains in self._between(start - self._longest, start + n):
            a, b = max(at, start), min(at + len(kernel), start + n)
            if a < b:
                out[:, a - start : b - start] += gains * kernel[a - at : b - at]
        return out

    def powers(self, n: int) -> Powers:
        """K-weighted powers of the first n samples, laid where each sound is heard."""
        powers = np.zeros(-(-n // HOP) + 1 + self._longest // HOP + 1)
        heard = {id(k): k_powers(k[None]) for k in self.kernels}
        for at, kernel, gains in self._between(-self._longest, n):
            power = heard[id(kernel)] * float(np.sum(gains**2))
            if at >= 0:
                powers[at // HOP : at // HOP + len(power)] += power
        return powers[: -(-n // HOP)]

    def onsets(self, start: int, end: int) -> list[int]:
        """Return the samples within [start, end) at which a sound begins."""
        return [at for at, _, _ in self._between(start, end)]

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self.kernels))

    def _between(self, start: int, end: int) -> Iterator[Single]:
        """Sounds that begin in [start, end), in their order."""
        for q in range(start // SEGMENT, (end - 1) // SEGMENT + 1):
            yield from (single for single in self._found(q) if start <= single[0] < end)

    def _looked_up(self, q: int) -> list[Single]:
        """Sounds that begin in the q-th segment."""
        start, end = q * SEGMENT, (q + 1) * SEGMENT
        index = np.arange(start // self.every, end // self.every + 1)
        when, which, side, there, *loud = (
            share(self.seed, key, index) for key in range(7)
        )
        if self.steady:
            wander = drift(self.seed, 7, index.astype(np.float64), _WANDERS)
            when = self.steady * wander + (1 - self.steady) * when
        onsets = index * self.every + (when * self.every).astype(np.int64)
        gain = self.quietest * (self.loudest / self.quietest) ** (sum(loud) / len(loud))
        if self.swell:
            gain = gain * self.swell(onsets / SAMPLE_RATE)
        if self.side is not None:
            side = np.full(len(index), self.side)
        gains = (gain * np.sqrt([1 - side, side])).astype(np.float32)
        kinds = (which * len(self.kernels)).astype(np.int64)
        chosen = (there < self.likely) & (start <= onsets) & (onsets < end)
        chosen &= gains.any(0)
        return [
            (int(onsets[i]), self.kernels[kinds[i]], gains[:, i, None])
            for i in np.flatnonzero(chosen)
        ]
