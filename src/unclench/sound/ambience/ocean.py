"""Waves on a beach: each swells, breaks, runs up the sand and draws back."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from unclench.sound.ambience.bed import Bed, pan
from unclench.sound.ambience.weather import Weather
from unclench.sound.chance import share
from unclench.sound.texture import Band, Drops

_PERIOD_S = (11.5, 9.6)
"""Seconds between waves, on a calm day and a lively one."""

_JITTER = 0.42
"""How far one may come early or late, as a share of the period."""

_REACH_S = 18.0
"""Seconds before its breaking and after within which a wave can be heard."""

_TEXTURES = (
    Band(38, 150, 2, 1.2, -3),  # the open sea
    Band(130, 900, 1.5, 1.0, -3),  # surf along the shore, far off
    Band(55, 260, 1.5, 1.2, -3),  # the swell rolling in
    Band(170, 1300, 1.5, 1.0, -2.5),  # the breaking
    Band(650, 4200, 1.2, 1.2, -2),  # the run up the sand
    Band(2300, 9000, 1.2, 1.2, -1.5),  # the sheet of water drawing back
    Drops(900, 1900, 8500, 0.0014, spread=0.9),  # foam, bubble by bubble
)

_FLOOR = (0.105, 0.125, 0.0, 0.0, 0.034, 0.010, 0.006)
"""What is heard of each texture between waves."""

_HEIGHT = (0.0, 0.0, 0.42, 0.95, 0.72, 0.10, 0.10)
_PEAK_S = (0.0, 0.0, -0.9, 0.0, 0.9, 1.6, 2.2)
_RISE_S = (1.0, 1.0, 2.3, 1.55, 1.35, 1.3, 1.4)
_FALL_S = (1.0, 1.0, 1.0, 0.85, 1.0, 1.0, 1.3)
"""Of one wave: how much of each texture; when it is fullest, against the breaking;
how long it grows, and how long it dies away."""

_BACK = (0.0, 0.0, 0.0, 0.0, 0.08, 0.22, 0.26)
_BACK_AT_S, _BACK_RISE_S, _BACK_FALL_S = 3.5, 1.3, 1.1
"""The water drawing back over the sand: a softer, brighter rise after the breaking."""

_INWARDS_S, _OUTWARDS_S = 3.6, 5.4
"""Lengths of a breath that a wave keeps step with as it is."""


@dataclass(frozen=True, slots=True)
class Wave:
    """One wave. No two are alike."""

    breaks: float
    """When it breaks, in seconds."""
    height: float
    slow: float = 1.0
    """How slowly it comes, against the usual."""
    lingers: float = 1.0
    """How slowly it goes."""
    bright: float = 0.0
    """From heavy and dark (-1) to light and bright (1)."""
    back: float = 1.0
    """How much is heard of its drawing back."""
    again: float = 0.0
    """How much of it breaks a second time."""
    side: float = 0.5
    """Where along the beach it breaks, from left (0) to right."""
    runs: float = 0.0
    """How far along the beach it runs while it is heard, and which way."""


def ocean(weather: Weather, tables: Path) -> Bed:
    """Return surf on sand; a wave for each breath where one is paced."""
    return Bed(weather, _TEXTURES, _controls, tables)


def _controls(weather: Weather, t: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    far = 0.55 + 0.9 * weather.drift(20, t, 6.0)
    sea = far * pan(0.35 + 0.3 * weather.drift(21, t, 23.0))
    gains = [floor * sea for floor in _FLOOR]
    for wave in _waves(weather, t[0] - _REACH_S, t[-1] + _REACH_S):
        since = t - wave.breaks
        along = np.clip(wave.side + wave.runs * since / 10, 0.12, 0.88)
        sides = pan(along) * wave.height
        for i in range(len(gains)):
            if _HEIGHT[i]:
                colour = 10 ** (wave.bright * (i - 3) * 1.3 / 20)
                gains[i] += sides * (colour * _course(wave, since, i))
    return gains


def _course(wave: Wave, since: NDArray[np.float64], i: int) -> NDArray[np.float64]:
    """How much of texture `i` is heard of a wave, seconds before and after it breaks."""
    late = since - _PEAK_S[i] * (wave.lingers if _PEAK_S[i] > 0 else wave.slow)
    heard = _HEIGHT[i] * _pulse(late, _RISE_S[i] * wave.slow, _FALL_S[i] * wave.lingers)
    if wave.again:
        later = late - 1.7 * wave.lingers
        heard += wave.again * _HEIGHT[i] * _pulse(later, 0.8, _FALL_S[i])
    drawn = since - _BACK_AT_S * wave.lingers
    back = _pulse(drawn, _BACK_RISE_S * wave.lingers, _BACK_FALL_S * wave.lingers)
    return heard + wave.back * _BACK[i] * back


def _pulse(d: NDArray[np.float64], rise: float, fall: float) -> NDArray[np.float64]:
    """Grow to one at d = 0 and die away, without a corner."""
    x = np.maximum(d, 0) / fall
    pulse: NDArray[np.float64] = np.exp(
        -np.square(np.minimum(d, 0) / rise) - x * x / (0.7 + x)
    )
    return pulse


def _waves(weather: Weather, first: float, last: float) -> Iterator[Wave]:
    """All waves that break between two moments: led by a breath, or free."""
    for breath in weather.pace.near(first, last):
        where = np.array([round(100 * breath.turn)])
        size, bright, back, side, runs = (
            float(share(weather.seed, key, where)[0]) for key in range(40, 45)
        )
        yield Wave(
            breath.turn - 0.15,
            weather.between(0.75, 0.95) + 0.2 * (size - 0.5),
            slow=(breath.turn - breath.start) / _INWARDS_S,
            lingers=(breath.end - breath.turn) / _OUTWARDS_S,
            bright=bright - 0.5,
            back=0.8 + 0.6 * back,
            side=0.4 + 0.2 * side,
            runs=0.3 * (runs - 0.5),
        )
    period = weather.between(*_PERIOD_S)
    index = np.arange(int(first // period) - 1, int(last // period) + 2)
    chances = np.stack([share(weather.seed, key, index) for key in range(10, 19)])
    breaks = period * (index + _JITTER * (chances[0] - 0.5) * 2)
    free = 1 - weather.pace.hold(breaks)
    groups = weather.drift(22, breaks, 47.0)
    for at, left, group, chance in zip(
        breaks, free, groups, chances.T[:, 1:], strict=True
    ):
        if left:
            yield _free(weather, float(at), float(left), float(group), chance)


def _free(
    weather: Weather, at: float, left: float, group: float, chance: NDArray[np.float64]
) -> Wave:
    size, slow, lingers, bright, back, again, side, runs = chance.tolist()
    height = weather.between(0.45, 0.8) + weather.between(0.3, 0.7) * (
        0.6 * size + 0.4 * group
    )
    return Wave(
        at,
        left * height,
        slow=0.85 + 0.5 * slow,
        lingers=0.8 + 0.5 * lingers,
        bright=2 * bright - 1,
        back=0.5 + 1.1 * back,
        again=max(0.0, 1.6 * again - 1.0),
        side=0.3 + 0.4 * side,
        runs=0.9 * (runs - 0.5),
    )
