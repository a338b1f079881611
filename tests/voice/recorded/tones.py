"""A voice made of tones: each line has a pitch of its own, each word is a burst of it."""

import io
import wave

import numpy as np
from numpy.typing import NDArray

from unclench.vocabulary import SAMPLE_RATE

QUIET = 0.5
"""Seconds before and after."""
STOP = 0.4
"""Seconds of pause after a comma or a full stop."""


def word_spans(text: str) -> list[tuple[float, float]]:
    """When each word begins and ends, in seconds from the first; by its letters."""
    spans, at = [], 0.0
    for word in text.split():
        length = 0.08 + 0.06 * len(word)
        spans.append((at, at + length))
        at += length + (STOP if word[-1] in ",.:;" else 0.04)
    return spans


def said(
    text: str,
    hertz: float,
    *,
    level: float = 0.3,
    noise: float = 1e-4,
    rate: int = SAMPLE_RATE,
) -> NDArray[np.float64]:
    """Say a line: shape (n,), full scale at 1."""
    spans = word_spans(text)
    sound = np.zeros(round((spans[-1][1] + 2 * QUIET) * rate))
    for start, end in spans:
        first, last = (round((QUIET + each) * rate) for each in (start, end))
        t = np.arange(last - first) / rate
        edge = np.minimum(1, np.minimum(t, t[::-1]) / 0.01)
        sound[first:last] = level * edge * np.sin(2 * np.pi * hertz * t)
    return sound + noise * np.random.default_rng(1).standard_normal(len(sound))


def as_wav(
    sound: NDArray[np.float64], rate: int = SAMPLE_RATE, channels: int = 1
) -> bytes:
    """Write samples as a WAV file of 16 bits, the same on all channels."""
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(channels)
        out.setsampwidth(2)
        out.setframerate(rate)
        whole = np.round(np.clip(sound, -1, 1) * 32767).astype("<i2")
        out.writeframes(np.repeat(whole, channels).tobytes())
    return file.getvalue()


def pitch(sound: NDArray[np.floating], rate: int = SAMPLE_RATE) -> float:
    """The strongest frequency in a stretch of sound, in Hz."""
    size = 1 << 16
    spectrum = np.abs(np.fft.rfft(sound * np.hanning(len(sound)), size))
    return float(np.argmax(spectrum) * rate / size)
