"""The ladder goes up when it is calm, and down when it is not."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from unclench.diary import (
    Move,
    Reason,
    Rehearsal,
    Step,
    Timing,
    first_step,
    may_do,
    next_step,
    rests,
    timing_match,
)
from unclench.vocabulary.method import RUNGS

TODAY = date(2026, 3, 20)
BEND = "bend"


def rehearsal(rung: int = 2, ago: int = 30, **told: Any) -> Rehearsal:  # noqa: ANN401 - whatever a test tells
    """A calm rehearsal, but for what is told."""
    calm: dict[str, Any] = {
        "movement": BEND,
        "worry_before": 2,
        "worry_after": 1,
        "pain_before": 3,
        "pain_after": 3,
    }
    return Rehearsal(rung=rung, day=TODAY - timedelta(ago), **calm | told)


def after(*rehearsals: Rehearsal, start: int = 2, flare: bool = False) -> Step:
    return next_step(rehearsals, BEND, start=start, today=TODAY, flare=flare)


WORSE = [
    ({"pain_after": 5}, Reason.PAIN),
    ({"worry_after": 6}, Reason.WORRY),
    ({"worry_before": 6}, Reason.WORRY),
    ({"unpleasant": True}, Reason.UNPLEASANT),
]


@pytest.mark.parametrize(
    ("worries", "step"),
    [
        ({}, Step(1, Move.START, Reason.BEGIN)),
        ({1: 0, 2: 1, 3: 3, 4: 5, 5: 7, 6: 9}, Step(1, Move.START, Reason.BEGIN)),
        ({1: 5, 2: 3}, Step(2, Move.START, Reason.BEGIN)),
        (dict(enumerate([5, 4, 4, 5, 6, 9], 1)), Step(2, Move.START, Reason.BEGIN)),
        (dict(enumerate([4, 5, 5, 3, 6, 9], 1)), Step(4, Move.START, Reason.BEGIN)),
        (dict(enumerate([5] * 6, 1)), Step(1, Move.STOP, Reason.TOO_MUCH_YET)),
    ],
)
def test_the_start_is_the_lowest_rung_that_worries_little(
    worries: dict[int, int], step: Step
) -> None:
    assert first_step(worries) == step


def test_a_skipped_rung_is_taken_to_worry_as_much_as_those_below() -> None:
    assert first_step({1: 7}) == Step(1, Move.STOP, Reason.TOO_MUCH_YET)
    assert first_step({2: 9, 3: 9}) == Step(1, Move.START, Reason.BEGIN)


def test_before_the_first_rehearsal_it_starts_where_the_person_does() -> None:
    assert after(start=3) == Step(3, Move.START, Reason.BEGIN)


def test_after_three_calm_sessions_it_goes_up_one() -> None:
    calm = rehearsal()
    assert after(calm, calm) == Step(2, Move.STAY, Reason.ON_THE_WAY)
    assert after(calm, calm, calm) == Step(3, Move.UP, Reason.CALM)
    assert after(*[calm] * 3, rehearsal(3)) == Step(3, Move.STAY, Reason.ON_THE_WAY)


@pytest.mark.parametrize("told", [{"worry_after": 3}, {"pain_after": 4}])
def test_a_session_that_is_not_calm_begins_the_count_again(
    told: dict[str, Any],
) -> None:
    calm, uneasy = rehearsal(), rehearsal(**told)
    assert after(calm, calm, uneasy, calm).move is Move.STAY
    assert after(calm, calm, uneasy, calm, calm, calm).move is Move.UP


def test_on_the_highest_rung_it_stays() -> None:
    calm = rehearsal(6)
    assert after(*[calm] * 4, start=6) == Step(6, Move.STAY, Reason.TOP)


@pytest.mark.parametrize(("told", "reason"), WORSE)
def test_what_is_worse_leads_one_down(told: dict[str, Any], reason: Reason) -> None:
    assert after(rehearsal(4, **told), start=4) == Step(3, Move.DOWN, reason)
    assert after(rehearsal(1, **told), start=1) == Step(1, Move.STAY, reason)


def test_calm_sessions_from_before_a_step_down_do_not_count() -> None:
    calm, worse = rehearsal(), rehearsal(pain_after=6)
    assert after(calm, calm, worse, rehearsal(1)).rung == 1


@pytest.mark.parametrize("days", [0, 7])
def test_two_steps_down_within_a_week_stop_rehearsing_for_a_week(days: int) -> None:
    def twice(ago: int) -> Step:
        first = rehearsal(4, ago=ago + days, pain_after=6)
        return after(first, rehearsal(3, ago=ago, unpleasant=True), start=4)

    assert twice(0) == twice(7) == Step(2, Move.STOP, Reason.WORSE_TWICE)
    assert twice(8) == Step(2, Move.DOWN, Reason.UNPLEASANT)


def test_two_steps_down_further_apart_do_not_stop() -> None:
    first, second = rehearsal(4, 9, pain_after=6), rehearsal(3, 1, pain_after=6)
    assert after(first, second, start=4).move is Move.DOWN


@pytest.mark.parametrize(("ago", "resting"), [(0, True), (7, True), (8, False)])
def test_rehearsing_rests_for_a_week(ago: int, *, resting: bool) -> None:
    worse = rehearsal(4, ago, pain_after=6)
    assert rests([worse, worse], TODAY) is resting
    assert rests([worse], TODAY) is False


def test_steps_down_of_other_movements_stop_this_one_too() -> None:
    others = [replace(rehearsal(4, 1, pain_after=6), movement=m) for m in ("lift", "sit")]
    assert after(*others) == Step(2, Move.STOP, Reason.WORSE_TWICE)
    assert after(others[0]) == Step(2, Move.START, Reason.BEGIN)


def test_on_the_lowest_rung_being_worse_twice_stops_too() -> None:
    worse = rehearsal(1, 1, worry_after=8)
    assert after(worse, worse, start=1) == Step(1, Move.STOP, Reason.WORSE_TWICE)


def test_in_a_flare_it_is_the_first_rung_for_who_asks() -> None:
    assert after(rehearsal(4), start=4, flare=True) == Step(1, Move.DOWN, Reason.FLARE)
    assert after(start=1, flare=True) == Step(1, Move.STAY, Reason.FLARE)


def test_after_a_flare_it_goes_on_one_rung_lower_however_long_it_was() -> None:
    flare = rehearsal(1, flare=True)
    assert after(rehearsal(4), flare, start=4) == Step(3, Move.DOWN, Reason.FLARE)
    again = after(rehearsal(4), flare, flare, flare, rehearsal(3), start=4)
    assert again == Step(3, Move.STAY, Reason.ON_THE_WAY)


def test_a_flare_ends_no_rehearsing_by_itself() -> None:
    flare = rehearsal(1, ago=0, flare=True)
    assert after(flare, flare, start=4).move is not Move.STOP


def test_skipped_ratings_are_no_reason_to_go_up_or_down() -> None:
    calm, skipped = rehearsal(), rehearsal(worry_after=None, pain_after=None)
    assert after(*[skipped] * 9) == Step(2, Move.STAY, Reason.ON_THE_WAY)
    assert after(calm, skipped, calm, skipped, calm) == Step(3, Move.UP, Reason.CALM)


def test_a_lower_rung_is_taken_as_it_is_chosen() -> None:
    calm = rehearsal(2)
    assert after(calm, start=5) == Step(2, Move.STAY, Reason.CHOSEN)
    assert after(calm, calm, start=5) == Step(2, Move.STAY, Reason.ON_THE_WAY)


@pytest.mark.parametrize(
    ("rung", "told", "offered"),
    [
        (1, {}, False),
        (2, {}, True),
        (3, {"pain_after": 4}, True),
        (3, {"pain_after": 5}, False),
        (3, {"pain_before": None}, False),
        (3, {"unpleasant": True}, False),
        (3, {"worry_after": 7}, False),
        (3, {"flare": True}, False),
        (4, {}, False),
    ],
)
def test_doing_it_is_offered_after_imagining_that_went_well(
    rung: int, told: dict[str, Any], *, offered: bool
) -> None:
    assert may_do(rehearsal(rung, **told)) is offered


@pytest.mark.parametrize("wrong", [{"rung": 0}, {"rung": 7}])
def test_what_is_off_the_ladder_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=f"There is no rung {wrong['rung']}"):
        rehearsal(**wrong)


@pytest.mark.parametrize("name", ["worry_before", "worry_after", "pain_after"])
def test_what_is_off_the_scale_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="A rating is 11; it goes from 0 to 10"):
        rehearsal(**{name: 11})


# ---- laws ----------------------------------------------------------------------------

rungs = st.integers(1, RUNGS)
ratings = st.none() | st.integers(0, 10)
told = st.builds(
    Rehearsal,
    movement=st.sampled_from([BEND, "lift"]),
    rung=rungs,
    day=st.integers(0, 40).map(lambda ago: TODAY - timedelta(ago)),
    worry_before=ratings,
    worry_after=ratings,
    pain_before=ratings,
    pain_after=ratings,
    unpleasant=st.booleans(),
    flare=st.booleans(),
)
diaries = st.lists(told, max_size=20).map(lambda d: sorted(d, key=lambda r: r.day))


@given(diary=diaries, start=rungs, flare=st.booleans())
def test_law_a_step_is_on_the_ladder(
    diary: list[Rehearsal], start: int, *, flare: bool
) -> None:
    assert 1 <= after(*diary, start=start, flare=flare).rung <= RUNGS


@given(diaries, rungs)
def test_law_never_more_than_one_up(diary: list[Rehearsal], start: int) -> None:
    steps = [after(*diary[:n], start=start).rung for n in range(len(diary) + 1)]
    assert all(now <= before + 1 for before, now in pairwise(steps))


@given(diaries, rungs)
def test_law_up_is_only_ever_after_three_rated_sessions(
    diary: list[Rehearsal], start: int
) -> None:
    own = [r for r in diary if r.movement == BEND and not r.flare]
    rated = [r for r in own if r.rise is not None and r.worry_after is not None]
    assert after(*diary, start=start).rung <= start + len(rated) // 3


@given(diaries, rungs, st.data())
def test_law_worse_ratings_never_lead_higher(
    diary: list[Rehearsal], start: int, data: st.DataObject
) -> None:
    assume(diary)
    at = data.draw(st.integers(0, len(diary) - 1))
    was = diary[at]
    worse = replace(
        was,
        worry_after=None
        if was.worry_after is None
        else data.draw(st.integers(was.worry_after, 10)),
        pain_after=None
        if was.pain_after is None
        else data.draw(st.integers(was.pain_after, 10)),
        unpleasant=was.unpleasant or data.draw(st.booleans()),
    )
    better = after(*diary, start=start)
    changed = after(*diary[:at], worse, *diary[at + 1 :], start=start)
    assert changed.rung <= better.rung
    assert changed.move is Move.STOP or better.move is not Move.STOP


@given(diaries, rungs)
def test_law_a_skipped_session_changes_nothing(
    diary: list[Rehearsal], start: int
) -> None:
    step = after(*diary, start=start)
    skipped = Rehearsal(movement=BEND, rung=step.rung, day=TODAY)
    assert after(*diary, skipped, start=start).rung == step.rung


@given(diaries, rungs)
def test_law_a_flare_never_leads_higher(diary: list[Rehearsal], start: int) -> None:
    step = after(*diary, start=start, flare=True)
    assert step.rung == 1 or step.move is Move.STOP


@given(st.dictionaries(rungs, st.integers(0, 10)))
def test_law_a_start_worries_at_most_four(worries: dict[int, int]) -> None:
    step = first_step(worries)
    assert step.move is Move.STOP or worries.get(step.rung, 0) <= 4


# ---- timing match ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("imagined", "timing"),
    [(6, Timing.CLOSE), (10, Timing.CLOSE), (5.9, Timing.QUICKER), (10.1, Timing.SLOWER)],
)
def test_imagined_and_real_durations_are_compared(
    imagined: float, timing: Timing
) -> None:
    assert timing_match(imagined, 8).timing is timing


@given(st.floats(0.1, 600), st.floats(0.1, 600))
def test_law_the_ratio_is_imagined_to_real(imagined: float, real: float) -> None:
    assert timing_match(imagined, real).ratio * real == pytest.approx(imagined)


@pytest.mark.parametrize("seconds", [(0, 5), (5, 0), (-1, 5)])
def test_no_time_at_all_is_refused(seconds: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="can't be compared"):
        timing_match(*seconds)
