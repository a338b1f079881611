"""When each thing happens: from a script and its durations to a timeline and captions."""

from unclench.timeline.cues import Chapter, Cue, CueKind, Timeline

__all__ = ["Chapter", "Cue", "CueKind", "Timeline"]
