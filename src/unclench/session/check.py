"""The last look at a finished session: what is not right is refused, not delivered."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from unclench.session.prepare import Prepared
from unclench.sound import NONE, Measured, Mix, Stem
from unclench.timeline import Cue, Timeline
from unclench.vocabulary import SAMPLE_RATE

LENGTH_WITHIN = 0.05
"""Seconds by which a file may miss the length asked for."""
LOUDNESS_WITHIN = 1.0
"""LU by which it may miss its loudness (``method.md`` 9.5)."""
CEILING = -2.0
"""Highest true peak, in dBTP (``method.md`` 9.5)."""
ONSET_WITHIN = 0.05
"""Seconds by which speech may lie beside its cue."""
SILENCE_IN_SOUND = 5.0
"""Seconds of silence that an ambience may hold, at the ends of its fades."""
CUES_LOOKED_AT = 12
"""Spoken cues whose place in the sound is looked up, evenly spread."""

_SPEECH = 0.02
"""Share of a cue's peak from which sound counts as speech (-34 dB)."""


class Refused(Exception):  # noqa: N818 - reads as what it says: refused
    """A rendered session failed its own check and was not delivered."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        self.faults = faults
        super().__init__(
            f"The finished sound is not right: {'; '.join(faults)}. "
            "Nothing was saved. This is a fault in Unclench: please report it."
        )


def check(prepared: Prepared, measured: Measured) -> None:
    """Refuse a render that is not as it should be.

    Parameters
    ----------
    prepared
        What was to be rendered.
    measured
        What was found in the finished file after decoding it.

    Raises
    ------
    Refused
        If anything is wrong; it holds all that is.
    """
    faults = (*_faults(prepared, measured), *_misplaced(prepared.mix))
    if faults:
        raise Refused(faults)


def _faults(prepared: Prepared, measured: Measured) -> Iterator[str]:
    wanted = prepared.timeline.length / SAMPLE_RATE
    if abs(measured.seconds - wanted) > LENGTH_WITHIN:
        yield f"it lasts {measured.seconds:.2f} s instead of {wanted:.2f} s"
    target = prepared.mix.levels.target_lufs
    if abs(measured.lufs - target) > LOUDNESS_WITHIN:
        yield f"its loudness is {measured.lufs:.1f} LUFS instead of {target:.1f}"
    if measured.true_peak > CEILING:
        yield f"its true peak is {measured.true_peak:.1f} dBTP, over {CEILING:.1f}"
    if measured.clipped:
        yield f"{measured.clipped} samples are clipped"
    if measured.longest_silence > (longest := _longest_quiet(prepared)):
        yield (
            f"it is silent for {measured.longest_silence:.1f} s, "
            f"where {longest:.1f} s were planned at most"
        )


def _longest_quiet(prepared: Prepared) -> float:
    """Return the longest silence there may be, in seconds."""
    if prepared.mix.ambience != NONE:
        return SILENCE_IN_SOUND
    edges = [0, *_edges(prepared.timeline), prepared.timeline.length]
    # Speech itself holds short silences, and its ends count as one to the meter.
    return 1 + max(b - a for a, b in pairwise(edges)) / SAMPLE_RATE


def _edges(timeline: Timeline) -> Iterator[int]:
    for cue in timeline.speech:
        yield from (cue.start, cue.end)


def _misplaced(mix: Mix) -> Iterator[str]:
    """Look up some spoken cues in the voice alone."""
    speech = mix.timeline.speech
    few = np.linspace(0, len(speech) - 1, min(CUES_LOOKED_AT, len(speech)))
    for cue in (speech[round(i)] for i in few):
        found = spoken_at(mix, cue)
        if found is None:
            yield f"the line {cue.line} is not heard"
        elif max(abs(found[0] - cue.start), abs(found[1] - cue.end)) > (
            ONSET_WITHIN * SAMPLE_RATE
        ):
            yield (
                f"the line {cue.line} is heard at {found[0] / SAMPLE_RATE:.2f} s, "
                f"not at {cue.start / SAMPLE_RATE:.2f} s"
            )


def spoken_at(mix: Mix, cue: Cue) -> tuple[int, int] | None:
    """Find where in a mix's voice the speech of a cue begins and ends, in samples."""
    around = round(2 * ONSET_WITHIN * SAMPLE_RATE)
    start = cue.start - around
    length = cue.end + around - start
    sound = np.abs(mix.mix(start, length, stems=frozenset({Stem.VOICE}))[0])
    loud = np.flatnonzero(sound > _SPEECH * sound.max())
    return (start + int(loud[0]), start + int(loud[-1]) + 1) if len(loud) else None
