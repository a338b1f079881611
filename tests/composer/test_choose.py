"""From what a person needs to a recipe that decides everything."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unclench.composer import Needs, Recipe, WrongLength, choose
from unclench.content import Library
from unclench.vocabulary import (
    BreathPattern,
    Ending,
    Heard,
    Moment,
    Part,
    Posture,
)
from unclench.vocabulary.method import Breath
from unclench.vocabulary.nearest import UnknownName

LIBRARY = Library.load()
CALM = Needs("calm-place", voice="espeak-ng/test")


def parts(recipe: Recipe) -> list[Part]:
    """The arc of a recipe: its parts in order, each once."""
    shelf = LIBRARY.passages(recipe.language)
    return list(dict.fromkeys(shelf[name].part for name in recipe.passages))


def test_what_is_not_asked_for_is_decided() -> None:
    recipe = choose(CALM, LIBRARY)
    technique = LIBRARY.technique("calm-place")
    assert recipe.scene == technique.scenes[0]
    assert recipe.posture is technique.postures[0]
    assert recipe.seconds == round(technique.minutes.usual * 60)
    assert recipe.ambience == LIBRARY.scenes[recipe.scene].ambience
    assert recipe.ending is Ending.RETURN


def test_the_arc_is_the_technique_s() -> None:
    assert parts(choose(CALM, LIBRARY)) == list(LIBRARY.technique("calm-place").parts)


def test_the_same_needs_and_seed_give_the_same_recipe() -> None:
    assert choose(CALM, LIBRARY, seed=7) == choose(CALM, LIBRARY, seed=7)


@given(
    technique=st.sampled_from(sorted(LIBRARY.techniques)),
    seed=st.integers(0, 2**31),
    moment=st.sampled_from(Moment),
    breath=st.sampled_from(BreathPattern),
)
def test_a_recipe_is_the_same_after_being_written_and_read(
    technique: str, seed: int, moment: Moment, breath: BreathPattern
) -> None:
    needs = Needs(technique, voice="v", moment=moment, breath=breath)
    recipe = choose(needs, LIBRARY, seed=seed)
    again = Recipe.from_json(recipe.canonical)
    assert again == recipe
    assert again.digest == recipe.digest


@pytest.mark.parametrize(
    "other",
    [
        {"seconds": 601},
        {"seed": 2},
        {"voice": "another"},
        {"own": (("comfort", "tea"),)},
        {"text": "0" * 64},
    ],
)
def test_whatever_decides_the_sound_decides_the_digest(other: dict[str, object]) -> None:
    recipe = choose(CALM, LIBRARY)
    assert replace(recipe, **other).digest != recipe.digest  # type: ignore[arg-type]  # any field


@pytest.mark.parametrize(
    ("needs", "told"),
    [
        (
            replace(CALM, technique="breath-lnk"),
            "No technique is called “breath-lnk”; did you mean breath-link?",
        ),
        (
            replace(CALM, scene="baech"),
            "No scene is called “baech”; did you mean beach?",
        ),
        (
            replace(CALM, ambience="oshean"),
            "No ambience is called “oshean”; did you mean ocean or stream?",
        ),
        (
            replace(CALM, posture=Posture.STANDING),
            "No posture is called “standing”; did you mean sitting?",
        ),
        (
            replace(CALM, own={"txture": "a basket"}),
            "No own word is called “txture”; did you mean texture?",
        ),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest(needs: Needs, told: str) -> None:
    with pytest.raises(UnknownName) as error:
        choose(needs, LIBRARY)
    assert str(error.value) == told


def test_a_length_that_cannot_be_names_a_technique_that_can() -> None:
    with pytest.raises(WrongLength) as error:
        choose(Needs("scan-nature", voice="v", minutes=1), LIBRARY)
    assert str(error.value) == (
        "Body scan in nature needs at least 6 minutes; posture reset takes 1."
    )


def test_a_length_too_long_is_refused_too() -> None:
    with pytest.raises(WrongLength, match=r"Posture reset takes at most 2 minutes; "):
        choose(Needs("posture-reset", voice="v", minutes=15), LIBRARY)


def test_the_breath_slows_over_the_first_sessions() -> None:
    def breath(heard: int) -> Breath | None:
        return choose(CALM, LIBRARY, (Heard("calm-place"),) * heard).breath

    assert [breath(heard) for heard in (0, 2, 3, 5, 6, 60)] == [
        Breath(3.0, 4.5),
        Breath(3.0, 4.5),
        Breath(3.4, 5.2),
        Breath(3.4, 5.2),
        Breath(4.0, 6.0),
        Breath(4.0, 6.0),
    ]


def test_the_breath_can_be_chosen_or_left_to_itself() -> None:
    four_six = choose(replace(CALM, breath=BreathPattern.FOUR_SIX), LIBRARY)
    natural = choose(replace(CALM, breath=BreathPattern.NONE), LIBRARY)
    quiet = choose(replace(CALM, breath_tone=False), LIBRARY)
    tones = (four_six.breath_tone, natural.breath_tone, quiet.breath_tone)
    assert tones == (True, False, False)
    assert (four_six.breath, natural.breath) == (Breath(4.0, 6.0), None)


def test_a_session_for_sleep_ends_in_a_fade_where_the_technique_has_one() -> None:
    asleep = choose(Needs("scan-nature", voice="v", moment=Moment.SLEEP), LIBRARY)
    assert asleep.ending is Ending.FADE
    assert parts(asleep)[-1] is Part.FADE
    awake = choose(replace(CALM, moment=Moment.SLEEP), LIBRARY)
    assert awake.ending is Ending.RETURN


def test_of_passages_that_stand_for_each_other_the_one_not_heard_is_taken() -> None:
    first = choose(CALM, LIBRARY, seed=1)
    shelf = LIBRARY.passages()
    second = choose(
        CALM, LIBRARY, (Heard("calm-place", "", frozenset(first.passages)),), seed=1
    )

    def picks(recipe: Recipe) -> set[str]:
        return {name for name in recipe.passages if shelf[name].tags.pick}

    assert picks(first)
    assert picks(first) & picks(second) == set()


def test_only_own_words_that_are_asked_for_become_part_of_the_recipe() -> None:
    own = {"place.sound": "slow  rain\n", "movement.object": "a rug", "place.smell": " "}
    mine = choose(replace(CALM, scene="own", own=own), LIBRARY)
    theirs = choose(replace(CALM, scene="beach", own=own), LIBRARY)
    assert mine.own == (("place.sound", "slow rain"),)
    assert theirs.own == ()


@pytest.mark.parametrize("asked", ["own/garden", "own/garden@0123456789ab"])
def test_a_sound_of_ones_own_is_meant_with_its_samples(asked: str) -> None:
    sounds = ("own/garden@0123456789ab", "own/kettle@ba9876543210")
    recipe = choose(replace(CALM, ambience=asked, sounds=sounds), LIBRARY)
    assert recipe.ambience == "own/garden@0123456789ab"
    with pytest.raises(UnknownName, match="did you mean own/garden"):
        choose(replace(CALM, ambience="own/gardn", sounds=sounds), LIBRARY)
