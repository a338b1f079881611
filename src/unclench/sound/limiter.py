"""A true-peak limiter that looks a little ahead, and remembers nothing.

Its gain at a moment depends on 100 ms around it only, so chunks limited apart join
without a seam. Below the ceiling samples pass untouched, bit for bit.
"""

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from unclench.sound.truepeak import CELL, HOT, cell_peaks

REACH = 100 * CELL
"""Samples on either side that can decide a gain: 100 ms."""

BLOCK = 24_000
"""Samples limited at a time."""

_AHEAD, _HOLD, _ROUND = 5, 60, 5
"""Milliseconds the gain falls before a peak, stays after it, and is rounded over."""

type Reader = Callable[[int, int], NDArray[np.float32]]


def limited(
    read: Reader, start: int, end: int, ceiling: float
) -> Iterator[NDArray[np.float32]]:
    """Blocks of samples [start, end) that stay under a true peak.

    Parameters
    ----------
    read
        Gives samples [start, start+n), shape (2, n), for any start.
    start, end
        Whole numbers of `CELL`s apart, `start` a multiple of it.
    ceiling
        Highest true peak, as a factor of full scale.
    """
    context = read(start - REACH, 2 * REACH)
    before = _highest(context)
    for at in range(start, end, BLOCK):
        n = min(BLOCK, end - at)
        ahead = read(at + REACH, n)
        context = np.concatenate([context, ahead], axis=1)
        highest = _highest(ahead)
        if max(before, highest) <= HOT * ceiling:
            yield context[:, REACH:-REACH]
        else:
            yield _limit(context, ceiling)
        before = _highest(context[:, n:]) if n < 2 * REACH else highest
        context = context[:, n:]


def _highest(x: NDArray[np.float32]) -> float:
    return max(float(x.max()), -float(x.min()))


def _limit(context: NDArray[np.float32], ceiling: float) -> NDArray[np.float32]:
    """The middle of a context, with `REACH` samples either side, under the ceiling."""
    middle = context[:, REACH:-REACH]
    peaks = cell_peaks(context, ceiling)
    if float(peaks.max()) <= ceiling:
        return middle
    needed = np.minimum(1, np.float32(ceiling) / np.maximum(peaks, np.float32(1e-9)))
    wide = _HOLD + _ROUND, _AHEAD + _ROUND
    padded = np.pad(needed, wide, constant_values=1)
    windows = np.lib.stride_tricks.sliding_window_view(padded, sum(wide) + 1)
    held = windows.min(axis=1)
    gain = _rounded(held)
    curve = np.append(gain, gain[-1])
    ramp = np.arange(CELL, dtype=np.float32) / np.float32(CELL)
    line = (curve[:-1, None] + np.diff(curve)[:, None] * ramp).ravel()
    softer: NDArray[np.float32] = middle * line[REACH:-REACH]
    return softer


def _rounded(gain: NDArray[np.float32]) -> NDArray[np.float32]:
    """Gain with its corners taken off: a weighted mean over 2 `_ROUND` + 1 cells."""
    window = np.hanning(2 * _ROUND + 3)[1:-1]
    window = (window / window.sum()).astype(np.float32)
    lost = np.pad(1 - gain, _ROUND, mode="edge")
    out = np.zeros_like(gain)
    # Added up by hand: a library's convolution may add in another order elsewhere.
    for k, weight in enumerate(window):
        out += lost[k : k + len(gain)] * weight
    # What is lost is rounded, not what is kept: where nothing is lost the gain is 1.
    return 1 - out
