"""When each thing happens: from a script and its durations to a timeline and captions.

`fit` is imported from its own file: what only plays a timeline, as every process that
mixes sound does, need not load the library and the composer.
"""

from unclench.timeline.captions import captioned, captions, timestamp
from unclench.timeline.cues import Chapter, Cue, CueKind, Timeline

__all__ = ["Chapter", "Cue", "CueKind", "Timeline", "captioned", "captions", "timestamp"]
