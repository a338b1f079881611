"""From a recipe to a script: words filled in, deliveries given, laws kept."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unclench.composer import ChangedLibrary, Needs, Paced, Said, Script, choose, write
from unclench.content import Library
from unclench.vocabulary import BreathPattern, Ending, Moment, Part
from unclench.vocabulary.method import SHORT, VOICE, Bounds

LIBRARY = Library.load()
OWN = {"place.name": "the garden", "place.sound": "slow rain"}


def script(technique: str = "calm-place", **needs: object) -> Script:
    wish = replace(Needs(technique, voice="v"), **needs)  # type: ignore[arg-type]  # any field
    return write(choose(wish, LIBRARY), LIBRARY)


def texts(script: Script) -> str:
    return " ".join(utterance.text for utterance in script.utterances)


@st.composite
def any_needs(draw: st.DrawFn) -> Needs:
    technique = LIBRARY.technique(draw(st.sampled_from(sorted(LIBRARY.techniques))))
    halves = range(int(technique.minutes.least * 2), int(technique.minutes.most * 2) + 1)
    return Needs(
        technique.id,
        voice="v",
        minutes=draw(st.sampled_from(halves)) / 2,
        scene=draw(st.sampled_from(technique.scenes or ("",))),
        posture=draw(st.sampled_from(technique.postures)),
        moment=draw(st.sampled_from(Moment)),
        breath=draw(st.sampled_from(BreathPattern)),
        own=draw(
            st.dictionaries(st.sampled_from(sorted(OWN)), st.sampled_from(["tea", ""]))
        ),
    )


@given(needs=any_needs(), seed=st.integers(0, 99))
def test_safety_comes_first_and_a_way_back_or_a_fade_last(
    needs: Needs, seed: int
) -> None:
    recipe = choose(needs, LIBRARY, seed=seed)
    written = write(recipe, LIBRARY)
    last = Part.FADE if recipe.ending is Ending.FADE else Part.RETURN
    required = [segment.part for segment in written.segments if not segment.optional]
    assert required[0] is Part.SAFETY
    assert required[-1] is last
    assert bool(written.choices) is (recipe.minutes >= SHORT)


@given(needs=any_needs())
def test_every_line_is_said_as_its_part_is(needs: Needs) -> None:
    written = write(choose(needs, LIBRARY), LIBRARY)
    for segment in (*written.segments, *written.choices):
        ramp = VOICE[segment.part]
        deliveries = {(u.delivery.rate, u.delivery.level) for u in segment.utterances}
        assert deliveries <= set(zip(ramp.rates, ramp.levels, strict=True))


@given(needs=any_needs())
def test_no_brace_is_ever_spoken(needs: Needs) -> None:
    assert not set("{}[]|#<>") & set(texts(write(choose(needs, LIBRARY), LIBRARY)))


@given(needs=any_needs())
def test_between_any_two_lines_there_is_a_pause(needs: Needs) -> None:
    written = write(choose(needs, LIBRARY), LIBRARY)
    for segment in written.segments:
        spoken = [isinstance(element, Said) for element in segment.elements]
        assert (True, True) not in pairwise(spoken)
        assert isinstance(segment.elements[-1], Bounds)


def test_the_short_sessions_have_one_line_for_safety_and_choice() -> None:
    first = script("posture-reset").segments[0]
    assert [u.text for u in first.utterances] == ["Stop any time. Not while driving."]


def test_own_words_are_spoken_as_typed() -> None:
    assert "slow rain" in texts(script(scene="own", own=OWN))


def test_the_voice_falls_into_the_scene_and_rises_at_the_return() -> None:
    def first(part: Part) -> int:
        segments = script(scene="beach").segments
        return next(
            u.delivery.rate for s in segments if s.part is part for u in s.utterances
        )

    assert first(Part.SETTLE) > first(Part.SCENE) < first(Part.RETURN)


def test_a_breath_left_to_itself_has_no_beat() -> None:
    paced = script(breath=BreathPattern.FOUR_SIX)
    natural = script(breath=BreathPattern.NONE)

    def beats(script: Script) -> int:
        return sum(isinstance(e, Paced) for s in script.segments for e in s.elements)

    assert beats(paced) > 0
    assert beats(natural) == 0


def test_a_script_that_changed_since_the_choice_is_not_passed_off_as_it() -> None:
    recipe = choose(Needs("calm-place", voice="v"), LIBRARY)
    with pytest.raises(ChangedLibrary):
        write(replace(recipe, text="0" * 64), LIBRARY)
    with pytest.raises(ChangedLibrary):
        write(replace(recipe, passages=("gone.01",)), LIBRARY)


def test_passages_of_the_same_rank_come_in_another_order_with_another_seed() -> None:
    def order(seed: int) -> list[str]:
        recipe = choose(Needs("scan-nature", voice="v", minutes=25), LIBRARY, seed=seed)
        segments = write(recipe, LIBRARY).segments
        turns = sorted((s for s in segments if s.optional), key=lambda s: s.optional)
        ranks = [LIBRARY.passages()[s.passage].tags.optional for s in turns]
        assert ranks == sorted(ranks)
        return [segment.passage for segment in turns]

    assert order(1) == order(1) != order(2)
