"""What is heard once a file is decoded again."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from unclench.sound.loudness import (
    ABSOLUTE_GATE,
    HOP,
    Powers,
    integrated,
    k_powers,
    loudness_range,
    power_of,
)
from unclench.sound.truepeak import CELL, true_peak

_SILENT_PEAK = 1e-10

_SEARCHED = 20
"""Blocks kept to be searched for their peak together."""


@dataclass(frozen=True, slots=True)
class Measured:
    """The delivered sound in numbers, taken after decoding."""

    seconds: float
    lufs: float
    """Integrated loudness (BS.1770-4)."""
    true_peak: float
    """Highest true peak, 4x oversampled, in dBTP."""
    loudness_range: float
    """In LU (EBU Tech 3342)."""
    longest_silence: float
    """Seconds of the longest stretch under BS.1770-4's absolute gate."""
    clipped: int
    """Samples at or over full scale."""
    powers: Powers = field(compare=False, repr=False)
    """K-weighted powers, each 100 ms."""


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What one stretch of sound adds to the measurement of the whole."""

    samples: int
    powers: Powers
    peak: float
    """Highest true peak, as a factor of full scale."""
    clipped: int


def read_off(blocks: Iterable[NDArray[np.float32]]) -> Reading:
    """Measure sound as it comes by.

    Parameters
    ----------
    blocks
        Samples of shape (2, n), n of any size; all but the last block of a session
        together a whole number of 100 ms.
    """
    powers, peak, clipped, samples = [], 0.0, 0, 0
    before = np.zeros((2, 0), np.float32)
    unsearched: list[tuple[float, NDArray[np.float32]]] = []
    for block in _whole_hops(blocks):
        highest = max(float(block.max()), -float(block.min()))
        powers.append(k_powers(block))
        if highest >= 1:
            clipped += int(np.count_nonzero(np.abs(block).max(0) >= 1))
        # Two milliseconds are looked at twice, so that each is once between others.
        near = np.concatenate((before, block), axis=1)
        short = -near.shape[1] % CELL
        near = np.pad(near, ((0, 0), (0, short))) if short else near
        unsearched.append((highest, near))
        if len(unsearched) == _SEARCHED:
            peak = _searched(unsearched, peak)
            unsearched = []
        before = block[:, -2 * CELL :]
        samples += block.shape[1]
    peak = _searched(unsearched, peak)
    return Reading(samples, np.concatenate(powers or [np.zeros(0)]), peak, clipped)


def _searched(blocks: list[tuple[float, NDArray[np.float32]]], peak: float) -> float:
    """Highest true peak of blocks, each with its highest sample, or the one before.

    The loudest comes first: beside its peak few others need be looked at.
    """
    for _, block in sorted(blocks, key=itemgetter(0), reverse=True):
        peak = true_peak(block, peak)
    return peak


def measured(readings: Iterable[Reading], seconds: float) -> Measured:
    """Put the readings of all stretches together, in their order."""
    readings = list(readings)
    powers = np.concatenate([reading.powers for reading in readings])
    peak = max(reading.peak for reading in readings)
    return Measured(
        seconds=seconds,
        lufs=round(integrated(powers), 2),
        true_peak=round(20 * float(np.log10(max(peak, _SILENT_PEAK))), 2),
        loudness_range=round(loudness_range(powers), 2),
        longest_silence=_longest_silence(powers),
        clipped=sum(reading.clipped for reading in readings),
        powers=powers,
    )


def _longest_silence(powers: Powers) -> float:
    runs = groupby(powers <= power_of(ABSOLUTE_GATE))
    return max((sum(1 for _ in run) for silent, run in runs if silent), default=0) / 10


def _whole_hops(
    blocks: Iterable[NDArray[np.float32]],
) -> Iterable[NDArray[np.float32]]:
    """The same samples in blocks of five hops, the last one shorter."""
    held: list[NDArray[np.float32]] = []
    count = 0
    for block in blocks:
        held.append(block)
        count += block.shape[1]
        if count >= 5 * HOP:
            whole = np.concatenate(held, axis=1)
            cut = count - count % HOP
            yield whole[:, :cut]
            held, count = [whole[:, cut:]], count - cut
    if count:
        yield np.concatenate(held, axis=1)
