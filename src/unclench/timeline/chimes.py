"""A soft chime in the quiet before the first word, and one after the last."""

from dataclasses import replace

from unclench.timeline.cues import Cue, CueKind, Timeline
from unclench.vocabulary import SAMPLE_RATE
from unclench.vocabulary.method import (
    CHIME_FROM,
    CHIME_LEAST,
    CHIME_REST,
    CHIME_USUAL,
)


def with_chimes(timeline: Timeline) -> Timeline:
    """Put chimes into the first and the last quiet of a session.

    They take of that quiet and no more: nothing else moves, and a quiet too short for a
    chime to ring and be gone before the voice stays as it is.
    """
    first, *between, last = timeline.cues
    opened = _struck(first, CHIME_FROM)
    closed = _struck(last, CHIME_REST)
    return replace(timeline, cues=(*opened, *between, *closed))


def _struck(quiet: Cue, after: float) -> tuple[Cue, ...]:
    """Return a quiet with a chime so many seconds into it, where there is room."""
    start = quiet.start + round(after * SAMPLE_RATE)
    end = min(quiet.end, start + round(CHIME_USUAL * SAMPLE_RATE))
    if quiet.kind is not CueKind.PAUSE or end - start < CHIME_LEAST * SAMPLE_RATE:
        return (quiet,)
    pieces = (
        replace(quiet, end=start),
        replace(quiet, kind=CueKind.CHIME, start=start, end=end),
        replace(quiet, start=end),
    )
    return tuple(piece for piece in pieces if piece.end > piece.start)
