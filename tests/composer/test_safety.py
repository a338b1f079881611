"""What somebody told is heeded on every path."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.anybody import CAUTIONS, LIBRARY, anybody
from tests.timeline.scripts import durations

from unclench.composer import (
    Needs,
    NotForNow,
    Recipe,
    Refused,
    Script,
    TooLong,
    Unsafe,
    choose,
    limits_of,
    write,
)
from unclench.content import Passage
from unclench.timeline import CueKind
from unclench.timeline.fit import fit
from unclench.vocabulary import (
    SAMPLE_RATE,
    BreathPattern,
    Effort,
    Eyes,
    Groups,
    Limit,
    Moment,
    Part,
    Posture,
    Region,
)
from unclench.vocabulary.method import GENTLE_PAUSE, NEVER_TENSED, SHORT_MOST
from unclench.vocabulary.nearest import UnknownName

SHELF = LIBRARY.passages()
RISING = {Posture.LYING, Posture.RECLINING, Posture.SITTING}
"""Postures one gets up from."""
NOTHING = [n for n, c in LIBRARY.cautions.items() if Limit.NOTHING in c.limits]


def passages(recipe: Recipe) -> list[Passage]:
    return [SHELF[name] for name in (*recipe.passages, *recipe.choices)]


@pytest.mark.parametrize("technique", sorted(LIBRARY.techniques))
@pytest.mark.parametrize("caution", NOTHING)
def test_some_cautions_rule_every_session_out(technique: str, caution: str) -> None:
    with pytest.raises(NotForNow) as error:
        choose(Needs(technique, voice="v", cautions=frozenset({caution})), LIBRARY)
    assert LIBRARY.cautions[caution].action in str(error.value)


@given(
    technique=st.sampled_from(sorted(LIBRARY.techniques)),
    cautions=st.frozensets(st.sampled_from(sorted(LIBRARY.cautions)), min_size=1),
    minutes=st.floats(1, 60),
    moment=st.sampled_from(Moment),
    rung=st.none() | st.integers(1, 6),
    groups=st.none() | st.sampled_from(Groups),
)
def test_nothing_that_a_caution_forbids_is_ever_composed(
    technique: str,
    cautions: frozenset[str],
    minutes: float,
    moment: Moment,
    rung: int | None,
    groups: Groups | None,
) -> None:
    known = LIBRARY.technique(technique)
    needs = Needs(
        technique,
        voice="v",
        minutes=min(max(minutes, known.minutes.least), known.minutes.most),
        cautions=cautions,
        moment=moment,
        rung=rung,
        groups=groups,
        breath=BreathPattern.FOUR_SIX,
    )
    try:
        recipe = choose(needs, LIBRARY)
    except Refused:
        return
    limits = limits_of(needs, LIBRARY)
    assert cautions.isdisjoint(known.not_with)
    holds(recipe, write(recipe, LIBRARY), limits)


@given(needs=anybody(), seed=st.integers(0, 2**31))
def test_limits_hold_for_anybody(needs: Needs, seed: int) -> None:
    recipe = choose(needs, LIBRARY, seed=seed)
    holds(recipe, write(recipe, LIBRARY), limits_of(needs, LIBRARY))


def holds(recipe: Recipe, script: Script, limits: frozenset[Limit]) -> None:
    """Check what each limit promises, on what may be spoken."""
    known = LIBRARY.technique(recipe.technique)
    inside = passages(recipe)
    assert Limit.NOTHING not in limits
    if Limit.SHORT in limits:
        assert recipe.minutes <= SHORT_MOST
    if Limit.STILL in limits:
        assert not known.moves
        assert not any(p.tags.moves for p in inside)
        assert (recipe.rung or 1) <= 3
    if Limit.FIRST_RUNG in limits:
        assert (recipe.rung or 1) == 1
    if Limit.RELEASE_ONLY in limits:
        assert not any(p.tags.effort == {Effort.TENSE} for p in inside)
    if Limit.EYES_OPEN in limits:
        assert recipe.eyes is Eyes.OPEN
        assert not any(p.tags.eyes == {Eyes.FREE} for p in inside)
    breath_is_let_be(recipe, script, limits)
    if Limit.NOT_LYING in limits:
        assert recipe.posture is not Posture.LYING
    if Limit.RISE_SLOWLY in limits and recipe.posture in RISING:
        last = [s for s in script.segments if s.part in {Part.RETURN, Part.FADE}]
        assert any("moment" in u.text for s in last for u in s.utterances)
    if Limit.GENTLE in limits:
        is_gentle(recipe, script)


def breath_is_let_be(recipe: Recipe, script: Script, limits: frozenset[Limit]) -> None:
    """Check that the breath is not paced, or not even spoken of."""
    if limits & {Limit.NATURAL_BREATH, Limit.NO_BREATH}:
        assert recipe.breath is None
        assert not recipe.breath_tone
    if Limit.NO_BREATH in limits:
        assert not LIBRARY.technique(recipe.technique).breath
        assert not any(p.part is Part.BREATH for p in passages(recipe))
        assert not any("breath" in u.text.lower() for u in script.utterances)


def is_gentle(recipe: Recipe, script: Script) -> None:
    """Check what the gentle profile promises (``method.md`` 2.4)."""
    assert not any(p.part is Part.DEEPEN for p in passages(recipe))
    timeline = fit(script, durations(script), recipe.minutes)
    quiet = [
        cue
        for cue in timeline.cues[1:-1]
        if cue.kind is CueKind.PAUSE and cue.part is not Part.MOVEMENT
    ]
    longest = max((c.end - c.start for c in quiet), default=0)
    assert longest <= GENTLE_PAUSE * SAMPLE_RATE + 1
    assert not any("let go" in u.text.lower() for u in script.utterances)


@given(needs=anybody())
def test_neck_and_back_are_never_tensed_nor_anything_that_is_avoided(
    needs: Needs,
) -> None:
    recipe = choose(needs, LIBRARY)
    for passage in passages(recipe):
        tags = passage.tags
        if tags.effort == {Effort.TENSE}:
            assert tags.region.isdisjoint(NEVER_TENSED | needs.avoid)
        kept = {Part.SAFETY, Part.CHOICE, Part.RETURN, Part.FADE}
        if passage.part not in kept and not tags.effort:
            assert tags.region.isdisjoint(needs.avoid)


def test_with_a_caution_muscles_are_only_let_go_of() -> None:
    def efforts(*cautions: str, avoid: tuple[Region, ...] = ()) -> set[str]:
        needs = Needs(
            "warm-flow",
            voice="v",
            minutes=12,
            cautions=frozenset(cautions),
            avoid=frozenset(avoid),
        )
        return {
            f"{region} {effort}"
            for p in passages(choose(needs, LIBRARY))
            for region in p.tags.region
            for effort in p.tags.effort
        }

    assert "hands tense" in efforts()
    assert not any(found.endswith("tense") for found in efforts("pressure"))
    assert "hands tense" not in efforts(avoid=(Region.HANDS,))
    assert "legs tense" in efforts(avoid=(Region.HANDS,))


def test_a_technique_that_is_longer_than_a_limit_allows_is_not_offered() -> None:
    gentle = frozenset({"upset-before"})
    with pytest.raises(TooLong) as error:
        choose(Needs("wind-down", voice="v", cautions=gentle), LIBRARY)
    assert str(error.value).endswith("at most 5 minutes, and wind-down needs 8.")
    assert choose(Needs("calm-place", voice="v", cautions=gentle), LIBRARY).minutes == 5


def test_a_flare_leaves_only_the_first_rung_and_only_to_who_asks() -> None:
    flare = Needs("rehearse", voice="v", scene="bend", moment=Moment.FLARE)
    assert choose(flare, LIBRARY).rung == 1
    with pytest.raises(NotForNow, match="the first rung is enough"):
        choose(replace(flare, rung=2), LIBRARY)


def test_a_recipe_from_elsewhere_is_held_to_its_limits_too() -> None:
    tense = choose(Needs("warm-flow", voice="v", minutes=12), LIBRARY)
    forged = replace(tense, limits=(Limit.RELEASE_ONLY,))
    with pytest.raises(Unsafe, match="not within the limits"):
        write(Recipe.from_json(forged.canonical), LIBRARY)


def test_an_unknown_caution_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="did you mean panic"):
        choose(Needs("flare", voice="v", cautions=frozenset({"panick"})), LIBRARY)


def test_every_caution_does_something_and_says_what() -> None:
    for caution in LIBRARY.cautions.values():
        assert caution.limits
        assert caution.action.endswith(".")
    assert set(CAUTIONS) | set(NOTHING) == set(LIBRARY.cautions)
