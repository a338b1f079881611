"""From somebody's sound file to a recording: trimmed, levelled and looked at."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from unclench.vocabulary import SAMPLE_RATE
from unclench.vocabulary.method import against_english
from unclench.voice.recorded.decode import (
    NotTaken,
    Refusal,
    as_flac,
    decoded,
    resampled,
)
from unclench.voice.recorded.hear import (
    FRAME,
    Heard,
    heard,
    hum_dbfs,
    noise_dbfs,
)
from unclench.voice.recorded.recording import Finding, Measured

MARGIN = 0.02
"""Seconds kept on either side of the voice, half of them fading."""
LEVEL, PEAK = -20.0, -1.0
"""dBFS to which a voice is brought, and that its peaks may not pass: all 16 bits are
used. How loud it is heard is up to the mix, which levels every clip alike."""

LEAST_TO_NOISE = 30.0
"""dB that a voice should be above the noise. A choice of ours, as are those below."""
LEAST_TO_HUM = 40.0
"""dB that it should be above a tone, which is noticed sooner than a hiss."""
LEAST_LEVEL = -45.0
"""dBFS that a voice should have, to use the bits of a 16-bit file."""
SLOWEST, QUICKEST = 60.0, 220.0
"""English words a minute outside of which a recording and its words may not belong
together; sessions ask for 90 to 140."""
FEW_WORDS = 4
"""With fewer words than that, one drawn out is half the speed."""
MOST_CLIPPED = 8
"""Samples that may be cut off unnoticed: a fifth of a millisecond."""

_RUMBLE = (40.0, 75.0)
"""Hz below which there is no voice, and from which there may be; a fade between."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A recording ready to be kept."""

    flac: bytes
    measured: Measured
    findings: tuple[Finding, ...]


def take_in(content: bytes, text: str, language: str) -> Taken:
    """Make a recording of a sound file of any kind.

    Parameters
    ----------
    content
        The file.
    text
        The words that are said in it.
    language
        Theirs, such as ``en``.

    Raises
    ------
    NotTaken
        If it is too large or too long, no sound, or without a voice.
    """
    raw, rate = decoded(content)
    clipped = _clipped(raw)
    sound = resampled(raw - raw.mean(dtype=np.float64).astype(np.float32), rate)
    found = heard(clean := _without_rumble(sound))
    if found is None:
        raise NotTaken(Refusal.SILENT)
    words = len(text.split())
    seconds = (found.last - found.first) * FRAME / SAMPLE_RATE
    measured = Measured(
        seconds=round(seconds, 3),
        words_a_minute=round(words * 60 / seconds, 1),
        voice_dbfs=round(found.voice_dbfs, 1),
        noise_dbfs=_rounded(noise_dbfs(found)),
        hum_dbfs=_rounded(hum_dbfs(sound, found)),
        clipped=clipped,
    )
    flac = as_flac(_levelled(_cut(clean, found), found.voice_dbfs))
    return Taken(flac, measured, tuple(_findings(measured, words, language)))


def _findings(measured: Measured, words: int, language: str) -> list[Finding]:
    """Say what its speaker may like to know, what matters most first."""
    share = against_english(language)
    few = words < FEW_WORDS
    slowest, quickest = SLOWEST * share / (2 if few else 1), QUICKEST * share
    hum = _over(measured, measured.hum_dbfs, LEAST_TO_HUM)
    found = {
        Finding.CLIPPED: measured.clipped > MOST_CLIPPED,
        Finding.QUIET: measured.voice_dbfs < LEAST_LEVEL,
        Finding.HUM: hum,
        # Noise that is nothing but hum has been told.
        Finding.HISS: _over(measured, measured.noise_dbfs, LEAST_TO_NOISE)
        and not (hum and (measured.hum_dbfs or 0) > (measured.noise_dbfs or 0) - 3),
        Finding.QUICK: not few and measured.words_a_minute > quickest,
        Finding.SLOW: measured.words_a_minute < slowest,
    }
    return [finding for finding, there in found.items() if there]


def _over(measured: Measured, level: float | None, least: float) -> bool:
    return level is not None and measured.voice_dbfs - level < least


def _clipped(raw: NDArray[np.float32]) -> int:
    """Count samples at full scale that stand still, or that lie beyond it.

    A sine that just reaches full scale does not stand still for three samples; one that
    was cut off does. A lossy format brings it back a little beyond.
    """
    high = np.abs(raw) >= 0.98  # noqa: PLR2004 - 0.2 dB under full scale
    still = np.abs(np.diff(raw, prepend=np.float32(np.inf))) < 2**-15
    flat = high & still & (np.roll(still, 1) | np.roll(still, -1))
    return int(np.count_nonzero(flat | (np.abs(raw) > 1.02)))  # noqa: PLR2004 - 0.2 dB over


def _without_rumble(sound: NDArray[np.float32]) -> NDArray[np.float32]:
    """Take away what is too low to be voice: steps, traffic, the puff of a breath."""
    spectrum = np.fft.rfft(sound)
    hertz = np.fft.rfftfreq(len(sound), 1 / SAMPLE_RATE)
    low, high = _RUMBLE
    slope = np.clip((hertz - low) / (high - low), 0, 1)
    return np.fft.irfft(
        spectrum * (0.5 - 0.5 * np.cos(np.pi * slope)), len(sound)
    ).astype(np.float32)


def _cut(sound: NDArray[np.float32], found: Heard) -> NDArray[np.float32]:
    """Cut a recording down to the voice with its margins, which fade."""
    margin = round(MARGIN * SAMPLE_RATE)
    first = max(0, found.first * FRAME - margin)
    cut = sound[first : found.last * FRAME + margin].copy()
    fade = min(margin // 2, len(cut) // 2)
    slope = np.linspace(0, 1, fade, endpoint=False, dtype=np.float32)
    cut[:fade] *= slope
    cut[len(cut) - fade :] *= slope[::-1]
    return cut


def _levelled(sound: NDArray[np.float32], voice_dbfs: float) -> NDArray[np.int16]:
    """Bring a voice to its level; 16 bits from here on."""
    peak_db = 20 * np.log10(max(float(np.abs(sound).max()), 1e-6))
    gain = 10 ** (min(LEVEL - voice_dbfs, PEAK - peak_db) / 20)
    whole: NDArray[np.float64] = np.round(sound.astype(np.float64) * gain * (2**15 - 1))
    return whole.astype(np.int16)


def _rounded(level: float | None) -> float | None:
    return None if level is None else round(level, 1)
