"""The last look at a finished session: what is not right is refused, not delivered."""

from collections.abc import Iterator
from itertools import pairwise

from unclench.session.cue_by_cue import amiss
from unclench.session.prepare import Prepared
from unclench.sound import NONE, Measured
from unclench.timeline import Timeline
from unclench.vocabulary import SAMPLE_RATE

LENGTH_WITHIN = 0.05
"""Seconds by which a file may miss the length asked for."""
LOUDNESS_WITHIN = 1.0
"""LU by which it may miss its loudness (``method.md`` 9.5)."""
CEILING = -2.0
"""Highest true peak, in dBTP (``method.md`` 9.5)."""
SILENCE_IN_SOUND = 5.0
"""Seconds of silence that an ambience may hold, at the ends of its fades."""


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
    faults = (*_faults(prepared, measured), *amiss(prepared.mix, measured.powers))
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
