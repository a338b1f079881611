"""A changed script at the times of the session it was before.

Where one line has changed, the pause after it gives or takes the difference, and every
other line begins where it began: what was rendered of them need not be rendered again.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from unclench.composer import Element, Paced, Said, Segment
from unclench.timeline.measure import Extent, extent, phase_lengths, total
from unclench.vocabulary import SAMPLE_RATE, Durations
from unclench.vocabulary.method import Bounds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

type Times = Sequence[tuple[str, int]]
"""The lines of an earlier session in order: the id of each, and its first sample."""


@dataclass(frozen=True, slots=True)
class Exact:
    """What is said, with every pause as long as it is to be."""

    segments: tuple[Segment, ...]
    frame: tuple[Bounds, Bounds]


def as_before(
    segments: Sequence[Segment],
    choices: Sequence[Segment],
    frame: tuple[Bounds, Bounds],
    durations: Durations,
    length: int,
    times: Times,
) -> Exact | None:
    """Return what is said at the times of an earlier session.

    Parameters
    ----------
    segments, choices
        All that may be said, and the choice lines that are put between.
    frame
        The quiet before the first word and after the last.
    length
        Samples of the whole session.

    Returns
    -------
    Exact or None
        None where no pause may be as long or as short as that would take.
    """
    said = tuple(_said_before(segments, choices, [line for line, _ in times]))
    pen = _Pen(dict(_starts(times)), durations)
    pen.write(frame[0])
    for element in (each for segment in said for each in segment.elements):
        pen.write(element)
    pen.write(frame[1])
    if not pen.end(length):
        return None
    quiet = iter(pen.quiet)
    lead_in = next(quiet)
    exact = tuple(
        replace(
            segment,
            elements=tuple(
                next(quiet) if isinstance(each, Bounds) else each
                for each in segment.elements
            ),
        )
        for segment in said
    )
    return Exact(exact, (lead_in, next(quiet)))


def lines_of(segment: Segment) -> Iterator[str]:
    """Yield the ids of all that may be said in a segment."""
    for element in segment.elements:
        yield from _lines(element)


def _lines(element: Element) -> Iterator[str]:
    match element:
        case Said(line):
            yield line
        case Paced(_, phases):
            yield from (each.line for pair in phases for each in pair if each)


def _said_before(
    segments: Sequence[Segment], choices: Sequence[Segment], lines: Sequence[str]
) -> Iterator[Segment]:
    """Yield what was said before, choice lines where they stood."""
    heard = set(lines)
    main = [s for s in segments if not s.optional or not heard.isdisjoint(lines_of(s))]
    place = {line: i for i, segment in enumerate(main) for line in lines_of(segment)}
    choice = {line: segment for segment in choices for line in lines_of(segment)}
    done, last = 0, None
    for line in lines:
        if line in choice and choice[line] is not last:
            last = choice[line]
            yield last
        elif line in place:
            last = None
            yield from main[done : place[line] + 1]
            done = max(done, place[line] + 1)
    yield from main[done:]


def _starts(times: Times) -> Iterator[tuple[tuple[str, int], int]]:
    """Yield the start of each line by its id and how often it was said before."""
    often: dict[str, int] = {}
    for line, start in times:
        yield (line, often.get(line, 0)), start
        often[line] = often.get(line, 0) + 1


@dataclass
class _Pen:
    """Where the writing stands, in whole samples."""

    starts: Mapping[tuple[str, int], int]
    durations: Durations
    now: int = 0
    quiet: list[Bounds] = field(default_factory=list)
    """Every pause so far, as long as it is to be."""
    waiting: list[Extent] = field(default_factory=list)
    """Pauses since the last word, whose lengths the next one's time decides."""
    often: dict[str, int] = field(default_factory=dict)

    def write(self, element: Element) -> None:
        taken = extent(element, self.durations)
        if isinstance(element, Bounds):
            self.waiting.append(taken)
            return
        wanted = self.begins(element)
        usual = total(self.waiting).usual
        self.pause(round(usual) if wanted is None else wanted - self.now)
        self.now += round(taken.usual)

    def begins(self, element: Element) -> int | None:
        """Return where an element began before; None for one that is new."""
        found = None
        for line, after in _onsets(element):
            turn = self.often.get(line, 0)
            self.often[line] = turn + 1
            start = self.starts.get((line, turn))
            if found is None and start is not None:
                found = start - after
        return found

    def pause(self, wanted: int) -> int:
        """Settle the pauses since the last word: together as near `wanted` as may be."""
        whole = total(self.waiting)
        least, most = -int(-whole.least // 1), int(whole.most)
        together = min(max(wanted, least), max(least, most))
        stretch = whole.stretch_to(together)
        far = 0.0 if stretch is None else stretch
        done, before = 0, 0.0
        for i, each in enumerate(self.waiting):
            before += each.at(far)
            last = i == len(self.waiting) - 1
            share = together - done if last else round(before) - done
            self.quiet.append(_exactly(share))
            done += share
        self.now += done
        self.waiting = []
        return done

    def end(self, length: int) -> bool:
        """Settle the last quiet; tell whether it ends the session where it has to."""
        wanted = length - self.now
        return wanted >= 0 and self.pause(wanted) == wanted


def _onsets(element: Element) -> Iterator[tuple[str, int]]:
    """Yield the lines of an element, and how far into it each begins."""
    match element:
        case Said(line):
            yield line, 0
        case Paced(breath, phases):
            lengths = phase_lengths(breath.inwards, breath.outwards)
            for i, pair in enumerate(phases):
                for each, after in zip(pair, (0, lengths[0]), strict=True):
                    if each:
                        yield each.line, i * sum(lengths) + after


def _exactly(samples: int) -> Bounds:
    seconds = samples / SAMPLE_RATE
    return Bounds(seconds, seconds, seconds)
