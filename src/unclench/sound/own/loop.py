"""What makes a sound lie quietly: a seam nobody hears, and no sudden places."""

from collections.abc import Iterator

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from unclench.sound.jump import BEFORE, MOST_DB, jumps
from unclench.sound.loudness import HOP, Powers, k_powers, power_of
from unclench.vocabulary import SAMPLE_RATE

type Samples = NDArray[np.int16]
"""Shape (2, n), n whole hops; may be mapped from a file."""

SEAM_S = 4.0
"""Seconds over which the end melts into the beginning; at most a quarter of it all."""

_ASKED_DB = tuple(MOST_DB - less for less in (1.0, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0))
"""What is aimed at in one pass after the other, until what is measured at all places
keeps within `MOST_DB`: making one moment softer makes the next one stand out more."""

_BLOCK = 100 * HOP
_QUIET = 1e-4
"""Power against the median, -40 dB, under which both ends are cut off."""

_FLOOR = power_of(-70.0)


def sounding(powers: Powers) -> tuple[int, int]:
    """First hop that is heard, and one past the last; both 0 where there is none."""
    there = powers[powers > _FLOOR]
    if not len(there):
        return 0, 0
    heard = np.flatnonzero(powers > max(_FLOOR, _QUIET * float(np.median(there))))
    return int(heard[0]), int(heard[-1]) + 1


def seam(samples: int) -> int:
    """Samples over which the end of so many melts into their beginning, whole hops."""
    return min(round(SEAM_S * SAMPLE_RATE), samples // 4) // HOP * HOP


def melted(start: Samples, end: Samples) -> Samples:
    """The beginning of a loop: where its end goes over into it, with equal power."""
    n = start.shape[1]
    angle = (np.arange(n, dtype=np.float32) + np.float32(0.5)) * np.float32(np.pi / 2 / n)
    both = start * np.sin(angle) + end * np.cos(angle)
    return np.clip(np.rint(both), -32768, 32767).astype(np.int16)


def powers_of(loop: Samples, off: int = 0) -> Powers:
    """K-weighted powers of each whole 100 ms from a sample on."""
    n = (loop.shape[1] - off) // HOP * HOP
    parts = [
        k_powers(loop[:, off + at : off + min(at + _BLOCK, n)] * np.float32(2**-15))
        for at in range(0, n, _BLOCK)
    ]
    return np.concatenate(parts)


def highest(loop: Samples) -> float:
    """Return the highest jump of a loop that goes round, in dB."""
    return max(_round(powers_of(loop, off)) for off in (0, HOP // 2))


def tame(loop: Samples) -> bool:
    """Make sudden places softer, in place; tell whether there were any.

    The level is held to 5 dB over the second before, so that what comes at once comes
    in a moment instead.
    """
    tamed = False
    for asked in _ASKED_DB:
        if highest(loop) < MOST_DB:
            break
        tamed = True
        _apply(loop, _gains(powers_of(loop), asked))
    return tamed


def _round(powers: Powers) -> float:
    higher = jumps(np.concatenate([powers[-BEFORE:], powers]))
    return float(higher.max()) if len(higher) else 0.0


def _gains(powers: Powers, asked: float) -> NDArray[np.float64]:
    """Gain of each hop that keeps it within what is asked of it."""
    db = 10 * np.log10(np.maximum(powers, _FLOOR))
    held = [*db[-BEFORE:]]
    for level in db:
        held.append(min(level, float(np.median(held[-BEFORE:])) + asked))
    gains = 10 ** ((np.array(held[BEFORE:]) - db) / 20)
    # Half a hop may be loud where the whole is not: a neighbour is softened with it.
    around = np.concatenate([gains[-1:], gains, gains[:1]])
    softest: NDArray[np.float64] = sliding_window_view(around, 3).min(1)
    return softest


def _apply(loop: Samples, gains: NDArray[np.float64]) -> None:
    """Multiply hops by their gains, gliding from one to the next."""
    edges = np.minimum(gains, np.roll(gains, 1)).astype(np.float32)
    edges = np.append(edges, edges[0])
    ramp = np.arange(HOP, dtype=np.float32) / np.float32(HOP)
    for hop in _softened(edges):
        a, b = edges[hop], edges[hop + 1]
        part = loop[:, hop * HOP : (hop + 1) * HOP]
        part[:] = np.rint(part * (a + (b - a) * ramp)).astype(np.int16)


def _softened(edges: NDArray[np.float32]) -> Iterator[int]:
    yield from np.flatnonzero(np.minimum(edges[:-1], edges[1:]) < 1).tolist()
