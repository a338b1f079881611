"""When each word of a recording is said, as far as that can be told without ears."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from unclench.voice.recorded.hear import FRAME, frame_levels
from unclench.voice.trim import WORD

PAUSE = 12
"""Frames of quiet that part two words: 120 ms, longer than the stop of a consonant."""
QUIET = 25.0
"""dB under the voice at which a frame is quiet."""
STOPS = ",.;:!?\u2013\u2014\u2026"
"""Signs at which people pause."""
_AT_A_STOP = 0.12
"""Share of the whole by which a pause may lie off a word after such a sign ..."""
_ELSEWHERE = 0.05
"""... and off any other."""


def word_times(text: str, samples: NDArray[np.int16]) -> tuple[tuple[int, int], ...]:
    """Tell where the words of a recording begin, as (character, sample).

    Between the pauses found in the sound, words take time in proportion to their
    characters. That is an estimate: a word may be told a few tenths of a second off.

    Parameters
    ----------
    samples
        The recording at `SAMPLE_RATE`, shape (n,), trimmed to the voice.
    """
    starts = [match.start() for match in WORD.finditer(text)]
    if not starts:
        return ()
    shares = np.array(starts, np.float64) - starts[0]
    shares /= max(1, len(text.rstrip(STOPS + " ")) - starts[0])
    stops = [_follows_a_stop(text, start) for start in starts]
    pauses = _pauses(samples)
    quiet = sum(end - start for start, end in pauses)
    anchors = _anchors(shares, stops, pauses, max(1, len(samples) - quiet))
    times = np.zeros(len(starts))
    ends = [*anchors, (len(starts), (len(samples), len(samples)))]
    for (word, (_, begin)), (after, (end, _)) in pairwise(ends):
        last = shares[after] if after < len(shares) else 1.0
        span = max(float(last - shares[word]), 1e-9)
        times[word:after] = begin + (shares[word:after] - shares[word]) / span * (
            end - begin
        )
    return tuple(zip(starts, (int(time) for time in times), strict=True))


def _anchors(
    shares: NDArray[np.float64],
    stops: list[bool],
    pauses: list[tuple[int, int]],
    sounding: int,
) -> list[tuple[int, tuple[int, int]]]:
    """Return words that surely follow a pause, each with the pause; the first is one.

    A pause belongs to the word that stands where it is in the text, by the share of the
    sound that came before it; a word after a comma may be a little further off.
    """
    anchors = [(0, (0, 0))]
    before = 0
    for start, end in pauses:
        share = (start - before) / sounding
        before += end - start
        off = [
            abs(float(at) - share) * (_ELSEWHERE / _AT_A_STOP if stop else 1)
            for at, stop in zip(shares, stops, strict=True)
        ]
        word = min(range(anchors[-1][0] + 1, len(off)), key=off.__getitem__, default=0)
        if word and off[word] <= _ELSEWHERE:
            anchors.append((word, (start, end)))
    return anchors


def _pauses(samples: NDArray[np.int16]) -> list[tuple[int, int]]:
    """Return the pauses within a recording, in samples."""
    levels = frame_levels(samples.astype(np.float32) * np.float32(2**-15))
    if not len(levels):
        return []
    quiet = levels < np.percentile(levels, 90) - QUIET
    edges = np.flatnonzero(np.diff(np.r_[False, quiet, False].astype(np.int8)))
    return [
        (int(first) * FRAME, int(last) * FRAME)
        for first, last in edges.reshape(-1, 2)
        if last - first >= PAUSE and first > 0 and last < len(levels)
    ]


def _follows_a_stop(text: str, start: int) -> bool:
    return any(sign in STOPS for sign in text[max(0, start - 2) : start])
