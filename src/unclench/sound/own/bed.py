"""A person's own sound as a mix reads it."""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from unclench.sound.curve import Curve, interpolate
from unclench.sound.loudness import HOP, Powers
from unclench.sound.own.kept import LOOP, POWERS, find_own


@dataclass(frozen=True, eq=False)
class OwnBed:
    """A loop that goes round from the session's first sample on."""

    loop: NDArray[np.int16]
    """Shape (2, n), n whole hops."""
    around: Powers
    """Its K-weighted powers, shape (n / `HOP`,)."""
    _unit: np.float32 = field(init=False)

    def __post_init__(self) -> None:
        if self.around.shape != (self.loop.shape[1] // HOP,):
            raise ValueError(f"The loop has {self.loop.shape[1]} samples, its powers not")
        loud = 1 / np.sqrt(max(float(self.around.mean()), 1e-12) / 2)
        object.__setattr__(self, "_unit", np.float32(loud))

    def read(self, start: int, n: int, gain: Curve) -> NDArray[np.float32]:
        """Samples [start, start+n) under a gain a cell, shape (2, n).

        With a gain of one its mean K-weighted power is two, one a channel, as that of
        the textures is.
        """
        one = interpolate(gain.astype(np.float32), start, n) * (self._unit / 2**15)
        length = self.loop.shape[1]
        out = np.empty((2, n), np.float32)
        done, at = 0, start % length
        while done < n:
            m = min(n - done, length - at)
            np.multiply(
                one[done : done + m],
                self.loop[:, at : at + m],
                out=out[:, done : done + m],
            )
            done, at = done + m, 0
        return out

    def powers(self, n: int) -> Powers:
        """K-weighted powers of the first n samples, each 100 ms."""
        return np.resize(self.around * float(self._unit) ** 2, -(-n // HOP))


def own_bed(ambience: str, folder: Path | None) -> OwnBed:
    """Return the bed that a recipe means; raises `ChangedSound` if it is another now."""
    home = find_own(ambience, folder).folder
    return OwnBed(np.load(home / LOOP, mmap_mode="r"), np.load(home / POWERS))
