"""Steady sounds held as circular tables, so that any moment of them can be read.

A texture is the sum of two tables whose lengths share no factor. Each is seamless by
construction and the sum comes round only after 53 days. Tables are normalised to a
K-weighted power of one a channel: a texture's gain *is* its loudness.
"""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from unclench.sound.chance import bits, share
from unclench.sound.loudness import HOP, k_powers
from unclench.vocabulary import SAMPLE_RATE

LENGTHS = (2**19, 3**3 * 5**6)
"""Samples in the two tables, 10.9 s and 8.8 s: quick to transform and co-prime."""

STEP = np.float32(1 / 512)
"""Value of one unit of the stored 16-bit numbers: noise 75 dB under the texture."""

_LIMIT = 2**14 - 1
"""Two stored numbers never add to more than 16 bits hold."""

_FORMAT = 1
"""Raised whenever the same texture would give other tables."""


class Texture(Protocol):
    """What a table is made of."""

    def wave(self, seed: int, n: int) -> NDArray[np.float32]:
        """Circular samples of any level, shape (2, n)."""


@dataclass(frozen=True, slots=True)
class Band:
    """Noise in a band of frequencies."""

    low: float
    high: float
    """Hz where the noise is 3 dB down."""
    rise: float = 2.0
    fall: float = 2.0
    """Steepness below and above, in units of 6 dB an octave."""
    tilt: float = 0.0
    """dB an octave within the band."""

    def wave(self, seed: int, n: int) -> NDArray[np.float32]:
        """Noise of this colour, shape (2, n): a shaped spectrum, transformed once."""
        m = n // 2 + 1
        hertz = np.maximum(np.fft.rfftfreq(n, 1 / SAMPLE_RATE), 1).astype(np.float32)
        response = (hertz / 1000) ** (self.tilt / 6.0206)
        response /= np.sqrt(
            (1 + (self.low / hertz) ** (2 * self.rise))
            * (1 + (hertz / self.high) ** (2 * self.fall))
        )
        response[0] = response[-1] = 0
        wave = np.empty((2, n), np.float32)
        for channel in range(2):
            raw = bits(seed, channel, np.arange((m + 1) // 2)).view(np.int16)[: 2 * m]
            spectrum = raw.astype(np.float32).view(np.complex64)
            spectrum *= response
            wave[channel] = np.fft.irfft(spectrum, n)
        return wave


@dataclass(frozen=True, slots=True)
class Drops:
    """Many small drops or ticks, each a decaying tone, falling at chance times."""

    rate: float
    """Drops a second."""
    low: float
    high: float
    """Range of the tones, in Hz."""
    decay: float
    """Seconds in which the lowest tone falls to 1/e."""
    rising: float = 0.0
    """How fast a tone climbs, in parts a second: bubbles rise as they close."""
    spread: float = 0.9
    """Spread of loudness between drops: sigma of a log-normal."""

    def wave(self, seed: int, n: int) -> NDArray[np.float32]:
        """Drops laid round a circle, shape (2, n)."""
        kinds = 24
        kernels = [self.drop((kind + 0.5) / kinds) for kind in range(kinds)]
        index = np.arange(round(self.rate * n / SAMPLE_RATE))
        at = (share(seed, 1, index) * n).astype(np.int64).tolist()
        kind = (share(seed, 2, index) * kinds).astype(np.int64).tolist()
        # The sum of three even spreads is near enough to normal, and never far out.
        normal = 2 * (sum(share(seed, key, index) for key in (3, 4, 5)) - 1.5)
        loud = np.exp(self.spread * normal)
        side = share(seed, 6, index)
        gains = np.stack([loud * np.sqrt(1 - side), loud * np.sqrt(side)], axis=1)
        longest = max(map(len, kernels))
        wave = np.zeros((2, n + longest), np.float32)
        for p, k, gain in zip(at, kind, gains.astype(np.float32), strict=True):
            kernel = kernels[k]
            wave[:, p : p + len(kernel)] += gain[:, None] * kernel
        wave[:, :longest] += wave[:, n:]
        return wave[:, :n]

    def drop(self, height: float) -> NDArray[np.float32]:
        """One drop of unit energy; `height` from 0 to 1 chooses its tone."""
        hertz = self.low * (self.high / self.low) ** height
        decay = self.decay * (self.low / hertz) ** 0.35
        t = np.arange(int(7 * decay * SAMPLE_RATE)) / SAMPLE_RATE
        kernel: NDArray[np.float64]
        kernel = np.sin(2 * np.pi * hertz * t * (1 + self.rising * t))
        kernel *= np.exp(-t / decay) * -np.expm1(-t / 0.0004)
        kernel /= np.sqrt(np.sum(kernel**2))
        return kernel.astype(np.float32)


class Tables:
    """The two tables of one texture, kept in a folder and mapped, not loaded.

    Parameters
    ----------
    texture
        What to make them of.
    folder
        Where made tables are kept; made when it does not exist.
    """

    def __init__(self, texture: Texture, folder: Path) -> None:
        name = hashlib.sha256(f"{_FORMAT} {texture!r}".encode()).hexdigest()[:16]
        self._pair = tuple(
            _kept(folder / f"{name}-{i}.npy", texture, i) for i in range(len(LENGTHS))
        )

    def read(self, start: int, n: int) -> NDArray[np.int16]:
        """Samples [start, start+n) in units of `STEP`, power two: shape (2, n)."""
        first, second = self._pair
        out = _around(first, start, n)
        out += _around(second, start, n)
        return out


def _around(table: NDArray[np.int16], start: int, n: int) -> NDArray[np.int16]:
    """Samples of a circle, as a new array."""
    length = table.shape[1]
    out = np.empty((2, n), np.int16)
    done, at = 0, start % length
    while done < n:
        m = min(n - done, length - at)
        out[:, done : done + m] = table[:, at : at + m]
        done, at = done + m, 0
    return out


def _kept(path: Path, texture: Texture, which: int) -> NDArray[np.int16]:
    """Map a table from the folder, made first if it is not there or is damaged."""
    shape = (2, LENGTHS[which])
    for _ in range(2):
        try:
            table = np.load(path, mmap_mode="r")
        except (FileNotFoundError, ValueError, EOFError):
            table = None
        if table is not None and table.shape == shape and table.dtype == np.int16:
            mapped: NDArray[np.int16] = table
            return mapped
        # Seeded by its own name: two textures must not move together.
        _keep(path, _table(texture, int(path.stem[:8], 16), which))
    raise OSError(f"The sound table {path} cannot be read back: is the disk sound?")


def _keep(path: Path, table: NDArray[np.int16]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_suffix(f".{os.getpid()}.aside")
    try:
        with aside.open("wb") as file:
            np.save(file, table)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def _table(texture: Texture, seed: int, which: int) -> NDArray[np.int16]:
    n = LENGTHS[which]
    wave = texture.wave(2 * seed + which, n)
    whole = wave[:, : n - n % HOP]
    powers = [k_powers(channel[None]).mean() for channel in whole]
    wave /= np.sqrt(np.array(powers, np.float32))[:, None] * STEP
    return np.clip(np.rint(wave), -_LIMIT, _LIMIT).astype(np.int16)
