"""A fire in a hearth: flames that flutter, embers that tick, wood that cracks softly."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from unclench.sound.ambience.bed import Bed, pan
from unclench.sound.ambience.events import Events
from unclench.sound.ambience.weather import Weather
from unclench.sound.chance import share
from unclench.sound.texture import Band, Drops
from unclench.vocabulary import SAMPLE_RATE

_TEXTURES = (
    Band(32, 140, 1.5, 1.2, -3),  # the draught in the chimney
    Band(110, 560, 1.3, 1.0, -3),  # flames
    Band(480, 3400, 1.0, 1.0, -4),  # their breath
    Drops(80, 1100, 6500, 0.0011, spread=0.65, shorter=0.6),  # embers
    Drops(32, 420, 2600, 0.0032, spread=0.55, shorter=0.6),  # small sticks
)

_KINDS = 40


def fire(weather: Weather, tables: Path) -> Bed:
    """Return a fire that has burnt for an hour."""
    cracks = tuple(_crack(kind) for kind in range(_KINDS))
    # However dark or bright it is, they stay as far over the flames.
    flames = weather.tilt(_TEXTURES[1].centre)
    single = Events(
        weather.seed,
        cracks,
        every=SAMPLE_RATE // 4,
        likely=weather.between(0.12, 0.6),
        loudest=35.0 * flames,
        quietest=7.0 * flames,
    )
    return Bed(weather, _TEXTURES, _controls, tables, (single,))


def _controls(weather: Weather, t: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    body = 0.75 + 0.5 * weather.drift(10, t, 7.0)
    flutter = 0.7 + 0.6 * weather.drift(11, t, 0.21) * weather.drift(12, t, 1.1)
    lick = 0.6 + 0.8 * weather.drift(13, t, 0.33) * weather.drift(14, t, 2.3)
    embers = 0.35 + 1.0 * weather.drift(15, t, 2.9) * weather.drift(16, t, 0.8)
    sticks = 0.3 + 1.1 * weather.drift(17, t, 4.3) * weather.drift(18, t, 0.6)
    side = 0.5 + 0.4 * (weather.drift(19, t, 5.0) - 0.5)
    burning = weather.between(0.55, 1.35)
    return [
        0.24 * body,
        0.26 * body * flutter,
        0.15 * body * lick * pan(side),
        0.13 * burning * embers * pan(1 - side),
        0.12 * burning * sticks * pan(side),
    ]


def _crack(kind: int) -> NDArray[np.float32]:
    """Wood that gives: a tick, its body, and a few splinters after it. Unit energy."""
    low, body, many, *_ = share(6, kind, np.arange(4))
    tick = Drops(0, 1300, 4800, 0.0013)
    wood = Drops(0, 320, 1100, 0.0055)
    crack = np.zeros(int(0.16 * SAMPLE_RATE), np.float32)
    knock = wood.drop(float(body))
    crack[: len(knock)] += knock * np.float32(0.5 + 0.5 * low)
    chances = share(7, kind, np.arange(3 * (2 + int(5 * many)))).reshape(3, -1)
    for i, (when, height, loud) in enumerate(chances.T):
        splinter = tick.drop(float(height))
        at = int(0.1 * when**2 * SAMPLE_RATE) if i else 0
        crack[at : at + len(splinter)] += splinter * np.float32(0.9 * loud**2 + 0.1)
    return crack / np.float32(np.sqrt(np.sum(crack**2)))
