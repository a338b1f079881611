"""Wind: gusts that come and go, and the bands of air they move."""

import numpy as np
from numpy.typing import NDArray

from unclench.sound.ambience.bed import pan
from unclench.sound.ambience.weather import Weather
from unclench.sound.texture import Band

BANDS = (
    Band(70, 280, 1.5, 1.2, -2),
    Band(170, 600, 1.4, 1.2, -2.5),
    Band(380, 1200, 1.3, 1.2, -2.5),
    Band(800, 3200, 1.2, 1.2, -2.5),
)
"""From the body of the air to its breath; wide and soft-edged, so that none whistles."""

_PLACE = (0.05, 0.38, 0.68, 1.0)
_STRENGTH = (0.46, 0.60, 0.55, 0.40)
"""The strength of gust at which each band is fullest, and how much of it there is."""


def gust(
    weather: Weather, t: NDArray[np.float64], later: float = 0.0
) -> NDArray[np.float64]:
    """How strongly it blows, 0 to 1, at moments `t` in seconds.

    Parameters
    ----------
    later
        Seconds by which the gust comes later to where it is listened for.
    """
    at = t - later
    free = (
        0.52 * weather.drift(10, at, 10.0)
        + 0.33 * weather.drift(11, at, 5.3)
        + 0.15 * weather.drift(12, at, 2.6)
    )
    # Three wanderings together keep to the middle: spread them again.
    free = np.clip(0.5 + weather.between(0.75, 1.35) * (free - 0.5), 0, 1)
    free = weather.between(0.85, 1.0) * free
    low, high = weather.between(0.25, 0.16), weather.between(0.62, 0.82)
    return weather.led(free, at, low, high)


def airs(weather: Weather, t: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    """Gains of the `BANDS` at moments `t`, in seconds, shapes (2, k)."""
    blows = gust(weather, t)
    gains = []
    for i, (place, strength) in enumerate(zip(_PLACE, _STRENGTH, strict=True)):
        near = np.exp(-np.square((blows - place) / 0.5))
        side = 0.5 + 0.3 * (weather.drift(13 + i, t, 11.0) - 0.5)
        gains.append(pan(side) * near * strength * (0.22 + 0.78 * blows))
    return gains
