"""How long passages take, before anything is spoken: what there is time for at all."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from unclench.composer.quiet import Quiet
from unclench.content import Breaths, Line, Passage, Pause
from unclench.vocabulary import Ending, Pace, Part
from unclench.vocabulary.method import (
    CHOICE_EVERY,
    CHOICE_TAKES,
    COMING_AND_GOING,
    ENOUGH,
    LEAD_IN,
    LEAST_KEPT,
    NARROW,
    RESERVE,
    SPARE_RANK,
    TAIL,
    TAIL_FADE,
    VOICE,
    Bounds,
    Breath,
    rate_of,
)

AROUND = (*COMING_AND_GOING, Part.SETTLE, Part.BREATH, Part.ANCHOR)
"""Parts around what a session is about."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """Reckons the seconds of passages by words and pauses."""

    quiet: Quiet
    breath: Breath | None
    pace: Pace
    language: str

    def usual(self, passage: Passage) -> float:
        """Seconds with the pauses as wished."""
        return self._seconds(passage, lambda bounds: bounds.usual)

    def least(self, passage: Passage) -> float:
        """Seconds with the pauses as short as they get."""
        return self._seconds(passage, lambda bounds: bounds.least)

    def most(self, passage: Passage) -> float:
        """Seconds with the pauses as long as they get."""
        return self._seconds(passage, lambda bounds: bounds.most)

    def _seconds(self, passage: Passage, of: Callable[[Bounds], float]) -> float:
        rate = rate_of(VOICE[passage.part].rates[1], self.pace, self.language)
        between = of(self.quiet.usual(passage.part))
        total = 0.0
        for i, item in enumerate(passage.items):
            match item:
                case Pause(length):
                    total += of(self.quiet.of(length, passage.part))
                    continue
                case Line(text):
                    total += len(text.split()) * 60 / rate
                case Breaths():
                    total += self._breaths(item, rate, between)
            following = passage.items[i + 1] if passage.items[i + 1 :] else None
            if not isinstance(following, Pause):
                total += between
        return total

    def _breaths(self, breaths: Breaths, rate: float, between: float) -> float:
        if self.breath:
            return breaths.count * self.breath.seconds
        phrases = [p for t in breaths.turns for p in (t.inwards, t.outwards) if p]
        return sum(len(p.long.split()) * 60 / rate + between for p in phrases)


def time_to_fill(minutes: float, ending: Ending) -> float:
    """Seconds that are left for passages between lead-in, choices and tail."""
    seconds = minutes * 60
    tail = TAIL_FADE if ending is Ending.FADE else TAIL
    choices = seconds // CHOICE_EVERY * CHOICE_TAKES
    return seconds - LEAD_IN.least - tail.least - choices


def in_time(
    passages: Sequence[Passage],
    optional: Sequence[Passage],
    estimate: Estimate,
    seconds: float,
    *,
    unabridged: bool = False,
) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    """Settle which passages there may be time for, and in which order they come in.

    Where even what is always there is too long, all but the heart of it may give way.
    Of the optional passages those are left out that there is surely no time for: what is
    never said need not be spoken, and does not count as heard.

    Parameters
    ----------
    passages
        All passages, in the order they are said.
    optional
        The optional ones, in the order they come in.
    unabridged
        Whether only what joins from elsewhere may give way, and spares come in only
        where the rest is too short.

    Returns
    -------
    tuple of Passage
        The passages that stay, in the order they are said.
    tuple of Passage
        Those of them that come in when there is time, in the order they do.
    """
    always = [passage for passage in passages if not passage.tags.optional]
    narrow = sum(map(estimate.least, always)) * NARROW > seconds
    giving = tuple(_giving_way(always)) if narrow else ()
    if unabridged:
        giving = tuple(passage for passage in giving if passage.tags.joins)
        if sum(map(estimate.most, always)) > seconds * ENOUGH:
            optional = [p for p in optional if p.tags.optional < SPARE_RANK]
    whole = sum(map(estimate.usual, always))
    kept: list[Passage] = []
    for passage in optional:
        if whole > RESERVE * seconds and len(kept) >= LEAST_KEPT:
            break
        whole += estimate.usual(passage)
        kept.append(passage)
    names = {passage.id for passage in kept}
    stay = tuple(p for p in passages if not p.tags.optional or p.id in names)
    return stay, (*giving, *kept)


def _giving_way(always: Sequence[Passage]) -> Iterator[Passage]:
    """Yield what may be left out of a session that is very short, the dearest first."""
    heart = next((p for p in always if p.part not in AROUND and not p.tags.joins), None)

    def weight(passage: Passage) -> int:
        if passage.tags.joins and not passage.tags.focus:
            return len(AROUND)
        return AROUND.index(passage.part) if passage.part in AROUND else 0

    yield from sorted(
        (p for p in always if p.part not in COMING_AND_GOING and p is not heart),
        key=weight,
    )
