"""How wide an ambience is between the ears."""

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from unclench.sound.curve import Curve, cells
from unclench.sound.loudness import Powers, k_powers
from unclench.vocabulary import SAMPLE_RATE

_LISTENED = 12
_APART = 7 * SAMPLE_RATE
"""Seconds, and how far apart, from which it is known what narrowing does to loudness."""


class Bed(Protocol):
    """An ambience as a mix reads it."""

    def read(self, start: int, n: int, gain: Curve) -> NDArray[np.float32]:
        """Samples [start, start+n) under a gain a cell, shape (2, n)."""

    def powers(self, n: int) -> Powers:
        """K-weighted powers of the first n samples, each 100 ms, without making them."""


@dataclass(frozen=True, eq=False)
class Narrowed:
    """An ambience with less between its sides: what both share stays as it is."""

    bed: Bed
    width: float
    """0 is the same on both sides, 1 as it was."""

    def read(self, start: int, n: int, gain: Curve) -> NDArray[np.float32]:
        """Samples [start, start+n) under a gain a cell, shape (2, n)."""
        return narrowed(self.bed.read(start, n, gain), self.width)

    def powers(self, n: int) -> Powers:
        """K-weighted powers of the first n samples, each 100 ms, without making them."""
        return self.bed.powers(n) * self._left

    @cached_property
    def _left(self) -> float:
        """Share of the power that is left, by a few seconds that any session has."""
        before = after = 0.0
        for start in range(0, _LISTENED * _APART, _APART):
            first, last = cells(start, SAMPLE_RATE)
            whole = self.bed.read(start, SAMPLE_RATE, np.ones(last - first, np.float32))
            before += float(k_powers(whole).sum())
            after += float(k_powers(narrowed(whole, self.width)).sum())
        return after / before if before else 1.0


def narrowed(sound: NDArray[np.float32], width: float) -> NDArray[np.float32]:
    """Sound with its side multiplied: shape (2, n) in and out.

    Folded to mono it is the same at any width: the middle is not touched.
    """
    middle = (sound[0] + sound[1]) * np.float32(0.5)
    side = (sound[0] - sound[1]) * np.float32(0.5 * width)
    return np.stack([middle + side, middle - side])
