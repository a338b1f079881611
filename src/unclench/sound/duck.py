"""The ambience steps back for each line, as far as that line needs."""

import numpy as np
from numpy.typing import NDArray

from unclench.sound.curve import CELL, smooth
from unclench.sound.levels import Levels
from unclench.sound.loudness import HOP, Powers, lufs, power_of
from unclench.timeline import Timeline
from unclench.vocabulary import SAMPLE_RATE

_MARGIN_DB = 0.5
"""What the powers of so short a stretch as a line are known by."""
_LEFT = 0.25
"""Share of what may lie under a line that the ambience keeps in any case."""


def depths(
    timeline: Timeline,
    spoken: tuple[float, ...],
    bed: Powers,
    tones: Powers,
    levels: Levels,
) -> list[float]:
    """How far the bed steps back for each line, in dB.

    As far as usual; further where the line is soft, a wave breaks over it, or the breath
    tone sounds with it: all of that together stays under the line.

    Parameters
    ----------
    spoken
        Loudness of each line, in LUFS.
    bed
        Powers of the bed where it has come all the way forward.
    tones
        Powers of breath tone and chimes.
    """
    deep = []
    for cue, voice in zip(timeline.speech, spoken, strict=True):
        hops = slice(cue.start // HOP, -(-cue.end // HOP))
        allowed = power_of(voice - levels.least_below_db - _MARGIN_DB)
        left = max(allowed - float(tones[hops].mean()), _LEFT * allowed)
        near = lufs(float(bed[hops].mean())) - lufs(left)
        deep.append(max(levels.duck_db, near))
    return deep


def stepped_back(
    timeline: Timeline, deep: list[float], levels: Levels
) -> NDArray[np.float64]:
    """How far the bed has stepped back, in dB, a value a cell; 0 far from speech."""
    back = np.zeros(-(-timeline.length // CELL) + 2)
    before = levels.duck_before_s * SAMPLE_RATE
    after = levels.duck_after_s * SAMPLE_RATE
    for cue, depth in zip(timeline.speech, deep, strict=True):
        first = max(0, int((cue.start - before) // CELL))
        last = min(len(back), int((cue.end + after) // CELL) + 2)
        t = np.arange(first, last) * CELL
        into = (t - cue.start + before) / before
        away = (cue.end + after - t) / after
        part = back[first:last]
        np.maximum(part, depth * smooth(np.minimum(into, away)), out=part)
    return back
