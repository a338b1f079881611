"""Where the person is told again that they may stop."""

from __future__ import annotations

from itertools import islice, repeat
from typing import TYPE_CHECKING

from unclench.timeline.measure import Extent, total
from unclench.vocabulary import SAMPLE_RATE, Ending, Part
from unclench.vocabulary.method import AWAKE, CHOICE_EARLY, CHOICE_EVERY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from unclench.composer import Script, Segment

FINEST = 8
"""How many ever tighter spacings are tried to place a given number of choice lines."""


def with_choices(
    segments: tuple[Segment, ...],
    script: Script,
    extents: Mapping[str, Extent],
    around: Extent,
    length: int,
) -> tuple[Segment, ...]:
    """Put choice lines between segments, at most four minutes apart.

    A session that ends in sleep has its last one before the deep part (``design.md``).

    Parameters
    ----------
    segments
        What is said, in order.
    script
        Whose choice lines are taken in turn; without any, nothing is put in.
    extents
        How long each segment and each choice line takes, by passage.
    around
        The quiet before the first word and after the last.
    length
        Samples of the whole session. Where that can't be reached, the nearest that can.
    """
    if not script.choices:
        return segments
    for count in range(len(segments) + 1):
        choices = tuple(islice(_round(script.choices), count))
        whole = around + total(extents[s.passage] for s in (*segments, *choices))
        stretch = whole.stretch_to(min(max(length, whole.least), whole.most)) or 0.0
        lead = around.at(stretch) / 2
        lengths = {name: e.at(stretch) for name, e in extents.items()}
        for tries in range(FINEST):
            apart = CHOICE_EVERY * SAMPLE_RATE * (1 - tries / (2 * FINEST))
            spots = _spots(segments, choices, script.ending, lengths, lead, apart)
            if len(spots) == count:
                return tuple(_inserted(segments, choices, spots))
            if len(spots) > count:
                break
    return segments


def _round(choices: tuple[Segment, ...]) -> Iterator[Segment]:
    for again in repeat(choices):
        yield from again


def _spots(
    segments: tuple[Segment, ...],
    choices: tuple[Segment, ...],
    ending: Ending,
    lengths: Mapping[str, float],
    lead: float,
    apart: float,
) -> list[int]:
    """Return before which segments a choice line has to stand.

    Where a part has begun a little while ago the line goes there, so that it does not
    break into a scene.
    """
    spots: list[int] = []
    now = last = lead
    joint: tuple[int, float] | None = None
    fades = ending is Ending.FADE
    deep = next((i for i, s in enumerate(segments) if s.part not in AWAKE), 0)
    i = 0
    while i < len(segments):
        part = segments[i].part
        if i and part not in {segments[i - 1].part, Part.RETURN}:
            joint = (i, now)
        late = now + lengths[segments[i].passage] - last > apart
        asleep = fades and i > deep
        if (late and not asleep and part is not Part.SAFETY) or (fades and i == deep):
            if joint and now - joint[1] <= CHOICE_EARLY * SAMPLE_RATE:
                i, now = joint
            last, joint = now, None
            if len(spots) < len(choices):
                now += lengths[choices[len(spots)].passage]
            spots.append(i)
        now += lengths[segments[i].passage]
        i += 1
    return spots


def _inserted(
    segments: tuple[Segment, ...], choices: tuple[Segment, ...], spots: list[int]
) -> Iterator[Segment]:
    by_spot = dict(zip(spots, choices, strict=True))
    for i, segment in enumerate(segments):
        if i in by_spot:
            yield by_spot[i]
        yield segment
