"""Single small sounds at chance times: a near drop, a bird."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from unclench.sound.chance import share
from unclench.sound.loudness import HOP, Powers, k_powers

type Kernel = NDArray[np.float32]


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
    """Gains between which the sounds lie, spread evenly in dB."""

    def read(self, start: int, n: int) -> NDArray[np.float32]:
        """Samples [start, start+n), shape (2, n)."""
        out = np.zeros((2, n), np.float32)
        for at, kernel, gains in self._between(start - self._longest, start + n):
            a, b = max(at, start), min(at + len(kernel), start + n)
            if a < b:
                out[:, a - start : b - start] += gains[:, None] * kernel[a - at : b - at]
        return out

    def powers(self, n: int) -> Powers:
        """K-weighted powers of the first n samples, each sound counted at its start."""
        powers = np.zeros(-(-n // HOP))
        energy = {id(k): k_powers(k[None]).sum() for k in self.kernels}
        for at, kernel, gains in self._between(0, n):
            powers[at // HOP] += energy[id(kernel)] * float(np.sum(gains**2))
        return powers

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self.kernels))

    def _between(
        self, start: int, end: int
    ) -> Iterator[tuple[int, Kernel, NDArray[np.float32]]]:
        """Onset, sound and the gains of both sides, of onsets in [start, end)."""
        index = np.arange(start // self.every, end // self.every + 1)
        when, which, loud, side, there = (share(self.seed, k, index) for k in range(5))
        onsets = index * self.every + (when * self.every).astype(np.int64)
        gain = self.quietest * (self.loudest / self.quietest) ** loud
        gains = (gain * np.sqrt([1 - side, side])).astype(np.float32)
        kinds = (which * len(self.kernels)).astype(np.int64)
        chosen = (there < self.likely) & (start <= onsets) & (onsets < end)
        for i in np.nonzero(chosen)[0]:
            yield int(onsets[i]), self.kernels[kinds[i]], gains[:, i]
