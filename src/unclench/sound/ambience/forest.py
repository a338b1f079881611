"""A wood in a light wind: gusts far off, leaves near by, and birds if wished for."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from unclench.sound.ambience.bed import Bed, pan
from unclench.sound.ambience.events import Events
from unclench.sound.chance import drift, share
from unclench.sound.texture import Band, Drops, Texture
from unclench.vocabulary import SAMPLE_RATE

_WIND = ((70, 260), (190, 540), (400, 1000), (850, 2700))
_PLACE = (0.0, 0.33, 0.62, 0.95)
_STRENGTH = (0.8, 0.8, 0.62, 0.42)
"""Bands of the wind in Hz; the strength of gust at which each is fullest; its level."""

_TEXTURES: tuple[Texture, ...] = (
    *(Band(low, high, 1.5, 1.5, -2) for low, high in _WIND),
    Band(1700, 7500, 1.5, 2, -1),  # leaves together
    Drops(240, 1600, 6800, 0.0022, spread=0.8),  # leaves singly
)


def forest(seed: int, tables: Path) -> Bed:
    """Return wind in trees, without birds."""
    return Bed(_TEXTURES, partial(_controls, seed), tables)


def birdsong_forest(seed: int, tables: Path) -> Bed:
    """Return wind in trees with small birds, some way off."""
    calls = tuple(_call(kind) for kind in range(20))
    birds = Events(
        seed + 1, calls, every=5 * SAMPLE_RATE, likely=0.55, loudest=1.1, quietest=0.3
    )
    return replace(forest(seed, tables), events=birds)


def _controls(seed: int, t: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    gust = 0.65 * drift(seed, 10, t, 7.0) + 0.35 * drift(seed, 11, t, 2.3)
    gust = gust * gust * (3 - 2 * gust)
    gains = []
    for i, (place, strength) in enumerate(zip(_PLACE, _STRENGTH, strict=True)):
        near = np.exp(-np.square((gust - place) / 0.42))
        side = 0.5 + 0.3 * (drift(seed, 12 + i, t, 9.0) - 0.5)
        gains.append(pan(side) * near * strength * (0.22 + 0.6 * gust))
    flutter = 0.35 + 0.65 * drift(seed, 20, t, 0.9) * drift(seed, 21, t, 0.31)
    side = 0.5 + 0.4 * (drift(seed, 22, t, 6.0) - 0.5)
    leaves = (0.06 + 0.62 * gust**1.3) * flutter
    singly = (0.05 + 0.42 * gust) * (0.4 + 0.6 * drift(seed, 23, t, 0.7))
    return [*gains, pan(side) * leaves, pan(1 - side) * singly]


def _call(kind: int) -> NDArray[np.float32]:
    """One bird's call: a few soft gliding notes."""
    height, notes, pace, glide = share(3, kind, np.arange(4))
    length, step = 0.085, 0.11 + 0.12 * pace
    count = 2 + int(5 * notes)
    call = np.zeros(int((count * step + length) * SAMPLE_RATE))
    t = np.arange(int(length * SAMPLE_RATE)) / SAMPLE_RATE
    hertz = 2300 + 1900 * height
    for i in range(count):
        bend = (4500 if (i + round(glide)) % 2 else -3500) * t
        note = np.sin(2 * np.pi * (hertz + bend) * t) * np.sin(np.pi * t / length) ** 2
        at = int(i * step * SAMPLE_RATE)
        call[at : at + len(t)] += note
    return call.astype(np.float32)
