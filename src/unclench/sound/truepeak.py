"""Peaks between the samples: what a converter will make of them."""

import numpy as np
from numpy.typing import NDArray

CELL = 48
"""Samples whose peak is taken together: 1 ms."""

_TAPS = 24
"""Samples an oversampled value is made from, half on either side."""

HOT = 0.7
"""Cells less than this part of the limit are not looked between: what lies between
samples of music and speech stands at most 3 dB out."""


def _between() -> NDArray[np.float32]:
    """Windowed sinc at a quarter, a half and three quarters: shape (3, taps)."""
    at = np.arange(1, 4)[:, None] / 4 - (np.arange(_TAPS) - (_TAPS // 2 - 1))
    sinc: NDArray[np.float64] = np.sinc(at) * np.cos(np.pi * at / (_TAPS + 1)) ** 2
    return sinc.astype(np.float32)


_BETWEEN = _between()


def cell_peaks(x: NDArray[np.float32], limit: float) -> NDArray[np.float32]:
    """Peak of each millisecond; the true peak (4x) where it may pass `limit`.

    Only additions and products in one order are used, no matrix product, so a cell's
    peak does not depend on the cells around it.

    Parameters
    ----------
    x
        Shape (2, 48 k).

    Returns
    -------
    NDArray
        Shape (k,).
    """
    highest = np.maximum(np.abs(x[0]), np.abs(x[1]))
    peaks: NDArray[np.float32] = highest.reshape(-1, CELL).max(1)
    hot = np.nonzero(peaks > np.float32(HOT * limit))[0]
    if not len(hot):
        return peaks
    before, after = _TAPS // 2 - 1, _TAPS // 2
    if hot[0] == 0 or hot[-1] == len(peaks) - 1:
        x, before = np.pad(x, ((0, 0), (before, after))), 0
    reach = np.arange(CELL + _TAPS - 1) - before
    windows = x[:, hot[:, None] * CELL + reach]
    for taps in _BETWEEN:
        y = np.zeros((2, len(hot), CELL), np.float32)
        for k, tap in enumerate(taps):
            y += windows[:, :, k : k + CELL] * tap
        peaks[hot] = np.maximum(peaks[hot], np.abs(y).max((0, 2)))
    return peaks


def true_peak(x: NDArray[np.float32], at_least: float = 0.0) -> float:
    """Highest true peak of x, shape (2, 48 k), or `at_least` if that is higher.

    In the first and the last millisecond only the samples themselves count: what lies
    between them there also hangs on samples that are not in x, and a sound that seems to
    break off would read up to 0.7 dB too high.
    """
    own = max(float(x.max()), -float(x.min()))
    if own <= HOT * at_least:
        return at_least
    highest = max(at_least, own)
    inside = cell_peaks(x, highest)[1:-1] if highest else np.zeros(0, np.float32)
    return max(highest, float(inside.max(initial=0.0)))
