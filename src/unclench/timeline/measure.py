"""How long the pieces of a script take: speech is fixed, quiet gives way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from unclench.composer import Element, Paced, Said, Segment
from unclench.vocabulary import SAMPLE_RATE
from unclench.vocabulary.method import LONGEST_PAUSE, Bounds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from unclench.vocabulary import Durations


@dataclass(frozen=True, slots=True)
class Extent:
    """How long something takes in samples, with its pauses at three lengths."""

    least: float = 0.0
    usual: float = 0.0
    most: float = 0.0

    def __add__(self, other: Extent) -> Extent:
        return Extent(
            self.least + other.least, self.usual + other.usual, self.most + other.most
        )

    def at(self, stretch: float) -> float:
        """Length at a stretch: -1 is the least, 0 the usual, 1 the most."""
        far = self.most if stretch > 0 else self.least
        return self.usual + abs(stretch) * (far - self.usual)

    def stretch_to(self, length: float) -> float | None:
        """Return the stretch that gives a length, or None where none does."""
        if not self.least <= length <= self.most:
            return None
        if length == self.usual:
            return 0.0
        far = self.most if length > self.usual else self.least
        share = (length - self.usual) / (far - self.usual)
        return share if length > self.usual else -share


def extent(element: Element, durations: Durations) -> Extent:
    """Return how long one element takes."""
    match element:
        case Bounds(least, usual, most):
            return Extent(least * SAMPLE_RATE, usual * SAMPLE_RATE, most * SAMPLE_RATE)
        case Said():
            fixed = durations[element.utterance].length
        case Paced(breath, phases):
            fixed = len(phases) * sum(phase_lengths(breath.inwards, breath.outwards))
    return Extent(fixed, fixed, fixed)


def phase_lengths(inwards: float, outwards: float) -> tuple[int, int]:
    """Samples of an in-breath and an out-breath."""
    return round(inwards * SAMPLE_RATE), round(outwards * SAMPLE_RATE)


def total(extents: Iterable[Extent]) -> Extent:
    """Return how long several things take one after the other."""
    return sum(extents, Extent())


def segment_extent(segment: Segment, durations: Durations) -> Extent:
    """Return how long a segment takes."""
    return total(extent(element, durations) for element in segment.elements)


def with_least(
    segments: tuple[Segment, ...], seconds: float, durations: Durations
) -> tuple[Segment, ...]:
    """Lengthen the least pauses of segments that together would be too short.

    Every pause gives the same share of the missing seconds; none grows past the
    longest pause there is.
    """
    spoken = total(segment_extent(segment, durations) for segment in segments)
    quiet = sum(e.least for s in segments for e in s.elements if isinstance(e, Bounds))
    missing = seconds - spoken.least / SAMPLE_RATE
    if missing <= 0 or not quiet:
        return segments
    factor = 1 + missing / quiet

    def longer(element: Element) -> Element:
        if not isinstance(element, Bounds):
            return element
        least = min(element.least * factor, LONGEST_PAUSE)
        return Bounds(least, max(least, element.usual), max(least, element.most))

    return tuple(
        replace(segment, elements=tuple(longer(e) for e in segment.elements))
        for segment in segments
    )
