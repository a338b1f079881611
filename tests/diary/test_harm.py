"""Feeling worse twice in five has consequences, and only then."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unclench.diary import Felt, Harm, Sign, Unsettling, harm_of

YES = Felt(technique="calm-place", unsettling=Unsettling.YES)
NO = Felt(technique="calm-place", unsettling=Unsettling.NO)
LITTLE = Felt(technique="calm-place", unsettling=Unsettling.LITTLE)
SKIPPED = Felt(technique="calm-place")


def rated(before: int, after: int, technique: str = "warm-flow") -> Felt:
    return Felt(
        technique=technique, before={"pain_now": before}, after={"pain_now": after}
    )


def test_nothing_told_is_no_sign_of_harm() -> None:
    assert harm_of([]) == harm_of([SKIPPED] * 9) == Harm()


@pytest.mark.parametrize("told", [[YES], [LITTLE] * 5, [YES, NO, NO, NO, NO, YES]])
def test_unsettling_once_in_five_has_no_consequence(told: list[Felt]) -> None:
    assert harm_of(told) == Harm()


@pytest.mark.parametrize(
    "told", [[YES, YES], [YES, NO, NO, NO, YES], [YES, *[SKIPPED] * 9, YES]]
)
def test_unsettling_twice_in_five_puts_a_technique_by(told: list[Felt]) -> None:
    assert harm_of(told) == Harm(frozenset({Sign.UNSETTLING}), frozenset({"calm-place"}))


def test_a_technique_stays_put_by_when_others_go_well() -> None:
    later = [rated(3, 3)] * 5 + [NO] * 5
    assert harm_of([YES, YES, *later]) == Harm(put_by=frozenset({"calm-place"}))


def test_two_techniques_unsettling_once_each_are_not_put_by_but_are_told() -> None:
    other = Felt(technique="warm-flow", unsettling=Unsettling.YES)
    assert harm_of([YES, other]) == Harm(frozenset({Sign.UNSETTLING}))


def test_worse_by_two_in_two_of_five_is_a_sign() -> None:
    worse, same = rated(3, 5), rated(3, 4)
    assert harm_of([worse, same, same, same, worse]).signs == {Sign.WORSE}
    assert harm_of([worse, same, same, same, same, worse]).signs == frozenset()


def test_the_measure_that_rose_most_counts_and_half_a_rating_does_not() -> None:
    before, after = {"pain_now": 6, "tension_now": 2}, {"pain_now": 3, "tension_now": 4}
    mixed = Felt(technique="warm-flow", before=before, after=after)
    assert mixed.signs == {Sign.WORSE}
    half = Felt(technique="warm-flow", before={"pain_now": 1}, after={"tension_now": 9})
    assert (half.rise, half.signs) == (None, frozenset())


ratings = st.dictionaries(
    st.sampled_from(["pain_now", "tension_now"]), st.integers(0, 10)
)
felt = st.builds(
    Felt,
    technique=st.sampled_from(["calm-place", "warm-flow"]),
    before=st.dictionaries(
        st.sampled_from(["pain_now", "tension_now"]), st.integers(0, 10)
    ),
    after=st.dictionaries(
        st.sampled_from(["pain_now", "tension_now"]), st.integers(0, 10)
    ),
    unsettling=st.none() | st.sampled_from(list(Unsettling)),
)


@given(st.lists(felt, max_size=15), felt)
def test_law_what_is_put_by_stays_put_by(practices: list[Felt], one_more: Felt) -> None:
    assert harm_of(practices).put_by <= harm_of([*practices, one_more]).put_by


@given(st.lists(felt, max_size=15))
def test_law_no_sign_comes_of_nothing(practices: list[Felt]) -> None:
    seen = frozenset(sign for practice in practices for sign in practice.signs)
    harm = harm_of(practices)
    assert harm.signs <= seen
    assert harm.put_by <= {p.technique for p in practices if Sign.UNSETTLING in p.signs}
