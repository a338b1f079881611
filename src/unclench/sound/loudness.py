"""Loudness as ITU-R BS.1770-4 has it, from K-weighted powers of 100 ms each.

Powers of sources that have nothing to do with each other add, so the loudness of a
mix can be known from the powers of its parts before a single sample is mixed.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from unclench.vocabulary import SAMPLE_RATE

HOP = SAMPLE_RATE // 10
"""Samples in one power: 100 ms, the step of BS.1770-4's gating blocks."""

ABSOLUTE_GATE = -70.0
"""LUFS below which a block counts as silence (BS.1770-4)."""

type Powers = NDArray[np.float64]
"""Mean squares after K-weighting, summed over channels, one for each 100 ms."""


def lufs(power: float) -> float:
    """Loudness of a K-weighted power, in LUFS; silence is the absolute gate."""
    return float(-0.691 + 10 * np.log10(power)) if power > 0 else ABSOLUTE_GATE


def power_of(loudness: float) -> float:
    """K-weighted power of a loudness in LUFS."""
    return float(10 ** ((loudness + 0.691) / 10))


def k_weight(hertz: NDArray[np.float64]) -> NDArray[np.float64]:
    """Power response of the K filter at frequencies in Hz (BS.1770-4, 48 kHz)."""
    z = np.exp(-2j * np.pi * hertz / 48_000)
    shelf = (1.53512485958697 + (-2.69169618940638 + 1.19839281085285 * z) * z) / (
        1 + (-1.69065929318241 + 0.73248077421585 * z) * z
    )
    high_pass = (1 - z) ** 2 / (1 + (-1.99004745483398 + 0.99007225036621 * z) * z)
    response: NDArray[np.float64] = np.abs(shelf * high_pass) ** 2
    return response


@lru_cache(maxsize=8)
def spectral_weights(n: int, rate: int) -> NDArray[np.float32]:
    """What each bin of an n-point real FFT adds to the mean K-weighted square."""
    weights = k_weight(np.fft.rfftfreq(n, 1 / rate)) * 2 / n**2
    weights[0] /= 2
    if n % 2 == 0:
        weights[-1] /= 2
    return weights.astype(np.float32)


def k_powers(x: NDArray[np.float32], rate: int = SAMPLE_RATE) -> Powers:
    """K-weighted powers of samples, by Parseval's theorem on blocks of 100 ms.

    Parameters
    ----------
    x
        Shape (channels, n); a last part of a block is counted with silence after it.
    rate
        Samples a second, in Hz.

    Returns
    -------
    Powers
        Shape (ceil(n / hop),).
    """
    hop = rate // 10
    short = -x.shape[1] % hop
    if short:
        x = np.pad(x, ((0, 0), (0, short)))
    spectrum = np.fft.rfft(x.reshape(len(x), -1, hop))
    square = spectrum.real**2
    square += spectrum.imag**2
    # einsum adds in one fixed order; a matrix product's order depends on the shape.
    powers: Powers = np.einsum("cbf,f->b", square, spectral_weights(hop, rate))
    return powers.astype(np.float64)


def integrated(powers: Powers, window: int = 4) -> float:
    """Gated loudness of powers, in LUFS (BS.1770-4).

    Parameters
    ----------
    window
        Powers in a gating block: 4, as the standard has it, for programmes; 1 for
        single words, which may be shorter than 400 ms.
    """
    blocks = _sliding_mean(powers, window)
    blocks = blocks[blocks > power_of(ABSOLUTE_GATE)]
    if not len(blocks):
        return ABSOLUTE_GATE
    return lufs(blocks[blocks > blocks.mean() / 10].mean())


def loudness_range(powers: Powers) -> float:
    """Loudness range in LU (EBU Tech 3342): short-term 3 s, 10th to 95th percentile."""
    blocks = _sliding_mean(powers, 30)
    blocks = blocks[blocks > power_of(ABSOLUTE_GATE)]
    if not len(blocks):
        return 0.0
    blocks = blocks[blocks > blocks.mean() / 100]
    low, high = np.percentile(10 * np.log10(blocks), (10, 95))
    return float(high - low)


def _sliding_mean(powers: Powers, window: int) -> Powers:
    if len(powers) < window:
        return powers[:0]
    total = np.concatenate([[0.0], np.cumsum(powers)])
    means: Powers = np.maximum(total[window:] - total[:-window], 0) / window
    return means
