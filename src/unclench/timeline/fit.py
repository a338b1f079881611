"""Bringing a script to its exact length: pauses give way, then passages come and go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from unclench.timeline.as_before import as_before
from unclench.timeline.choices import with_choices
from unclench.timeline.measure import Extent, extent, segment_extent, total, with_least
from unclench.timeline.place import place
from unclench.vocabulary import SAMPLE_RATE, Ending, Part
from unclench.vocabulary.method import (
    LEAD_IN,
    LEAD_IN_SHORT,
    SHORT,
    TAIL,
    TAIL_FADE,
    TAIL_SHORT,
    Bounds,
    return_least,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from unclench.composer import Script, Segment
    from unclench.timeline.as_before import Times
    from unclench.timeline.cues import Timeline
    from unclench.vocabulary import Durations


class DoesNotFit(ValueError):  # noqa: N818 - reads as what it says: it does not fit
    """A script can't be brought to a length without breaking a pause or a line."""

    def __init__(
        self, script: Script, minutes: float, *, least: float, most: float
    ) -> None:
        self.minutes = minutes
        self.least = least
        self.most = most
        super().__init__(
            f"{script.title} can't last {minutes:g} minutes: with these words it takes "
            f"{least:.1f} to {most:.1f}."
        )


@dataclass(frozen=True, slots=True)
class Filling:
    """One way to fill the time: which segments are in, and how far pauses are moved."""

    segments: tuple[Segment, ...]
    stretch: float


def fit(
    script: Script, durations: Durations, minutes: float, before: Times = ()
) -> Timeline:
    """Bring a script to an exact length.

    The voice is never sped up and nothing is cut. All pauses are moved by the same share
    of the way towards their bounds; among the numbers of optional passages with which
    that is possible, the one is taken that moves the pauses least. Where none will do,
    one of them is passed over, or a later one brought forward.

    Parameters
    ----------
    script
        All that may be said.
    durations
        How long each of its utterances sounds.
    minutes
        The length asked for; the timeline has it to the sample.
    before
        Times of an earlier session that this one differs from in a few lines: where the
        pauses let it, all others keep them.

    Raises
    ------
    DoesNotFit
        If no number of optional passages fits.
    """
    length = round(minutes * 60 * SAMPLE_RATE)
    frame = _frame(script, minutes)
    segments = _with_return(script, durations, minutes)
    ranked = sorted((s for s in segments if s.optional), key=lambda s: s.optional)
    extents = {
        segment.passage: segment_extent(segment, durations)
        for segment in (*segments, *script.choices)
    }
    around = total(extent(bounds, durations) for bounds in frame)
    reach: list[Extent] = []

    def filling(left_out: frozenset[str]) -> Filling | None:
        chosen = tuple(s for s in segments if s.passage not in left_out)
        filled = with_choices(chosen, script, extents, around, length)
        whole = around + total(extents[s.passage] for s in filled)
        reach.append(whole)
        stretch = whole.stretch_to(length)
        return None if stretch is None else Filling(filled, stretch)

    for ways in (_in_turn(ranked), _in_turn_but_one(ranked), _in_turn_and_one(ranked)):
        found = [each for left_out in ways if (each := filling(left_out))]
        if found:
            break
    else:
        least = min(whole.least for whole in reach) / SAMPLE_RATE / 60
        most = max(whole.most for whole in reach) / SAMPLE_RATE / 60
        raise DoesNotFit(script, minutes, least=least, most=most)
    best = min(found, key=lambda each: abs(each.stretch))
    if before and (
        kept := as_before(segments, script.choices, frame, durations, length, before)
    ):
        said = _choices_among(kept.segments)
        if said >= _choices_among(best.segments):
            return place(kept.segments, kept.frame, 0.0, length, script, durations)
    return place(best.segments, frame, best.stretch, length, script, durations)


def _choices_among(segments: Sequence[Segment]) -> int:
    return sum(segment.part is Part.CHOICE for segment in segments)


def _in_turn(ranked: Sequence[Segment]) -> Iterator[frozenset[str]]:
    """Yield what is left out when the first so many of the optional segments are in."""
    for count in range(len(ranked) + 1):
        yield frozenset(segment.passage for segment in ranked[count:])


def _in_turn_but_one(ranked: Sequence[Segment]) -> Iterator[frozenset[str]]:
    """Yield the same with one of them passed over, where a long one leaves a gap."""
    for count in range(len(ranked) + 1):
        for passed in ranked[:count]:
            yield frozenset(s.passage for s in (passed, *ranked[count:]))


def _in_turn_and_one(ranked: Sequence[Segment]) -> Iterator[frozenset[str]]:
    """Yield the same with a later one brought forward, where the next are too long."""
    for count in range(len(ranked)):
        waiting = frozenset(segment.passage for segment in ranked[count:])
        for brought in ranked[count + 1 :]:
            yield waiting - {brought.passage}


def _frame(script: Script, minutes: float) -> tuple[Bounds, Bounds]:
    """Return the quiet before the first word and after the last."""
    if script.ending is Ending.FADE:
        return LEAD_IN, TAIL_FADE
    return (LEAD_IN_SHORT, TAIL_SHORT) if minutes < SHORT else (LEAD_IN, TAIL)


def _with_return(
    script: Script, durations: Durations, minutes: float
) -> tuple[Segment, ...]:
    """Return the script's segments, coming back made as long as it has to be."""
    fixed = tuple(s for s in script.segments if s.part is Part.RETURN and not s.optional)
    longer = with_least(fixed, return_least(minutes), durations)
    lengthened = {segment.passage: segment for segment in longer}
    return tuple(lengthened.get(segment.passage, segment) for segment in script.segments)
