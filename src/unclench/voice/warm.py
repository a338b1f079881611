"""The built-in voice made softer: one filter for tone, buzz and a small room.

It is linear and always the same, so it moves no word by more than a few milliseconds,
and a line treated twice gives the same samples.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from unclench.voice.take import Take

_GRID = 16_384
"""Points of the spectrum that the filter is drawn on."""


@dataclass(frozen=True, slots=True)
class Warmth:
    """How the voice is treated; all of it decides the samples of a clip."""

    tone: tuple[tuple[float, float], ...] = (
        *((90, 0.0), (160, 2.0), (320, 1.5), (700, 0.0), (1800, 0.0)),
        *((2500, -1.0), (3300, -2.5), (4200, -2.0), (6500, -3.0), (9500, -7.0)),
    )
    """Frequencies in Hz with gains in dB; straight between them on an octave scale."""
    smear: float = 0.005
    """Seconds over which the pulses of the voice are spread from `smear_from` up."""
    smear_from: float = 900.0
    """Hz."""
    room_db: float = -19.0
    """Power of the room's answer against the voice itself."""
    room: tuple[float, float] = (0.006, 0.05)
    """Seconds after which the room answers, and in which it has died away by 60 dB."""
    room_band: tuple[float, float] = (250.0, 3500.0)
    """Hz between which the room answers."""


def warmed(take: Take, warmth: Warmth | None) -> Take:
    """Treat a take; it grows by the room's answer, and its words stay where they are."""
    if warmth is None:
        return take
    sound = np.frombuffer(take.sound, np.int16).astype(np.float32)
    if not len(sound):
        return take
    filtered = _convolved(sound, answer(take.rate, warmth))[_early(take.rate) :]
    whole = np.clip(np.rint(filtered), -32768, 32767).astype(np.int16)
    return Take(whole.tobytes(), take.rate, take.words)


@lru_cache(maxsize=8)
def answer(rate: int, warmth: Warmth) -> NDArray[np.float32]:
    """Return what a click becomes: shape (n,) at `rate` Hz, with n under 150 ms."""
    frequencies = np.fft.rfftfreq(_GRID, 1 / rate)
    spectrum = _tone(frequencies, warmth) * (
        _smear(frequencies, warmth) + np.fft.rfft(_room(rate, warmth), _GRID)
    )
    spectrum *= np.exp(-2j * np.pi * frequencies * _early(rate) / rate)
    click = np.fft.irfft(spectrum)[: round(0.15 * rate)]
    fade = round(0.01 * rate)
    click[-fade:] *= np.linspace(1, 0, fade)
    return click.astype(np.float32)


def _tone(frequencies: NDArray[np.float64], warmth: Warmth) -> NDArray[np.complex128]:
    """Draw the tone with the least delay there is for it (minimum phase)."""
    corners, gains = zip(*warmth.tone, strict=True)
    octaves = np.log2(np.maximum(frequencies, 1))
    db = np.interp(octaves, np.log2(corners), gains)
    cepstrum = np.fft.irfft(db / 20 * np.log(10))
    half = len(cepstrum) // 2
    cepstrum[1:half] *= 2
    cepstrum[half + 1 :] = 0
    return np.asarray(np.exp(np.fft.rfft(cepstrum)))


def _smear(frequencies: NDArray[np.float64], warmth: Warmth) -> NDArray[np.complex128]:
    """Delay the higher more than the lower, and change the loudness of nothing."""
    above = np.maximum(frequencies - warmth.smear_from, 0)
    delays = warmth.smear * above / (frequencies[-1] - warmth.smear_from)
    phase = -2 * np.pi * np.cumsum(delays) * frequencies[1]
    return np.asarray(np.exp(1j * phase))


def _room(rate: int, warmth: Warmth) -> NDArray[np.float64]:
    """Scatter small echoes that die away, the same in every process and version."""
    first, last = (round(seconds * rate) for seconds in warmth.room)
    echoes = np.zeros(first + last)
    state = 1
    for at in range(first, first + last - 6, 7):
        state = state * 1_103_515_245 + 12_345 & 0x7FFF_FFFF
        echoes[at + (state >> 16) % 7] = 1 if state >> 30 else -1
    echoes *= 10 ** (-3 * np.maximum(np.arange(len(echoes)) - first, 0) / last)
    frequencies = np.fft.rfftfreq(2 * len(echoes), 1 / rate)
    low, high = warmth.room_band
    dull = 1 / (1 + (frequencies / high) ** 4)
    dull -= 1 / (1 + (frequencies / low) ** 4)
    echoes = np.fft.irfft(np.fft.rfft(echoes, 2 * len(echoes)) * dull)[: len(echoes)]
    power: float = 10 ** (warmth.room_db / 10) / np.sum(echoes**2)
    return np.asarray(echoes * np.sqrt(power))


def _early(rate: int) -> int:
    """Samples that the filter looks ahead, so that the lows are not cut off."""
    return round(0.005 * rate)


def _convolved(
    sound: NDArray[np.float32], click: NDArray[np.float32]
) -> NDArray[np.float32]:
    length = len(sound) + len(click) - 1
    size = 1 << (length - 1).bit_length()
    product = np.fft.rfft(sound, size) * np.fft.rfft(click, size)
    return np.fft.irfft(product, size)[:length].astype(np.float32)
