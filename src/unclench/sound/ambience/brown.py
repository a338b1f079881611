"""Brown noise: plain and warm, six decibels an octave, with no edge anywhere."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from unclench.sound.ambience.bed import Bed
from unclench.sound.ambience.weather import Weather
from unclench.sound.texture import Band

_DARK, _BROWN, _LIGHT = _TEXTURES = tuple(
    Band(28, 15_000, 1.5, 1.0, slope) for slope in (-8.5, -6.02, -4.0)
)


def brown(weather: Weather, tables: Path) -> Bed:
    """Return brown noise, all but still; it swells with a paced breath."""
    return Bed(weather, _TEXTURES, _controls, tables)


def _controls(weather: Weather, t: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    db = weather.between(0.0, 5.0) * (weather.drift(10, t, 17.0) - 0.5)
    gain = 10 ** (weather.led(db, t, -4.0, weather.between(0.0, 2.0)) / 20)
    # From dark to plain to light with equal power: never two colours side by side.
    angle = np.pi * weather.brightness
    dark, light = max(0.0, np.cos(angle)), max(0.0, -np.cos(angle))
    return [dark * gain, np.sin(angle) * gain, light * gain]
