"""A wood in a light wind: gusts pass over, leaves stir in turn, birds if wished for."""

from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from unclench.sound.ambience import wind
from unclench.sound.ambience.bed import Bed, pan
from unclench.sound.ambience.events import Events
from unclench.sound.ambience.weather import Weather
from unclench.sound.chance import share
from unclench.sound.texture import Band, Drops, Texture
from unclench.vocabulary import SAMPLE_RATE

_TEXTURES: tuple[Texture, ...] = (
    *wind.BANDS,
    Band(1900, 7500, 1.5, 1.3, -1.5),  # the crown close by
    Drops(520, 1900, 8200, 0.0017, spread=0.85),  # its leaves, one on another
    Band(1300, 5200, 1.3, 1.2, -2),  # another tree, further off
)

_PASSES_S = 1.6
"""Seconds a gust takes from the one tree to the other."""


def forest(weather: Weather, tables: Path) -> Bed:
    """Return wind in trees, without birds; gusts follow a paced breath."""
    return Bed(weather, _TEXTURES, _controls, tables)


def birdsong_forest(weather: Weather, tables: Path) -> Bed:
    """Return wind in trees with small birds, some way off."""
    # On a bright day birds are no louder: among clearer leaves they stand out as it is.
    songs = [_song(kind) * np.float32(min(1, weather.tilt(2800))) for kind in range(24)]
    birds = Events(
        weather.seed + 1,
        tuple(songs),
        every=4 * SAMPLE_RATE,
        likely=weather.between(0.25, 0.8),
        loudest=weather.between(1.4, 0.6),
        quietest=weather.between(0.55, 0.26),
    )
    return replace(forest(weather, tables), events=(birds,))


def _controls(weather: Weather, t: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    near, far = wind.gust(weather, t), wind.gust(weather, t, _PASSES_S)
    flutter = weather.drift(20, t, 0.45) * weather.drift(21, t, 0.17)
    crown = (0.07 + 0.60 * near**1.4) * (0.68 + 0.6 * near * flutter)
    singly = (0.06 + 0.52 * near) * (0.5 + 0.8 * weather.drift(22, t, 0.6))
    other = (0.05 + 0.34 * far**1.3) * (0.7 + 0.5 * weather.drift(23, t, 0.8))
    side = 0.34 + 0.2 * (weather.drift(24, t, 8.0) - 0.5)
    return [
        *wind.airs(weather, t),
        pan(side) * crown,
        pan(side + 0.08) * singly,
        pan(1.04 - side) * other,
    ]


def _song(kind: int) -> NDArray[np.float32]:
    """One small bird: a few soft gliding notes, and the wood answering them."""
    height, notes, pace, glide = share(3, kind, np.arange(4))
    length, step = 0.09 + 0.05 * glide, 0.16 + 0.16 * pace
    count = 2 + int(4 * notes)
    song = np.zeros(int((count * step + length + 0.5) * SAMPLE_RATE))
    t = np.arange(int(length * SAMPLE_RATE)) / SAMPLE_RATE
    hertz = 2100 + 1500 * height
    for i in range(count):
        bend = (1 if (i + kind) % 2 else -1) * (900 + 1500 * glide)
        note = np.sin(2 * np.pi * (hertz + 90 * (i % 3) + bend * (t - length / 2)) * t)
        note *= np.sin(np.pi * t / length) ** 2 * (0.8 + 0.2 * (-1) ** i)
        _echoed(song, int(i * step * SAMPLE_RATE), note)
    return song.astype(np.float32)


def _echoed(song: NDArray[np.float64], at: int, note: NDArray[np.float64]) -> None:
    """Lay a note and what trunks send back of it."""
    for after, part in ((0.0, 1.0), (0.061, 0.30), (0.113, 0.22), (0.187, 0.13)):
        begin = at + int(after * SAMPLE_RATE)
        song[begin : begin + len(note)] += part * note
