"""How far sound rises above what was there: nothing may startle who has closed eyes.

A jump is the loudness of 100 ms over the median of the second before it. That median is
half a second old, so that a wave may swell by 6 dB in half a second, and a crack may not.
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from unclench.sound.loudness import HOP, Powers, k_powers, power_of

MOST_DB = 6.0
"""How high a jump may be (``method.md`` 9.5)."""

BEFORE = 10
"""Powers before a moment that it is held against: one second."""

_SILENCE = power_of(-70.0)


def jumps(powers: Powers) -> NDArray[np.float64]:
    """How far each 100 ms rise above the second before, in dB.

    Parameters
    ----------
    powers
        K-weighted powers of 100 ms each, shape (k,).

    Returns
    -------
    NDArray
        Shape (max(k - `BEFORE`, 0),): the first second has nothing before it.
    """
    if len(powers) <= BEFORE:
        return np.zeros(0)
    db = 10 * np.log10(np.maximum(powers, _SILENCE))
    before = np.median(sliding_window_view(db, BEFORE)[:-1], axis=1)
    higher: NDArray[np.float64] = db[BEFORE:] - before
    return higher


def highest_jump(sound: NDArray[np.float32]) -> float:
    """Return the highest jump in samples of shape (2, n), in dB.

    Looked for twice, half a step apart, so that none hides between two windows.
    """
    both = (jumps(k_powers(sound[:, off:])[:-1]) for off in (0, HOP // 2))
    return max((float(each.max()) for each in both if len(each)), default=0.0)
