"""What is heard in a recording: where the voice is, and what lies behind it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from unclench.vocabulary import SAMPLE_RATE

FRAME = SAMPLE_RATE // 100
"""Samples in a frame: 10 ms."""
NOTHING = -90.0
"""dBFS under which there is nothing to tell apart."""
LEAST_VOICE = -60.0
"""dBFS that the loud frames of a voice reach at least."""

_TOGETHER = 30
"""Frames of quiet within one stretch of speech, at most: a comma, not an end."""
_CLICK, _STRONG = 6, 22.0
"""A sound that is so many dB under the voice, or lasts fewer frames, is the click of a
switch with its echo."""
_SOFT = 15
"""Frames by which a soft beginning or end may reach beyond what is surely voice."""

# A mains tone (Europe 50 Hz, America 60 Hz) and its overtones.
_MAINS = (50, 60)
_OVERTONES = 5
_BIN = 5
"""Hz in a bin of the spectrum they are looked up in."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Where in a recording somebody speaks. Frames, not samples."""

    first: int
    last: int
    """The frame after the last that holds voice."""
    levels: NDArray[np.float64]
    """dBFS of every frame."""
    loud: NDArray[np.bool_]
    """Whether a frame surely holds voice."""

    @property
    def voice_dbfs(self) -> float:
        """Root mean square where somebody speaks."""
        return _mean_db(self.levels[self.first : self.last][self._speech])

    @property
    def quiet(self) -> NDArray[np.bool_]:
        """The frames in which nobody speaks, and a little away from who does."""
        near: NDArray[np.float64] = np.convolve(self.loud, np.ones(2 * _SOFT + 1), "same")
        return near < 1

    @property
    def _speech(self) -> NDArray[np.bool_]:
        return self.loud[self.first : self.last]


def frame_levels(sound: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return the level of every 10 ms, in dBFS."""
    whole = sound[: len(sound) // FRAME * FRAME].astype(np.float64)
    power = np.square(whole.reshape(-1, FRAME)).mean(axis=1)
    levels: NDArray[np.float64] = 10 * np.log10(np.maximum(power, 1e-12))
    return np.maximum(levels, NOTHING)


def heard(sound: NDArray[np.float32]) -> Heard | None:
    """Find the voice in a recording at `SAMPLE_RATE`; None where there is none.

    What is louder than the noise by a quarter of the way to the voice is voice; that
    finds it over a noise of any level, as long as it is 15 dB under the voice.
    """
    levels = frame_levels(sound)
    if not len(levels):
        return None
    floor, top = (float(each) for each in np.percentile(levels, (10, 95)))
    # A few words in a long silence are less than a twentieth of it.
    top = max(top, float(levels.max()) - 6)
    if top < LEAST_VOICE:
        return None
    sure = min(floor + max(6.0, (top - floor) / 4), top - 15)
    loud = levels > sure
    strong = np.r_[0, np.cumsum(levels > top - _STRONG)]
    runs = _runs(loud)
    runs = [r for r in runs if strong[r[1]] - strong[r[0]] >= _CLICK] or runs
    loud = _only(runs, len(levels))
    soft = min(floor + 4, sure)
    first = _outwards(levels, runs[0][0], -1, soft)
    last = _outwards(levels, runs[-1][1] - 1, 1, soft) + 1
    return Heard(first, last, levels, loud & (levels > sure))


def noise_dbfs(found: Heard) -> float | None:
    """Return how loud it is where nobody speaks; None where that is nowhere."""
    quiet = found.quiet
    if quiet.sum() < _SOFT:
        return None
    # A chair that creaks once is no noise behind the voice.
    return float(np.median(found.levels[quiet]))


def hum_dbfs(sound: NDArray[np.float32], found: Heard) -> float | None:
    """Return how loud the mains are where nobody speaks; None where it can't be told.

    A fifth of a second of quiet tells 5 Hz apart; a tone counts where it stands 10 dB
    over what is round it.
    """
    size = SAMPLE_RATE // _BIN
    spans = [(a * FRAME, b * FRAME) for a, b in _stretches(found.quiet)]
    pieces = [
        sound[at : at + size] for a, b in spans for at in range(a, b - size + 1, size)
    ]
    if not pieces:
        return None
    window = np.hanning(size)
    spectra = [np.abs(np.fft.rfft(piece * window)) ** 2 for piece in pieces]
    # So that the power of a bin is that of a sine in it; a tone lies on three bins.
    power = np.mean(spectra, axis=0) * 2 / (window.sum() ** 2) / 1.5
    loudest = max(_tone(power, base) for base in _MAINS)
    return 10 * float(np.log10(loudest + 1e-12))


def _tone(power: NDArray[np.float64], base: int) -> float:
    """Return the power of a tone and its overtones, as far as they stand out."""
    total = 0.0
    for overtone in range(1, _OVERTONES + 1):
        at = base * overtone // _BIN
        around = np.r_[power[at - 6 : at - 2], power[at + 3 : at + 7]]
        mine = float(power[at - 1 : at + 2].sum())
        if mine > 3 * 10 * float(np.median(around)):
            total += mine
    return total


def _runs(loud: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return stretches of speech, with the short quiet within them."""
    runs: list[tuple[int, int]] = []
    for first, last in _stretches(loud):
        if runs and first - runs[-1][1] < _TOGETHER:
            runs[-1] = (runs[-1][0], last)
        else:
            runs.append((first, last))
    return runs


def _stretches(true: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return the first frame of each stretch that is true, and the one after its last."""
    edges = np.flatnonzero(np.diff(np.r_[False, true, False].astype(np.int8)))
    return [(int(first), int(last)) for first, last in edges.reshape(-1, 2)]


def _only(runs: list[tuple[int, int]], length: int) -> NDArray[np.bool_]:
    within = np.zeros(length, np.bool_)
    for first, last in runs:
        within[first:last] = True
    return within


def _outwards(levels: NDArray[np.float64], frame: int, step: int, level: float) -> int:
    """Follow a soft beginning or end as far as it is louder than the noise."""
    for _ in range(_SOFT):
        following = frame + step
        if not 0 <= following < len(levels) or levels[following] <= level:
            break
        frame = following
    return frame


def _mean_db(levels: NDArray[np.float64]) -> float:
    return float(10 * np.log10(np.mean(10 ** (levels / 10)))) if len(levels) else NOTHING
