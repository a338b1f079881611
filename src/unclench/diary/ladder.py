"""Which rung of a movement comes next: up when it is calm, down when it is not."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from unclench.diary.records import HIGHEST
from unclench.vocabulary.method import (
    CALM_SESSIONS,
    PAIN_ROSE,
    PAIN_ROSE_MUCH,
    PAIN_TO_DO_IT,
    RUNGS,
    STEPS_DOWN_TO_STOP,
    STILL_RUNGS,
    TIMING_CLOSE,
    WEEK,
    WORRY_CALM,
    WORRY_TO_START,
    WORRY_TO_START_MOST,
    WORRY_TOO_MUCH,
)


class Move(StrEnum):
    """Where a step leads, seen from where the person stands."""

    START = "start"
    UP = "up"
    STAY = "stay"
    DOWN = "down"
    STOP = "stop"


class Reason(StrEnum):
    """Why; worded by whoever shows it."""

    BEGIN = "begin"
    """Nothing has been rehearsed yet."""
    CALM = "calm"
    """Enough calm sessions on the rung below."""
    ON_THE_WAY = "on-the-way"
    """Not enough of them yet."""
    TOP = "top"
    """There is no higher rung."""
    CHOSEN = "chosen"
    """The person went to a lower rung of their own accord."""
    PAIN = "pain"
    WORRY = "worry"
    UNPLEASANT = "unpleasant"
    FLARE = "flare"
    WORSE_TWICE = "worse-twice"
    """Two steps down within a week."""
    TOO_MUCH_YET = "too-much-yet"
    """Even the lowest rung worries too much to start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """A movement having been rehearsed on one rung. A skipped rating is None."""

    movement: str
    rung: int
    day: date
    worry_before: int | None = None
    worry_after: int | None = None
    pain_before: int | None = None
    pain_after: int | None = None
    unpleasant: bool = False
    flare: bool = False
    """Whether the back was in a flare that day."""

    def __post_init__(self) -> None:
        """Refuse what is off the ladder or off the scale.

        Raises
        ------
        ValueError
            Naming the value.
        """
        if not 1 <= self.rung <= RUNGS:
            message = f"There is no rung {self.rung}; they go from 1 to {RUNGS}."
            raise ValueError(message)
        for rating in (*self.worries, self.pain_before, self.pain_after):
            if rating is not None and not 0 <= rating <= HIGHEST:
                message = f"A rating is {rating}; it goes from 0 to {HIGHEST}."
                raise ValueError(message)

    @property
    def worries(self) -> tuple[int | None, int | None]:
        """Worry before and after."""
        return self.worry_before, self.worry_after

    @property
    def rise(self) -> int | None:
        """How much the pain rose; None where a rating was skipped."""
        if self.pain_before is None or self.pain_after is None:
            return None
        return self.pain_after - self.pain_before


@dataclass(frozen=True, slots=True)
class Step:
    """What to rehearse next."""

    rung: int
    """1 to `RUNGS`. On `Move.STOP` it is where the person stands."""
    move: Move
    reason: Reason


def first_step(worries: Mapping[int, int]) -> Step:
    """Return where to start, by how much worry is expected of each rung.

    It is the lowest rung with a worry of at most `WORRY_TO_START`, else the lowest with
    `WORRY_TO_START_MOST` (``method.md`` 3.2). A skipped rung is taken to worry as much
    as the rungs below it.

    Parameters
    ----------
    worries
        Rung to worry, 0 to 10; rungs may be missing.
    """
    expected = [
        max((worries[r] for r in worries if r < rung), default=0)
        if rung not in worries
        else worries[rung]
        for rung in range(1, RUNGS + 1)
    ]
    for most in (WORRY_TO_START, WORRY_TO_START_MOST):
        for rung, worry in enumerate(expected, 1):
            if worry <= most:
                return Step(rung, Move.START, Reason.BEGIN)
    return Step(1, Move.STOP, Reason.TOO_MUCH_YET)


def next_step(
    rehearsals: Sequence[Rehearsal],
    movement: str,
    *,
    start: int,
    today: date,
    flare: bool = False,
) -> Step:
    """Return the next step of one movement (``method.md`` 3.2, 3.4).

    Up after `CALM_SESSIONS` calm sessions in a row on the rung; down one when pain or
    worry or the person says so; none at all for a week after two such steps, whatever
    movement they were about. What was not rated is no reason for either.

    Parameters
    ----------
    rehearsals
        Of all movements, oldest first.
    movement
        The one asked for.
    start
        Its rung to start on.
    today
        The person's local day.
    flare
        Whether the back is in a flare now. Rung 1 then, for who asks for it.
    """
    own = [each for each in rehearsals if each.movement == movement]
    step = _where(own, start)
    if rests(rehearsals, today):
        return Step(step.rung, Move.STOP, Reason.WORSE_TWICE)
    if flare:
        move = Move.DOWN if step.rung > 1 else Move.STAY
        return Step(1, move, Reason.FLARE)
    return step


def rests(rehearsals: Iterable[Rehearsal], today: date) -> bool:
    """Whether rehearsing rests: for a week after two steps down within one."""
    down = [each.day for each in rehearsals if why_down(each)]
    last = down[-STEPS_DOWN_TO_STOP:]
    if len(last) < STEPS_DOWN_TO_STOP:
        return False
    return (last[-1] - last[0]).days <= WEEK and (today - last[-1]).days <= WEEK


def why_down(rehearsal: Rehearsal) -> Reason | None:
    """Return why a rehearsal leads one rung down, or None if it doesn't."""
    if rehearsal.rise is not None and rehearsal.rise >= PAIN_ROSE_MUCH:
        return Reason.PAIN
    if any(w is not None and w >= WORRY_TOO_MUCH for w in rehearsal.worries):
        return Reason.WORRY
    return Reason.UNPLEASANT if rehearsal.unpleasant else None


def may_do(rehearsal: Rehearsal) -> bool:
    """Whether doing a small part of it may be offered now.

    Only after an imagined part or whole that pain and worry have taken well
    (``method.md`` 3.2, step 6), and not where pain was not rated.
    """
    imagined = 1 < rehearsal.rung <= STILL_RUNGS
    well = rehearsal.rise is not None and rehearsal.rise <= PAIN_TO_DO_IT
    return imagined and well and not rehearsal.flare and why_down(rehearsal) is None


def _where(own: Iterable[Rehearsal], start: int) -> Step:
    """Go through the rehearsals of one movement from the first to the last."""
    step, calm, in_flare = Step(start, Move.START, Reason.BEGIN), 0, False
    for each in own:
        if each.flare:
            # One rung back for the whole flare, however often it was rehearsed in.
            if not in_flare:
                step, calm = _lower(step.rung, Reason.FLARE), 0
            in_flare = True
            continue
        in_flare = False
        rung = min(step.rung, each.rung)
        if rung < step.rung:
            calm = 0
        if reason := why_down(each):
            step, calm = _lower(rung, reason), 0
            continue
        if _uneasy(each):
            calm = 0
        elif _calm(each) and each.rung == rung:
            calm += 1
        if calm < CALM_SESSIONS:
            chosen = rung < step.rung
            reason = Reason.CHOSEN if chosen else Reason.ON_THE_WAY
            step = Step(rung, Move.STAY, reason)
        elif rung < RUNGS:
            step, calm = Step(rung + 1, Move.UP, Reason.CALM), 0
        else:
            step = Step(rung, Move.STAY, Reason.TOP)
    return step


def _lower(rung: int, reason: Reason) -> Step:
    if rung == 1:
        return Step(1, Move.STAY, reason)
    return Step(rung - 1, Move.DOWN, reason)


def _calm(each: Rehearsal) -> bool:
    """Whether it counts for going up; it doesn't where a rating was skipped."""
    rated = each.worry_after is not None and each.rise is not None
    return rated and not _uneasy(each)


def _uneasy(each: Rehearsal) -> bool:
    """Whether what was rated speaks against going up."""
    worried = each.worry_after is not None and each.worry_after > WORRY_CALM
    return worried or (each.rise is not None and each.rise >= PAIN_ROSE)


class Timing(StrEnum):
    """How long imagining a movement takes, beside doing it."""

    CLOSE = "close"
    QUICKER = "quicker"
    SLOWER = "slower"


@dataclass(frozen=True, slots=True)
class TimingMatch:
    """The two durations beside each other: something to practise, and no score."""

    ratio: float
    """Imagined to real."""
    timing: Timing


def timing_match(imagined: float, real: float) -> TimingMatch:
    """Compare an imagined duration with the real one (``method.md`` 3.1, 3.5).

    Parameters
    ----------
    imagined, real
        Seconds.

    Raises
    ------
    ValueError
        If one of them is not more than nothing.
    """
    if imagined <= 0 or real <= 0:
        message = f"{imagined} and {real} seconds can't be compared: both take some time."
        raise ValueError(message)
    ratio = imagined / real
    if abs(ratio - 1) <= TIMING_CLOSE:
        return TimingMatch(ratio, Timing.CLOSE)
    return TimingMatch(ratio, Timing.QUICKER if ratio < 1 else Timing.SLOWER)
