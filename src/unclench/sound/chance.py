"""Randomness that depends on nothing but a seed and where one looks.

Every value is a hash of (seed, key, index), so any stretch of sound can be made
without the stretch before it. Only whole-number arithmetic is used: the values are
the same with every version of NumPy and on every machine.
"""

import numpy as np
from numpy.typing import NDArray

_MASK = (1 << 64) - 1
_GOLDEN = 0x9E3779B97F4A7C15


def bits(seed: int, key: int, index: NDArray[np.int64]) -> NDArray[np.uint64]:
    """64 well-mixed bits for each index.

    The mixing steps are those of SplitMix64 (Steele, Lea and Flood, 2014).

    Parameters
    ----------
    seed, key
        Whole numbers; `key` tells apart the uses of one seed.
    index
        Any shape, negative allowed.
    """
    base = _mixed(_mixed(seed) + key * _GOLDEN)
    z = index.astype(np.uint64) * np.uint64(_GOLDEN) + np.uint64(base)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def share(seed: int, key: int, index: NDArray[np.int64]) -> NDArray[np.float64]:
    """Evenly spread numbers in [0, 1), one for each index."""
    return (bits(seed, key, index) >> np.uint64(11)).astype(np.float64) * 2.0**-53


def drift(
    seed: int, key: int, t: NDArray[np.float64], period: float
) -> NDArray[np.float64]:
    """Slow wandering between 0 and 1: smooth noise with one new value a period.

    Parameters
    ----------
    t
        Seconds, ascending, shape (n,).
    period
        Seconds between values.
    """
    x = t / period
    cell = np.floor(x).astype(np.int64)
    first = int(cell[0])
    values = share(seed, key, np.arange(first, int(cell[-1]) + 2))
    f = x - cell
    f = f * f * (3 - 2 * f)
    at = cell - first
    return values[at] * (1 - f) + values[at + 1] * f


def _mixed(z: int) -> int:
    z &= _MASK
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & _MASK
    return z ^ (z >> 31)
