"""Every written word of a line has its time, whether the voice told it or not.

Some voices run short words together and tell only the first; some tell none. What is
missing is reckoned by letters between the words that are known.
"""

import re
from bisect import bisect_right

from unclench.vocabulary import Spoken, Word

_WRITTEN = re.compile(r"\S+")
_BARE = re.compile(r"^\W*(.*?)\W*$", re.DOTALL)
"""A word without what stands around it, such as quotation marks."""


def worded(text: str, spoken: Spoken) -> tuple[Word, ...]:
    """Return all words of a line with their times, which never go back.

    Parameters
    ----------
    text
        The line.
    spoken
        How it sounds, with the words that the voice told.
    """
    written = [
        (found.start() + bare.start(1), len(bare[1]))
        for found in _WRITTEN.finditer(text)
        if (bare := _BARE.match(found[0])) and bare[1]
    ]
    known = _ascending(spoken)
    ends = [at + length for at, length in written]
    told: dict[int, int] = {}
    for at, start in known:
        number = bisect_right(ends, at)
        if number < len(written):
            told.setdefault(number, start)
    anchors = [
        (0, 0),
        *((written[number][0], start) for number, start in sorted(told.items())),
        (len(text), spoken.length),
    ]
    return tuple(
        Word(at, length, told.get(number, _between(anchors, at)))
        for number, (at, length) in enumerate(written)
    )


def _ascending(spoken: Spoken) -> list[tuple[int, int]]:
    """Places and times of known words, without any that would go back."""
    known: list[tuple[int, int]] = []
    for word in sorted(spoken.words, key=lambda word: word.at):
        start = min(max(word.start, 0), spoken.length)
        if not known or start >= known[-1][1]:
            known.append((word.at, start))
    return known


def _between(anchors: list[tuple[int, int]], at: int) -> int:
    """Time of a place in the text, by letters between the nearest known ones."""
    right = min(bisect_right(anchors, (at, 1 << 62)), len(anchors) - 1)
    (before, from_time), (after, to_time) = anchors[right - 1], anchors[right]
    if after <= before:
        return from_time
    return from_time + (to_time - from_time) * (at - before) // (after - before)
