"""A slow stream over stones: bubbles of every size, and now and then a gurgle."""

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
    Band(140, 800, 1.3, 1.0, -3),  # the water's body
    Band(700, 5200, 1.0, 1.0, -3),  # water over stones
    Drops(30, 230, 700, 0.030, rising=1.6, spread=0.3, shorter=1.0),  # large bubbles
    Drops(110, 500, 1700, 0.014, rising=3.0, spread=0.45, shorter=1.1),
    Drops(240, 1100, 4600, 0.006, rising=5.0, spread=0.65, shorter=1.1),
    Drops(600, 2600, 9500, 0.0022, rising=6.0, spread=0.9, shorter=0.9),  # sparkle
)
"""A bubble sounds at about 3.3 Hz m over its radius (Minnaert, 1933), so the tones are
those of bubbles between half a millimetre and fifteen; smaller ones are gone sooner."""

_KINDS = 32
_BUBBLE = Drops(0, 330, 1250, 0.026, rising=2.4, shorter=1.0)


def stream(weather: Weather, tables: Path) -> Bed:
    """Return a slow stream."""
    tilt = np.float32(weather.tilt(_BUBBLE.centre))
    gurgles = Events(
        weather.seed,
        tuple(tilt * _gurgle(kind) for kind in range(_KINDS)),
        every=int(1.1 * SAMPLE_RATE),
        likely=weather.between(0.25, 0.95),
        loudest=14.0,
        quietest=5.0,
    )
    return Bed(weather, _TEXTURES, _controls, tables, (gurgles,))


def _controls(weather: Weather, t: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    flow = 0.8 + 0.4 * weather.drift(10, t, 9.0)
    babble = [
        0.55 + 0.9 * weather.drift(11 + i, t, slow) * weather.drift(15 + i, t, quick)
        for i, (slow, quick) in enumerate(
            ((3.1, 1.1), (2.3, 0.7), (1.7, 0.5), (2.9, 1.3))
        )
    ]
    side = [0.5 + 0.55 * (weather.drift(20 + i, t, 7.0 + i) - 0.5) for i in range(4)]
    swift = weather.between(0.65, 1.35)
    return [
        0.18 * flow,
        0.13 * swift * flow,
        0.22 * babble[0] * pan(side[0]),
        0.42 * babble[1] * pan(side[1]),
        0.36 * swift * babble[2] * pan(side[2]),
        0.16 * swift * babble[3] * pan(side[3]),
    ]


def _gurgle(kind: int) -> NDArray[np.float32]:
    """A few bubbles after each other under one stone, each a little higher."""
    count = 2 + int(5 * share(4, kind, np.array([0]))[0])
    chances = share(5, kind, np.arange(3 * count)).reshape(3, count)
    gurgle = np.zeros(int((0.12 * count + 0.3) * SAMPLE_RATE), np.float32)
    at, height = 0.0, 0.4 * chances[0, 0]
    for step, climb, loud in chances.T:
        bubble = _BUBBLE.drop(min(1.0, height))
        begin = int(at * SAMPLE_RATE)
        gurgle[begin : begin + len(bubble)] += np.float32(0.4 + 0.6 * loud) * bubble
        at += 0.045 + 0.075 * step
        height += 0.02 + 0.16 * climb
    return gurgle / np.float32(np.sqrt(np.sum(gurgle**2)))
