"""A breeze on a mountain: wide soft gusts, and dry grass that answers them."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from unclench.sound.ambience import wind
from unclench.sound.ambience.bed import Bed, pan
from unclench.sound.ambience.weather import Weather
from unclench.sound.texture import Band, Drops, Texture

_TEXTURES: tuple[Texture, ...] = (
    *wind.BANDS,
    Band(2600, 9500, 1.2, 1.2, -2),  # grass all around
    Drops(420, 3200, 9500, 0.0008, spread=1.0),  # dry stalks
)


def breeze(weather: Weather, tables: Path) -> Bed:
    """Return a mountain breeze; its gusts follow a paced breath."""
    return Bed(weather, _TEXTURES, _controls, tables)


def _controls(weather: Weather, t: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    blows = wind.gust(weather, t, 0.5)
    side = 0.5 + 0.5 * (weather.drift(20, t, 7.0) - 0.5)
    grass = (0.035 + 0.22 * blows**1.5) * (0.75 + 0.5 * weather.drift(21, t, 0.5))
    stalks = (0.02 + 0.17 * blows**1.7) * (0.5 + weather.drift(22, t, 0.35))
    return [*wind.airs(weather, t), pan(side) * grass, pan(1 - side) * stalks]
