"""What to practise now, and why."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.anybody import CAUTIONS, LIBRARY

from unclench.composer import (
    Needs,
    NothingSuits,
    Situation,
    choose,
    moment_of,
    refusal,
    suggest,
)
from unclench.vocabulary import Heard, Moment, Posture
from unclench.vocabulary.nearest import UnknownName

EVENING = Situation(Moment.EVENING)


@pytest.mark.parametrize(
    ("hour", "moment"),
    [
        (0, Moment.SLEEP),
        (3, Moment.SLEEP),
        (4, Moment.MORNING),
        (9, Moment.MORNING),
        (10, Moment.DAY),
        (16, Moment.DAY),
        (17, Moment.EVENING),
        (21, Moment.EVENING),
        (22, Moment.SLEEP),
        (23, Moment.SLEEP),
    ],
)
def test_hours_belong_to_moments(hour: int, moment: Moment) -> None:
    assert moment_of(hour) is moment


def test_every_cause_names_techniques_that_there_are() -> None:
    causes = [
        *LIBRARY.triggers.values(),
        *LIBRARY.moments.values(),
        *LIBRARY.signs.values(),
    ]
    named = {name for cause in causes for name in (*cause.ranks, *cause.avoid)}
    assert named <= set(LIBRARY.techniques)
    assert set(LIBRARY.moments) == set(Moment)


def test_each_technique_suits_something() -> None:
    causes = [*LIBRARY.triggers.values(), *LIBRARY.moments.values()]
    ranked = {name for cause in causes for name in cause.ranks}
    assert ranked == set(LIBRARY.techniques)


def test_the_reason_names_moment_trigger_and_what_speaks_for_the_technique() -> None:
    found = suggest(LIBRARY, replace(EVENING, trigger="tight-low-back"))
    technique = LIBRARY.technique("warm-flow")
    assert found.technique is technique
    assert found.reason == (
        f"Evening and a tight low back: warm flow, because {technique.because}."
    )


def test_the_first_of_the_trigger_s_ranks_is_suggested() -> None:
    suggested = {
        trigger: suggest(LIBRARY, Situation(Moment.DAY, trigger)).technique.id
        for trigger in LIBRARY.triggers
    }
    first = {trigger: cause.ranks[0] for trigger, cause in LIBRARY.triggers.items()}
    assert suggested == first | {"poor-sleep": "scan-nature"}  # no wind-down by day


def test_the_second_best_comes_after_the_best_was_heard() -> None:
    first = suggest(LIBRARY, EVENING).technique.id
    second = suggest(LIBRARY, EVENING, (Heard(first),)).technique.id
    third = suggest(LIBRARY, EVENING, (Heard(first), Heard(second))).technique.id
    assert (first, second, third) == ("scan-nature", "warm-flow", "scan-nature")


def test_minutes_and_posture_are_kept() -> None:
    short = Situation(Moment.DAY, "long-sitting", minutes=4, posture=Posture.STANDING)
    found = suggest(LIBRARY, short)
    bounds = found.technique.minutes
    assert found.minutes == 4
    assert bounds.least <= 4 <= bounds.most
    assert Posture.STANDING in found.technique.postures


def test_what_asks_for_cautions_waits_until_they_were_asked() -> None:
    asked = Situation(Moment.DAY, "fear-of-movement", cautions=frozenset())
    unasked = replace(asked, cautions=None)
    assert suggest(LIBRARY, asked).technique.id == "rehearse"
    assert not suggest(LIBRARY, unasked).technique.asks_first


def test_who_tells_of_unreal_experiences_is_suggested_nothing() -> None:
    with pytest.raises(NothingSuits, match="Your care team can say what suits you"):
        suggest(LIBRARY, replace(EVENING, cautions=frozenset({"unreal"})))


@pytest.mark.parametrize(
    ("situation", "told"),
    [
        (
            Situation(Moment.DAY, "strss"),
            "No trigger is called “strss”; did you mean stress?",
        ),
        (
            Situation(Moment.DAY, signs=frozenset({"stiff-despite-slep"})),
            "No sign is called “stiff-despite-slep”; did you mean stiff-despite-sleep?",
        ),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest(
    situation: Situation, told: str
) -> None:
    with pytest.raises(UnknownName) as error:
        suggest(LIBRARY, situation)
    assert str(error.value) == told


@given(
    trigger=st.sampled_from(["", *LIBRARY.triggers]),
    moment=st.sampled_from(Moment),
    signs=st.frozensets(st.sampled_from(sorted(LIBRARY.signs))),
    cautions=st.none() | st.frozensets(st.sampled_from(CAUTIONS), max_size=3),
    unwanted=st.frozensets(st.sampled_from(sorted(LIBRARY.techniques)), max_size=3),
    heard=st.lists(st.sampled_from(sorted(LIBRARY.techniques)), max_size=5),
)
def test_what_is_suggested_can_be_composed_and_nothing_rules_it_out(
    trigger: str,
    moment: Moment,
    signs: frozenset[str],
    cautions: frozenset[str] | None,
    unwanted: frozenset[str],
    heard: list[str],
) -> None:
    situation = Situation(
        moment, trigger, signs=signs, cautions=cautions, unwanted=unwanted
    )
    history = tuple(Heard(name) for name in heard)
    found = suggest(LIBRARY, situation, history)
    needs = Needs(
        found.technique.id,
        voice="v",
        minutes=found.minutes,
        moment=moment,
        cautions=cautions or frozenset(),
    )
    assert found.technique.id not in unwanted
    assert refusal(found.technique, needs, LIBRARY) is None
    assert choose(needs, LIBRARY, history).technique == found.technique.id
