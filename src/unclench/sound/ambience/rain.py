"""Rain on a roof: a soft wash, the patter overhead, and now and then a near drop."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from unclench.sound.ambience.bed import Bed
from unclench.sound.ambience.events import Events
from unclench.sound.ambience.weather import Weather
from unclench.sound.texture import Band, Drops
from unclench.vocabulary import SAMPLE_RATE

_TEXTURES = (
    Band(420, 7500, 1.0, 1.0, -2.0),  # rain all around
    Band(80, 420, 1.5, 1.2, -3),  # the roof, as a whole
    Drops(160, 190, 820, 0.010, spread=0.8),  # drops on the roof
    Drops(700, 900, 7500, 0.0016),  # fine drops
    Drops(26, 480, 2400, 0.011, rising=5.0, spread=0.7, shorter=0.8),  # drops in puddles
)

_NEAR = Drops(0, 560, 1900, 0.020, rising=4.0, shorter=0.6)
_KNOCK = Drops(0, 210, 520, 0.014)
_KINDS = 24


def rain(weather: Weather, tables: Path) -> Bed:
    """Return steady, soft rain."""
    near = Events(
        weather.seed,
        _kinds(_NEAR, weather),
        every=SAMPLE_RATE // 3,
        likely=weather.between(0.25, 0.85),
        loudest=weather.between(28.0, 64.0),
        quietest=weather.between(7.0, 13.0),
    )
    knocks = Events(
        weather.seed + 1,
        _kinds(_KNOCK, weather),
        every=SAMPLE_RATE // 4,
        likely=weather.between(0.15, 0.7),
        loudest=weather.between(24.0, 48.0),
        quietest=8.0,
    )
    return Bed(weather, _TEXTURES, _controls, tables, (near, knocks))


def _kinds(drops: Drops, weather: Weather) -> tuple[NDArray[np.float32], ...]:
    tilt = np.float32(weather.tilt(drops.centre))
    return tuple(tilt * drops.drop(kind / _KINDS) for kind in range(_KINDS))


def _controls(weather: Weather, t: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    shower = 0.75 + 0.5 * weather.drift(10, t, 11.0)
    drops = 0.65 + 0.7 * weather.drift(11, t, 5.0)
    patter = 0.6 + 0.8 * weather.drift(13, t, 2.3)
    lean = 0.25 * (weather.drift(12, t, 17.0) - 0.5)
    sides = np.stack([1 - lean, 1 + lean])
    thick = weather.between(0.7, 1.4)
    return [
        0.44 * thick * shower * sides,
        0.13 * thick * shower,
        0.20 * weather.between(0.8, 1.2) * patter / sides,
        0.34 * drops / sides,
        0.22 * drops * sides,
    ]
