"""Gains that change slowly: one value every 10 ms, straight lines between."""

import numpy as np
from numpy.typing import NDArray

from unclench.vocabulary import SAMPLE_RATE

CELL = SAMPLE_RATE // 100
"""Samples between two values of a curve."""

type Curve = NDArray[np.float32]
"""Values at samples 0, `CELL`, 2 `CELL`, ...; the last axis is time."""

_RAMP = np.arange(CELL, dtype=np.float32) / np.float32(CELL)


def cells(start: int, n: int) -> tuple[int, int]:
    """First cell and one past the last whose values samples [start, start+n) need."""
    return start // CELL, (start + n - 1) // CELL + 2


def interpolate(curve: Curve, start: int, n: int) -> NDArray[np.float32]:
    """Gain for each of n samples.

    Parameters
    ----------
    curve
        The values of the cells that `cells(start, n)` names, shape (..., k).

    Returns
    -------
    NDArray
        Shape (..., n). A sample's gain does not depend on `start` or `n`.
    """
    low = curve[..., :-1, None]
    line = (curve[..., 1:, None] - low) * _RAMP
    line += low
    skip = start % CELL
    return line.reshape(*curve.shape[:-1], -1)[..., skip : skip + n]


def smooth(x: NDArray[np.floating]) -> NDArray[np.float64]:
    """Ease from 0 to 1 as x goes from 0 to 1, flat at both ends."""
    x = np.clip(x.astype(np.float64), 0, 1)
    eased: NDArray[np.float64] = x * x * (3 - 2 * x)
    return eased
