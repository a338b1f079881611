"""A warm night: a few crickets near and far, with pauses, and the air beneath."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from unclench.sound.ambience.bed import Bed, pan
from unclench.sound.ambience.events import Events
from unclench.sound.ambience.weather import Weather
from unclench.sound.curve import smooth
from unclench.sound.texture import Band, Drops
from unclench.vocabulary import SAMPLE_RATE

_TEXTURES = (
    Band(45, 320, 1.5, 1.0, -3),  # night air
    Band(300, 2400, 1.2, 1.0, -3.5),  # leaves that hardly move
    Drops(260, 3000, 4000, 0.009, spread=0.7, shorter=0.0),  # a meadow of them, far off
)


@dataclass(frozen=True, slots=True)
class Cricket:
    """One voice."""

    hertz: float
    every_s: float
    """Seconds from chirp to chirp."""
    pulses: int
    """Strokes of the wings in a chirp."""
    side: float
    loud: float
    """Gain of its fullest chirp."""
    rests: float
    """Share of the time that it is silent, on a day neither calm nor lively."""


_VOICES = (
    Cricket(2750, 0.83, 6, 0.22, 0.20, 0.18),
    Cricket(3350, 1.27, 4, 0.80, 0.16, 0.28),
    Cricket(3050, 1.02, 8, 0.56, 0.08, 0.15),
)
"""A tree cricket near by sings low (2.5 to 3.5 kHz); what sings higher is in the
meadow: 4 to 5 kHz is where the ear is keenest, and soon pierced."""

_PULSE_S, _GAP_S = 0.019, 0.015
_TURN_S = 13.0
"""Seconds in which a cricket goes from singing to resting, or the other way."""


def crickets(weather: Weather, tables: Path) -> Bed:
    """Return a summer night."""
    singing = tuple(_sung(weather, i, voice) for i, voice in enumerate(_VOICES))
    return Bed(weather, _TEXTURES, _controls, tables, singing)


def _sung(weather: Weather, i: int, voice: Cricket) -> Events:
    tilt = weather.tilt(voice.hertz) ** 0.5  # never piercing
    return Events(
        weather.seed + i,
        tuple(_chirp(voice, pulses) for pulses in (voice.pulses, voice.pulses - 1)),
        every=int(voice.every_s * SAMPLE_RATE),
        likely=weather.between(0.86, 0.99),
        loudest=voice.loud * tilt,
        quietest=0.6 * voice.loud * tilt,
        steady=0.93,
        side=voice.side,
        swell=partial(_awake, weather, i, voice.rests),
    )


def _awake(
    weather: Weather, i: int, rests: float, t: NDArray[np.float64]
) -> NDArray[np.float64]:
    """How fully a cricket sings at moments `t`, in seconds."""
    asleep = rests * weather.between(1.5, 0.5)
    return smooth((weather.drift(30 + i, t, _TURN_S) - asleep) / 0.25)


def _controls(weather: Weather, t: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    air = 0.7 + 0.6 * weather.drift(10, t, 12.0)
    leaves = 0.4 + 1.2 * weather.drift(11, t, 6.0) * weather.drift(12, t, 2.1)
    meadow = 0.7 + 0.6 * weather.drift(13, t, 3.7)
    side = 0.5 + 0.3 * (weather.drift(14, t, 15.0) - 0.5)
    many = weather.between(0.6, 1.4)
    return [0.07 * air, 0.05 * leaves * pan(side), 0.022 * many * meadow * pan(1 - side)]


def _chirp(voice: Cricket, pulses: int) -> NDArray[np.float32]:
    """A few strokes, each a breath softer at its ends than in its middle."""
    step, length = _PULSE_S + _GAP_S, int(_PULSE_S * SAMPLE_RATE)
    chirp = np.zeros(int(pulses * step * SAMPLE_RATE) + length, np.float32)
    t = np.arange(length) / SAMPLE_RATE
    for i in range(pulses):
        hertz = voice.hertz * (1 - 0.004 * i)
        stroke = np.sin(2 * np.pi * hertz * t * (1 - 0.35 * t))
        stroke *= np.sin(np.pi * t / _PULSE_S) ** 2
        stroke *= 0.55 + 0.45 * np.sin(np.pi * (i + 0.7) / (pulses + 0.4))
        at = int(i * step * SAMPLE_RATE)
        chirp[at : at + length] += stroke.astype(np.float32)
    return chirp
