"""Figures of a voice: its tone, buzz and melody, and how well it can be told apart.

Nobody was asked to listen. Each figure is a proxy with limits of its own, named where it
is made; together they show what a change does, not how it is liked.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy import signal

type Sound = NDArray[np.float64]
"""Mono, shape (n,), full scale at 1."""

HOP = 0.01
"""Seconds between one look and the next."""
VOICED = 0.55
"""Likeness of one period to the next from which sound counts as voiced."""
CLAUSE_LEAST = 15
"""Voiced pieces that a clause has at least."""
PAUSE = 14
"""Pieces of quiet that end a clause: 140 ms."""
OCTAVE_OFF = 0.75
"""Octaves from the middle beyond which a pitch is a slip of the tracker."""
PAIRS = {
    "en": (
        *("pin bin", "sit set", "feet feel", "foot food", "back pack", "toe dough"),
        *("sea she", "thin fin", "light right", "wave weave", "mouth mouse", "hand sand"),
        *("rest west", "knee me", "breath bread", "hip hit", "shin chin", "lie rye"),
        *("leg lag", "calm palm", "side sigh", "cool pool", "shore sure", "vest best"),
    ),
    "de": (
        *("Bein Pein", "Hand Sand", "Kinn Sinn", "Nacht nackt", "Hals Halt", "Wand Wind"),
        *("weich reich", "Ruhe Truhe", "Knie nie", "Arm warm", "Mut gut", "Tau Tee"),
        *("Laub Raub", "Rand Land", "Bach Dach", "Fall Ball", "Haut Haus", "Nase Hase"),
    ),
}
"""Words of our scripts and their like, one sound apart."""


def pieces(sound: Sound, rate: int, seconds: float) -> Sound:
    """Cut into overlapping pieces, one every `HOP`: shape (pieces, samples)."""
    size, hop = round(seconds * rate), round(HOP * rate)
    padded = np.pad(sound, (0, max(0, size - len(sound))))
    return np.lib.stride_tricks.sliding_window_view(padded, size)[::hop]


def band(sound: Sound, rate: int, low: float, high: float) -> Sound:
    """Keep what is between two frequencies, in Hz."""
    sections = signal.butter(4, [low, high], "band", fs=rate, output="sos")
    return np.asarray(signal.sosfiltfilt(sections, sound))


def share(sounds: Sequence[Sound], rate: int, low: float, high: float) -> float:
    """Power between two frequencies against that from 300 to 1000 Hz, in dB."""
    frequencies, power = signal.welch(np.concatenate(sounds), rate, nperseg=2048)

    def within(bottom: float, top: float) -> float:
        return float(power[(frequencies >= bottom) & (frequencies < top)].sum())

    return float(10 * np.log10(within(low, high) / within(300, 1000)))


def buzz(sounds: Iterable[Sound], rate: int) -> float:
    """How far single pulses of the voice stand out between 2 and 6 kHz, in dB.

    Peak against mean of the envelope in 50 ms, over the louder half of the voiced pieces.
    Rough voices have it, too, and clear ones: it is a figure for one and the same voice.
    """
    found: list[float] = []
    for sound in sounds:
        voiced = ~np.isnan(pitches(sound, rate))
        envelope = pieces(
            np.abs(signal.hilbert(band(sound, rate, 2000, 6000))), rate, 0.05
        )
        envelope = envelope[: len(voiced)][voiced[: len(envelope)]]
        means = envelope.mean(axis=1)
        loud = means > np.median(means) / 2
        found += list(20 * np.log10(envelope.max(axis=1)[loud] / means[loud]))
    return float(np.mean(found))


def sibilance(sounds: Iterable[Sound], rate: int) -> float:
    """The sharpest hiss, from 5 to 9 kHz in 20 ms, against the whole line, in dB."""
    found = []
    for sound in sounds:
        hiss = (pieces(band(sound, rate, 5000, 9000), rate, 0.02) ** 2).mean(axis=1)
        found.append(10 * np.log10(np.percentile(hiss, 98) / np.mean(sound**2)))
    return float(np.mean(found))


def pitches(sound: Sound, rate: int, low: float = 60, high: float = 170) -> Sound:
    """Track the pitch by autocorrelation, in Hz; NaN where nothing is voiced."""
    lowpass = signal.butter(2, 900, fs=rate, output="sos")
    cut = pieces(np.asarray(signal.sosfilt(lowpass, sound)), rate, 0.05)
    window = np.hanning(cut.shape[1])
    alike = np.fft.irfft(np.abs(np.fft.rfft(cut * window, 4 * len(window))) ** 2)
    own = np.fft.irfft(np.abs(np.fft.rfft(window, 4 * len(window))) ** 2)
    first, last = int(rate / high), int(rate / low)
    fair = alike[:, first:last] / (own[first:last] / own[0])
    best = fair.argmax(axis=1)
    strength = fair[np.arange(len(best)), best] / np.maximum(alike[:, 0], 1e-12)
    power = (cut**2).mean(axis=1)
    voiced = (strength > VOICED) & (power > power.max() * 1e-3)
    return np.where(voiced, rate / (first + best), np.nan)


def endings(sound: Sound, rate: int) -> list[float]:
    """For each clause, semitones from its middle pitch to its end."""
    found = []
    track = pitches(sound, rate)
    for start, end in _clauses(sound, rate):
        voiced = track[start:end]
        voiced = voiced[~np.isnan(voiced)]
        if len(voiced) >= CLAUSE_LEAST:
            middle = np.median(voiced)
            near = voiced[np.abs(np.log2(voiced / middle)) < OCTAVE_OFF]
            found.append(float(12 * np.log2(np.median(near[-6:]) / middle)))
    return found


def _clauses(sound: Sound, rate: int) -> Iterable[tuple[int, int]]:
    """Cut where it is quiet for 140 ms, in steps of `HOP`."""
    power = (pieces(sound, rate, 0.03) ** 2).mean(axis=1)
    loud = np.flatnonzero(power > power.max() * 10**-4.2)
    cuts = [loud[0], *(at for a, b in pairwise(loud) if b - a >= PAUSE for at in (a, b))]
    edges = [int(at) for at in (*cuts, loud[-1])]
    return zip(edges[::2], edges[1::2], strict=True)


def contrasts(say: Callable[[str], Sound], rate: int, language: str) -> Sound:
    """How far the words of each of `PAIRS` are apart, in dB a band.

    Mean distance of their levels in 28 mel bands, one stretched onto the other. It knows
    nothing of listening: noise makes words differ, and it calls that a contrast.
    """
    return np.array(
        [
            _apart(*(_bands(say(word), rate) for word in pair.split()))
            for pair in PAIRS[language]
        ]
    )


def _bands(sound: Sound, rate: int) -> Sound:
    loud = np.flatnonzero(np.abs(sound) > 0.01 * np.abs(sound).max())
    cut = pieces(sound[loud[0] : loud[-1] + 1], rate, 0.023)
    power = np.abs(np.fft.rfft(cut * np.hanning(cut.shape[1]), 1024)) ** 2
    level = 10 * np.log10(power @ _mel(rate, 28, 1024).T + 1e-10)
    return np.asarray(np.maximum(level - level.max(), -45))


def _mel(rate: int, count: int, size: int) -> Sound:
    mel = 2595 * np.log10(1 + np.fft.rfftfreq(size, 1 / rate) / 700)
    low, high = (2595 * np.log10(1 + f / 700) for f in (120, 8500))
    edges = np.linspace(low, high, count + 2)
    width = edges[1] - edges[0]
    return np.asarray(np.maximum(0, 1 - np.abs(mel[None] - edges[1:-1, None]) / width))


def _apart(one: Sound, other: Sound) -> float:
    """Mean distance along the best way from the start of both to their end."""
    far = np.sqrt(((one[:, None] - other[None]) ** 2).mean(axis=-1))
    cost = np.full((len(one) + 1, len(other) + 1), np.inf)
    steps = np.zeros_like(cost)
    cost[0, 0] = 0
    for i, j in np.ndindex(far.shape):
        back = min(((i, j), (i, j + 1), (i + 1, j)), key=lambda at: cost[at])
        cost[i + 1, j + 1] = cost[back] + far[i, j]
        steps[i + 1, j + 1] = steps[back] + 1
    return float(cost[-1, -1] / steps[-1, -1])


def follows(clean: Sound, heard: Sound, rate: int) -> float:
    """How well what is heard follows the clean voice, from 0 to 1.

    Correlation of band envelopes over 0.38 s, after the idea of STOI, in 15 bands of a
    third of an octave from 150 Hz, where the voice is within 40 dB of its loudest. STOI
    was made for people and noise; formant voices and quiet beds are at its upper end.
    """
    centres = 150 * 2 ** (np.arange(15) / 3)
    size = 2 * round(0.0128 * rate)
    frequencies = np.fft.rfftfreq(2 * size, 1 / rate)
    third = np.abs(np.log2(np.maximum(frequencies, 1)[None] / centres[:, None])) < 1 / 6

    def envelopes(sound: Sound) -> Sound:
        cut = np.lib.stride_tricks.sliding_window_view(sound, size)[:: size // 2]
        power = np.abs(np.fft.rfft(cut * np.hanning(size), 2 * size)) ** 2
        return np.sqrt(power @ third.T)

    voice, both = envelopes(clean), envelopes(heard)
    level = (voice**2).sum(axis=1)
    speech = level > level.max() * 1e-4
    voice, both = voice[speech], both[speech]
    found = []
    for start in range(0, len(voice) - 30, 15):
        x, y = voice[start : start + 30], both[start : start + 30]
        x, y = x - x.mean(axis=0), y - y.mean(axis=0)
        norm = np.linalg.norm(x, axis=0) * np.linalg.norm(y, axis=0)
        found.append(np.mean((x * y).sum(axis=0) / np.maximum(norm, 1e-12)))
    return float(np.mean(found))
