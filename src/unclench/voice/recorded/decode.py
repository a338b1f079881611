"""From a sound file of any kind to samples, and from samples to FLAC."""

from __future__ import annotations

from enum import StrEnum
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np

from unclench.vocabulary import SAMPLE_RATE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from av import AudioFrame
    from numpy.typing import NDArray

LONGEST = 60.0
"""Seconds of a recording that are read; the longest line takes about 15."""
MOST_BYTES = 25_000_000
"""Of one file: a minute in stereo, 24 bits and 48 kHz takes 17 million."""
RATES = range(4_000, 400_000)
"""Samples a second that a file may have, in Hz."""

# Formats that hold sound and nothing else to open: a playlist could name other files.
FORMATS = (
    *("aac", "ac3", "aiff", "amr", "ape", "asf", "au", "avi", "caf", "flac", "flv"),
    *("matroska", "webm", "mov", "mp4", "m4a", "3gp", "mp3", "mpegts", "ogg", "tta"),
    *("w64", "wav", "wv"),
)


class Refusal(StrEnum):
    """Why nothing could be made of a file."""

    BIG = "big"
    """It has more than `MOST_BYTES`."""
    UNREADABLE = "unreadable"
    """It is no sound that can be read."""
    LONG = "long"
    """It lasts more than `LONGEST`."""
    SILENT = "silent"
    """No voice is in it."""


class NotTaken(Exception):  # noqa: N818 - reads as what it says: not taken
    """A file can't be a recording; `why` is worded by who shows it."""

    def __init__(self, why: Refusal) -> None:
        self.why = why
        super().__init__(f"The recording can't be used: {why}.")


def decoded(content: bytes) -> tuple[NDArray[np.float32], int]:
    """Read a sound file of any kind.

    Of several channels the loudest is taken: a microphone that feeds only one would
    lose half its level in a mean, and two that stand apart would blur.

    Returns
    -------
    ndarray
        Shape (n,), full scale at 1.
    int
        Samples a second, in Hz.

    Raises
    ------
    NotTaken
        If it is too large, too long, or no sound.
    """
    import av

    if len(content) > MOST_BYTES:
        raise NotTaken(Refusal.BIG)
    try:
        options = {"format_whitelist": ",".join(FORMATS), "protocol_whitelist": ""}
        with av.open(BytesIO(content), "r", options=options) as file:
            frames = list(_frames(file.decode(audio=0)))
    # What a broken file makes FFmpeg say has no end; none of it is worth a crash.
    except (av.FFmpegError, ValueError, IndexError, ArithmeticError, MemoryError):
        raise NotTaken(Refusal.UNREADABLE) from None
    if not frames:
        raise NotTaken(Refusal.UNREADABLE)
    rate = frames[0][1]
    channels = min(len(each) for each, _rate in frames)
    sound = np.concatenate([each[:channels] for each, _rate in frames], axis=1)
    sound = np.nan_to_num(sound, posinf=0.0, neginf=0.0)
    loudest = int(np.argmax(np.square(sound, dtype=np.float64).sum(axis=1)))
    return np.ascontiguousarray(sound[loudest]), rate


def _frames(frames: Iterator[AudioFrame]) -> Iterator[tuple[NDArray[np.float32], int]]:
    """Yield samples of shape (channels, n) until there is too much of them."""
    import av

    planar: av.AudioResampler | None = None
    seconds, rate = 0.0, 0
    for frame in frames:
        if frame.sample_rate not in RATES or rate not in (0, frame.sample_rate):
            raise NotTaken(Refusal.UNREADABLE)
        rate = frame.sample_rate
        seconds += frame.samples / rate
        if seconds > LONGEST:
            raise NotTaken(Refusal.LONG)
        # Only the form of the samples is changed, so that each keeps its value.
        planar = planar or av.AudioResampler("fltp", frame.layout, rate)
        for each in planar.resample(frame):
            yield each.to_ndarray().astype(np.float32, copy=False), rate


def resampled(sound: NDArray[np.float32], rate: int) -> NDArray[np.float32]:
    """Bring samples to `SAMPLE_RATE`."""
    import soxr

    if rate == SAMPLE_RATE:
        return sound
    found: NDArray[np.float32] = soxr.resample(sound, rate, SAMPLE_RATE)
    return found


def as_flac(samples: NDArray[np.int16]) -> bytes:
    """Write mono samples at `SAMPLE_RATE` as FLAC, without a word about them."""
    import av

    file = BytesIO()
    with av.open(file, "w", format="flac") as out:
        stream = out.add_stream("flac", rate=SAMPLE_RATE, layout="mono")
        stream.codec_context.format = "s16"
        frame = av.AudioFrame.from_ndarray(samples[None], format="s16", layout="mono")
        frame.sample_rate = SAMPLE_RATE
        out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return file.getvalue()


def of_flac(content: bytes) -> NDArray[np.int16]:
    """Read back what `as_flac` wrote.

    Raises
    ------
    NotTaken
        If it isn't whole.
    """
    sound, _rate = decoded(content)
    return np.round(sound * 2.0**15).clip(-(2**15), 2**15 - 1).astype(np.int16)


def read_within(read: Callable[[int], bytes]) -> bytes:
    """Read a file that somebody gave, but no more of it than may be.

    Raises
    ------
    NotTaken
        If there is more.
    """
    content = read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise NotTaken(Refusal.BIG)
    return content
