"""Steady sounds held as tables on disk, so that any moment of them can be read.

A texture is read in stretches of five seconds, each from a place in the table that
chance chooses, and each melts into the next: nothing in it ever comes round. Tables are
normalised to a K-weighted power of one a channel: a texture's gain *is* its loudness.
"""

import hashlib
import math
import threading
import zlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from unclench.cache import touch
from unclench.put import put
from unclench.sound.chance import bits, share
from unclench.sound.loudness import HOP, k_powers
from unclench.vocabulary import SAMPLE_RATE

LENGTH = 2**19
"""Samples in a table, 10.9 s: quick to transform, and 2 MiB on disk."""

STRETCH = 5 * SAMPLE_RATE
"""Samples read before another place of the table is chosen."""

MELT = SAMPLE_RATE // 10
"""Samples over which one stretch melts into the next, with equal power."""

STEP = np.float32(1 / 1024)
"""Value of one unit of the stored 16-bit numbers: noise 81 dB under the texture."""

_LIMIT = 2**15 - 1

_PLACES = LENGTH - STRETCH - MELT
"""Places in a table where a stretch may begin; none of them runs over its end."""

_MELTING = np.sin(np.arange(MELT, dtype=np.float32) * np.float32(np.pi / 2 / MELT))

_FORMAT = 2
"""Raised whenever the same texture would give other tables."""

_MAKING = threading.Lock()


class Texture(Protocol):
    """What a table is made of."""

    @property
    def centre(self) -> float:
        """Frequency about which it lies, in Hz."""

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

    @property
    def centre(self) -> float:
        """Middle of the band, as the ear divides it."""
        return math.sqrt(self.low * self.high)

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
    shorter: float = 0.35
    """How much sooner a higher tone has gone: power of the ratio of frequencies."""

    @property
    def centre(self) -> float:
        """Middle of the tones, as the ear divides them."""
        return math.sqrt(self.low * self.high)

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
        decay = self.decay * (self.low / hertz) ** self.shorter
        t = np.arange(int(7 * decay * SAMPLE_RATE)) / SAMPLE_RATE
        kernel: NDArray[np.float64]
        kernel = np.sin(2 * np.pi * hertz * t * (1 + self.rising * t))
        kernel *= np.exp(-t / decay) * -np.expm1(-t / 0.0004)
        kernel /= np.sqrt(np.sum(kernel**2))
        return kernel.astype(np.float32)


class Table:
    """One texture, kept in a folder and mapped, not loaded.

    Parameters
    ----------
    texture
        What to make it of.
    folder
        Where made tables are kept; made when it does not exist.
    seed
        Decides which places of the table are heard when.
    """

    def __init__(self, texture: Texture, folder: Path, seed: int) -> None:
        name = hashlib.sha256(f"{_FORMAT} {texture!r}".encode()).hexdigest()[:16]
        self._table = _kept(folder / f"{name}.table", texture)
        self._seed = seed ^ int(name[:8], 16)

    def times(self, gain: NDArray[np.float32], start: int) -> None:
        """Multiply gains, shape (2, n), by the samples from `start` on, in `STEP`s."""
        n = gain.shape[1]
        for q in range(start // STRETCH, (start + n - 1) // STRETCH + 1):
            begin = q * STRETCH
            melted = begin + MELT
            a, b = max(start, begin), min(start + n, melted)
            if a < b:
                part = self._melting(q, a - begin, b - begin)
                gain[:, a - start : b - start] *= part
            a, b = max(start, melted), min(start + n, begin + STRETCH)
            if a < b:
                gain[:, a - start : b - start] *= self._stretch(q, a - begin, b - begin)

    def _stretch(self, q: int, a: int, b: int) -> NDArray[np.int16]:
        """Samples [a, b) of a stretch, as they lie in the table."""
        at = int(share(self._seed, 7, np.array([q]))[0] * _PLACES)
        return self._table[:, at + a : at + b]

    def _melting(self, q: int, a: int, b: int) -> NDArray[np.float32]:
        """The stretch before, on its way out, and this one coming in."""
        goes = self._stretch(q - 1, STRETCH + a, STRETCH + b)
        there = goes.astype(np.float32) * _MELTING[::-1][a:b]
        there += self._stretch(q, a, b) * _MELTING[a:b]
        return there


def _kept(path: Path, texture: Texture) -> NDArray[np.int16]:
    """Map a table from the folder, made first if it is not there or is damaged."""
    # Two threads that want the same would both make it.
    with _MAKING:
        if not _whole(path):
            # Seeded by its own name: two textures must not move together.
            table = _table(texture, int(path.stem[:8], 16)).tobytes()
            put(path, table + zlib.crc32(table).to_bytes(4, "little"), lasting=False)
            if not _whole(path):
                raise OSError(f"The sound table {path} is not as it was written.")
    touch(path)
    mapped: NDArray[np.int16] = np.memmap(path, "<i2", mode="r", shape=(2, LENGTH))
    return mapped


def _whole(path: Path) -> bool:
    """Tell whether a table is there and unspoiled; each file is read through once."""
    try:
        _look_through(path, path.stat().st_ino)
    except OSError:
        return False
    return True


@lru_cache(maxsize=64)
def _look_through(path: Path, _file: int) -> None:
    """Raise an OSError, which is never remembered, for a table that is spoiled."""
    content = path.read_bytes()
    table = content[:-4]
    told = int.from_bytes(content[-4:], "little")
    if len(table) != 4 * LENGTH or zlib.crc32(table) != told:
        raise OSError(f"The sound table {path} is spoiled.")


def _table(texture: Texture, seed: int) -> NDArray[np.int16]:
    wave = texture.wave(seed, LENGTH)
    whole = wave[:, : LENGTH - LENGTH % HOP]
    powers = [k_powers(channel[None]).mean() for channel in whole]
    wave /= np.sqrt(np.array(powers, np.float32))[:, None] * STEP
    return np.clip(np.rint(wave), -_LIMIT, _LIMIT).astype(np.int16)
