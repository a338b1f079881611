"""Rain on leaves and a roof: a soft wash, fine drops, and now and then a near one."""

from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from unclench.sound.ambience.bed import Bed
from unclench.sound.ambience.events import Events
from unclench.sound.chance import drift
from unclench.sound.texture import Band, Drops

_TEXTURES = (
    Band(450, 8500, 1, 1.2, -1.2),  # rain all around
    Band(90, 420, 1.5, 1.5, -3),  # the roof
    Drops(700, 900, 7500, 0.0016),  # fine drops
    Drops(14, 500, 2600, 0.009, rising=6.0),  # drops in puddles
)
_NEAR = Drops(0, 520, 1900, 0.016, rising=5.0)
_KINDS = 24


def rain(seed: int, tables: Path) -> Bed:
    """Return steady, soft rain."""
    kernels = tuple(_NEAR.drop(kind / _KINDS) for kind in range(_KINDS))
    near = Events(seed, kernels, every=13_000, likely=0.8, loudest=8.0, quietest=1.2)
    return Bed(_TEXTURES, partial(_controls, seed), tables, near)


def _controls(seed: int, t: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    rain = 0.75 + 0.5 * drift(seed, 10, t, 11.0)
    drops = 0.6 + 0.8 * drift(seed, 11, t, 5.0)
    lean = 0.25 * (drift(seed, 12, t, 17.0) - 0.5)
    sides = np.stack([1 - lean, 1 + lean])
    return [0.50 * rain * sides, 0.16 * rain, 0.42 * drops / sides, 0.22 * drops]
