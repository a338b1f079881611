from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.person.people import LIBRARY, TODAY, people

from unclench.composer import Needs
from unclench.person import Me, Why, heeded, needs_of, not_again, passed_over
from unclench.vocabulary import Pace, Tone

VOICES = ("espeak-en-us", "espeak-en-gb")


def said(
    me: Me, why: Why, *, scene: str = "", minutes: float = 10, spacious: bool = False
) -> Me:
    return heeded(
        me,
        why,
        technique="calm-place",
        scene=scene,
        minutes=minutes,
        voices=VOICES,
        spacious=spacious,
        today=TODAY,
    )


@pytest.mark.parametrize(
    ("before", "why", "after"),
    [
        (Me(), Why.TOO_LONG, Me(longest=8)),
        (Me(longest=6), Why.TOO_LONG, Me(longest=5)),
        (Me(), Why.TOO_FAST, Me(pace=Pace.SLOW)),
        (Me(pace=Pace.SLOW), Why.TOO_FAST, Me(pace=Pace.SLOW, tone=Tone.SPACIOUS)),
        (Me(), Why.TOO_WORDY, Me(tone=Tone.SPACIOUS)),
        (Me(), Why.TOO_MYSTICAL, Me(tone=Tone.PLAIN)),
        (Me(tone=Tone.PLAIN), Why.TOO_CLINICAL, Me(tone=Tone.WARM)),
        (Me(), Why.VOICE, Me(voice="espeak-en-gb")),
        (Me(voice="espeak-en-gb"), Why.VOICE, Me(voice="espeak-en-us")),
        (Me(), Why.TOO_CLINICAL, Me(passed_over={"calm-place": TODAY})),
        (Me(), Why.IMAGE, Me(passed_over={"calm-place": TODAY})),
    ],
)
def test_each_answer_is_heeded(before: Me, why: Why, after: Me) -> None:
    assert said(before, why) == after


@pytest.mark.parametrize(
    ("before", "why", "after"),
    [
        (Me(), Why.TOO_WORDY, Me(passed_over={"calm-place": TODAY})),
        (Me(), Why.TOO_CLINICAL, Me(tone=Tone.WARM)),
        (Me(tone=Tone.WARM), Why.TOO_WORDY, Me(tone=Tone.SPACIOUS)),
        (
            Me(pace=Pace.SLOW),
            Why.TOO_FAST,
            Me(pace=Pace.SLOW, passed_over={"calm-place": TODAY}),
        ),
    ],
)
def test_what_suits_the_voice_already_is_no_change(
    before: Me, why: Why, after: Me
) -> None:
    assert said(before, why, spacious=True) == after


def test_a_scene_that_was_not_wanted_comes_no_more() -> None:
    assert said(Me(), Why.IMAGE, scene="beach").unwanted_scenes == ("beach",)


@given(
    people,
    st.sampled_from(Why),
    st.sampled_from(["", "beach"]),
    st.sampled_from([1, 10]),
    st.booleans(),
)
def test_each_answer_changes_the_next_session(
    me: Me,
    why: Why,
    scene: str,
    minutes: float,
    spacious: bool,  # noqa: FBT001 - hypothesis gives it by position
) -> None:
    def needs(person: Me) -> Needs:
        voice = person.voice or VOICES[0]
        return needs_of(person, "calm-place", voice, LIBRARY, spacious=spacious)

    after = said(me, why, scene=scene, minutes=minutes, spacious=spacious)
    changed = (
        needs(after) != needs(me),
        passed_over(after, TODAY) != passed_over(me, TODAY),
    )
    assert any(changed) or "calm-place" in passed_over(me, TODAY)


def test_what_was_passed_over_is_offered_again_tomorrow() -> None:
    me = not_again(Me(unwanted_techniques=("flare",)), "calm-place", TODAY)
    tomorrow = TODAY + timedelta(days=1)
    assert passed_over(me, TODAY) == {"calm-place", "flare"}
    assert passed_over(me, tomorrow) == {"flare"}
    assert not_again(me, "rehearse", tomorrow).passed_over == {"rehearse": tomorrow}
