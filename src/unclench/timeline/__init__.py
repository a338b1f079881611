"""When each thing happens: from a script and its durations to a timeline and captions."""

from unclench.timeline.captions import captions, timestamp
from unclench.timeline.cues import Chapter, Cue, CueKind, Timeline
from unclench.timeline.fit import DoesNotFit, fit

__all__ = [
    "Chapter",
    "Cue",
    "CueKind",
    "DoesNotFit",
    "Timeline",
    "captions",
    "fit",
    "timestamp",
]
