"""From what an engine gave to a clip that begins and ends with the speech."""

import re
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from unclench.vocabulary import Clip, Word

WORD = re.compile(r"\w(?:[\w'\u2019-]*\w)?")
"""A word of a text, as captions count them."""


def trimmed(
    samples: NDArray[np.int16],
    rate: int,
    words: Iterable[tuple[int, int]],
    text: str,
    *,
    threshold: float,
    margin: float,
) -> Clip | None:
    """Cut the quiet off both ends and put the word times right.

    Parameters
    ----------
    samples
        Mono, shape (n,).
    rate
        Samples a second, in Hz.
    words
        (character, sample) where each word begins, as the engine says.
    text
        What was spoken.
    threshold
        Share of the peak below which sound at the edges is not speech.
    margin
        Seconds kept on either side of the speech.

    Returns
    -------
    Clip or None
        None if there is no sound at all.
    """
    loudness = np.abs(samples.astype(np.int32))
    peak = int(loudness.max(initial=0))
    if not peak:
        return None
    loud = np.flatnonzero(loudness >= max(1.0, threshold * peak))
    kept = round(margin * rate)
    first = max(0, int(loud[0]) - kept)
    last = min(len(samples), int(loud[-1]) + 1 + kept)
    return Clip(
        np.ascontiguousarray(samples[first:last]),
        rate,
        tuple(_words(words, text, first, last)),
    )


def _words(
    words: Iterable[tuple[int, int]], text: str, first: int, last: int
) -> Iterable[Word]:
    """Give each word its length in the text; engines are not exact about it."""
    done = 0
    for at, start in words:
        match = WORD.search(text, max(0, at))
        if match is None:
            return
        if match.start() < done:  # a number is several words to an engine
            continue
        done = match.end()
        offset = min(max(start, first), last) - first
        yield Word(match.start(), match.end() - match.start(), offset)
