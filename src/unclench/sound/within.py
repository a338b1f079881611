"""Cues found by when they are heard, however many there are."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from unclench.timeline import Cue


class Within:
    """Cues of one kind.

    Parameters
    ----------
    cues
        Sorted by their start; they may overlap.
    """

    def __init__(self, cues: Sequence[Cue]) -> None:
        self._cues = cues
        self._starts = [cue.start for cue in cues]
        self._ended = list(accumulate((cue.end for cue in cues), max))
        """When all cues up to one have ended."""

    def of(self, start: int, end: int) -> Iterator[tuple[int, Cue]]:
        """Yield the cues heard in samples [start, end), each with its number."""
        first = bisect_right(self._ended, start)
        for i in range(first, bisect_left(self._starts, end)):
            if self._cues[i].end > start:
                yield i, self._cues[i]
