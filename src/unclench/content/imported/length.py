"""How long a script can last, reckoned by its words and its pauses."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from unclench.content.model import Breaths, Line, Passage, Pause, PauseClass
from unclench.content.technique import Minutes
from unclench.vocabulary import Pace, Part
from unclench.vocabulary.method import (
    BREATH_PAUSE,
    CHOICE_EVERY,
    CHOICE_TAKES,
    FOUR_SIX,
    LEAD_IN,
    LEAD_IN_SHORT,
    PAUSES,
    SHORT,
    TAIL,
    TAIL_FADE,
    TAIL_SHORT,
    USUAL_PAUSE,
    VOICE,
    Bounds,
    rate_of,
    return_least,
)

LONGEST_SESSION = 60.0
"""Minutes that a technique lasts at most (`Minutes`)."""
SURE = 1.08
"""Factor between what is reckoned and what a voice may take."""
SAFETY_TAKES = 22.0
"""Seconds that the frame's safety lines take (method.md 1.1: 10 to 15, and the eyes)."""
SAFETY_TAKES_SHORT = 5.0
"""The same in sessions under `SHORT` minutes, where one line is enough."""
STEPS = (0.5, 0.25, 0.1)
"""Minutes to which lengths are rounded: to the coarsest that leaves a choice."""


class TooLong(ValueError):  # noqa: N818 - reads as what it says: too long
    """A text takes longer than any session may."""

    def __init__(self, minutes: float) -> None:
        self.minutes = minutes
        super().__init__(
            f"Spoken, this takes about {minutes:.0f} minutes; a session has at most "
            f"{LONGEST_SESSION:g}. Part it into several documents."
        )


@dataclass(frozen=True, slots=True)
class Lasting:
    """The lengths a script can have, and the share of them that is quiet."""

    minutes: Minutes
    silence: tuple[float, float]


def lasting(passages: Iterable[Passage], ending: Part, language: str) -> Lasting:
    """Reckon how long a session of these passages lasts.

    Parameters
    ----------
    passages
        All that is said, in a session that leaves nothing of it out.
    ending
        The part it ends in.
    language
        What it is spoken in.

    Raises
    ------
    TooLong
        If it takes longer than a session may even with the shortest pauses.
    """
    passages = tuple(passages)
    spoken = sum(_speech(passage, Pace.USUAL, language) for passage in passages)
    slowly = sum(_speech(passage, Pace.SLOW, language) for passage in passages)
    quiet = [bounds for passage in passages for bounds in _quiet(passage)]
    borrowed = {Part.SAFETY, ending} - {passage.part for passage in passages}
    round_it = _Around(frozenset(borrowed), ending)
    least = (slowly + sum(bounds.least for bounds in quiet)) * SURE
    usual = spoken + sum(bounds.usual for bounds in quiet)
    most = (spoken + sum(bounds.most for bounds in quiet)) / SURE
    # What is short only just would be rounded up to a length that isn't.
    minutes = _minutes(
        round_it.minutes(least, lambda bounds: bounds.least, SHORT - STEPS[0]),
        round_it.minutes(usual, lambda bounds: bounds.usual, SHORT),
        round_it.minutes(most, lambda bounds: bounds.most, SHORT),
    )
    shares = sorted(1 - spoken / (60 * each) for each in (minutes.least, minutes.most))
    low, high = max(0.0, shares[0] - 0.1), min(0.95, shares[1] + 0.1)
    return Lasting(minutes, (round(low, 2), round(max(low, high), 2)))


@dataclass(frozen=True, slots=True)
class _Around:
    """What comes round the passages: quiet, safety and the end, choice lines."""

    borrowed: frozenset[Part]
    """Safety, or the end, where the passages have none."""
    ending: Part

    def minutes(
        self, seconds: float, of: Callable[[Bounds], float], short: float
    ) -> float:
        """Return how long it lasts with passages of so many seconds.

        Parameters
        ----------
        seconds
            Of the passages.
        of
            Which of the bounds of the quiet is meant.
        short
            Minutes below which it has what short sessions have.
        """
        if self.ending is not Part.FADE:
            whole = self._whole(
                seconds, of, LEAD_IN_SHORT, TAIL_SHORT, SAFETY_TAKES_SHORT
            )
            if whole < short * 60:
                return whole / 60
        tail = TAIL_FADE if self.ending is Part.FADE else TAIL
        return self._whole(seconds, of, LEAD_IN, tail, SAFETY_TAKES) / 60

    def _whole(
        self,
        seconds: float,
        of: Callable[[Bounds], float],
        lead: Bounds,
        tail: Bounds,
        safety: float,
    ) -> float:
        whole = seconds + of(lead) + of(tail)
        if Part.SAFETY in self.borrowed:
            whole += safety
        if self.ending in self.borrowed:
            whole += return_least(whole / 60)
        return whole + whole // CHOICE_EVERY * CHOICE_TAKES


def _speech(passage: Passage, pace: Pace, language: str) -> float:
    """Seconds of speech, or of paced breath."""
    rate = rate_of(VOICE[passage.part].rates[1], pace, language)
    total = 0.0
    for item in passage.items:
        if isinstance(item, Line):
            total += len(item.text.split()) * 60 / rate
        elif isinstance(item, Breaths):
            total += item.count * FOUR_SIX.seconds
    return total


def _quiet(passage: Passage) -> Iterable[Bounds]:
    """Yield the pauses that are written, and the usual one between lines without."""
    for i, item in enumerate(passage.items):
        if isinstance(item, Pause):
            yield _bounds(item.length)
        elif not isinstance((passage.items[i + 1 : i + 2] or (None,))[0], Pause):
            yield PAUSES[USUAL_PAUSE[passage.part]]


def _bounds(length: PauseClass | Bounds) -> Bounds:
    if isinstance(length, Bounds):
        return length
    if length is PauseClass.BREATH:
        return BREATH_PAUSE.scaled(FOUR_SIX.seconds)
    return PAUSES[length]


def _minutes(least: float, usual: float, most: float) -> Minutes:
    """Round the lengths inwards, to whole minutes where that is possible."""
    if least > LONGEST_SESSION:
        raise TooLong(usual)
    least, most = max(1.0, least), max(1.0, min(most, LONGEST_SESSION))
    for step in STEPS:
        low, high = -(-least // step) * step, most // step * step
        if low < high:
            break
    else:
        high = low
    best = min(max(round(usual / step) * step, low), high)
    return Minutes(least=round(low, 2), usual=round(best, 2), most=round(high, 2))
