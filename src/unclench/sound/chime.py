"""The chime: a small bowl, struck with something soft."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from unclench.sound.curve import smooth
from unclench.sound.loudness import Powers, integrated, k_powers
from unclench.vocabulary import SAMPLE_RATE

HERTZ = 256.0
"""Of its lowest partial: warm, and clear of most voices' own pitch."""

PARTIALS = (
    (1.0, 0.0, 2.6, 0.7),
    (2.71, -9.0, 1.5, 1.1),
    (5.13, -20.0, 0.7, 1.6),
    (8.02, -30.0, 0.35, 0.0),
)
"""For each: its frequency as a multiple of the lowest, its level in dB, the seconds in
which it falls to 1/e, and by how many Hz its two halves differ. A bowl's partials are no
multiples of its lowest, and as no bowl is quite round, each is two that beat slowly."""

ATTACK_S = 0.06
"""Seconds in which it comes: a soft mallet's, and twice what startles nobody."""
_BEAT = 0.2
"""The fainter half of a partial against the other: it beats by 3.5 dB."""
_RELEASE = 0.35
"""Share of its time in which it is let go, so that it ends with its cue."""


@lru_cache(maxsize=4)
def strike(length: int) -> NDArray[np.float32]:
    """One chime, its loudest 400 ms at a loudness of 0 LUFS in stereo.

    Parameters
    ----------
    length
        Samples in which it rings out.

    Returns
    -------
    NDArray
        Mono, shape (length,), float32, silent at both ends.
    """
    t = np.arange(length) / SAMPLE_RATE
    wave = np.zeros(length)
    for multiple, db, decay, apart in PARTIALS:
        hertz = HERTZ * multiple
        pair = np.sin(2 * np.pi * hertz * t)
        pair += _BEAT * np.sin(2 * np.pi * (hertz + apart) * t)
        wave += 10 ** (db / 20) * np.exp(-t / decay) * pair
    wave *= smooth(t / ATTACK_S) * smooth((length / SAMPLE_RATE - t) / (_RELEASE * t[-1]))
    struck: NDArray[np.float32] = wave.astype(np.float32)
    return struck * np.float32(10 ** (-_loudest(struck) / 20))


def powers(length: int) -> Powers:
    """K-weighted powers of both channels of a chime, each 100 ms."""
    return 2 * k_powers(strike(length)[None])


def _loudest(struck: NDArray[np.float32]) -> float:
    """Momentary loudness of a chime at its height, heard on both sides, in LUFS."""
    hops = 2 * k_powers(struck[None])
    best = int(np.argmax(np.convolve(hops, np.ones(4), "valid")))
    return integrated(hops[best : best + 4])
