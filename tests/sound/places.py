"""Hearing a place as the tests do, and what they hear in it."""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from unclench.sound.ambience import AMBIENCES, Bed, bed_named
from unclench.sound.curve import cells
from unclench.sound.loudness import k_powers
from unclench.vocabulary import SAMPLE_RATE

MINUTE = 60 * SAMPLE_RATE
EVERY = sorted(AMBIENCES)


def place(name: str, tables: Path, **how: Any) -> Bed:  # noqa: ANN401 - as `bed_named` takes it
    bed = bed_named(name, tables=tables, **how)
    assert isinstance(bed, Bed)
    return bed


def heard(bed: Bed, start: int, n: int) -> NDArray[np.float32]:
    first, last = cells(start, n)
    return bed.read(start, n, np.ones(last - first, np.float32))


def loudness(sound: NDArray[np.float32]) -> NDArray[np.float64]:
    """Loudness of each second, every 100 ms, in dB."""
    return 10 * np.log10(np.convolve(k_powers(sound), np.full(10, 0.1), "valid"))


def contrast(sound: NDArray[np.float32]) -> float:
    """How far the loud seconds lie over the quiet ones, in dB."""
    low, high = np.percentile(loudness(sound), (5, 95))
    return float(high - low)
