from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.person.people import LIBRARY, people

from unclench.person import Me, Movement, needs_of
from unclench.vocabulary import BreathPattern, Eyes, Moment, Pace, Posture, Region, Tone
from unclench.vocabulary.nearest import UnknownName


def test_what_was_told_is_needed() -> None:
    me = Me(
        own={"place.sound": "slow rain"},
        tone=Tone.PLAIN,
        pace=Pace.SLOW,
        eyes=Eyes.OPEN,
        region=Region.JAW,
        breath=BreathPattern.NONE,
        breath_tone=False,
        longest=8,
        posture=Posture.LYING,
    )
    needs = needs_of(me, "calm-place", "v", LIBRARY, moment=Moment.EVENING)
    assert needs.own == {"place.sound": "slow rain"}
    assert (needs.tone, needs.pace, needs.eyes) == (Tone.PLAIN, Pace.SLOW, Eyes.OPEN)
    assert (needs.region, needs.breath) == (Region.JAW, BreathPattern.NONE)
    assert (needs.breath_tone, needs.longest) == (False, 8)
    assert (needs.posture, needs.moment) == (Posture.LYING, Moment.EVENING)


def test_what_is_wished_now_wins() -> None:
    me = Me(tone=Tone.PLAIN, own={"food": "bread", "comfort": "a shawl"})
    wish: dict[str, Any] = {
        "tone": Tone.WARM,
        "own": {"food": "soup"},
        "minutes": 4,
        "scene": "",
    }
    needs = needs_of(me, "calm-place", "v", LIBRARY, **wish)
    assert (needs.tone, needs.minutes) == (Tone.WARM, 4)
    assert needs.own == {"food": "soup", "comfort": "a shawl"}


@given(people, people)
def test_cautions_blocked_words_and_what_does_not_suit_add_up(me: Me, now: Me) -> None:
    needs = needs_of(
        me,
        "calm-place",
        "v",
        LIBRARY,
        cautions=now.cautions,
        blocked=now.blocked,
        avoid=now.avoid,
        unfit_postures=now.unfit_postures,
        gentle=False,
    )
    assert needs.cautions >= {*(me.cautions or ()), *(now.cautions or ())}
    assert needs.blocked >= {*me.blocked, *now.blocked}
    assert needs.avoid == {*me.avoid, *now.avoid}
    assert needs.unfit_postures >= {*me.unfit_postures, *now.unfit_postures}
    assert needs.gentle == me.gentle


@given(people, st.sampled_from(sorted(LIBRARY.techniques)))
def test_the_usual_posture_is_taken_only_where_the_technique_has_it(
    me: Me, technique: str
) -> None:
    needs = needs_of(me, technique, "v", LIBRARY)
    assert needs.posture in {None, me.posture}
    if needs.posture:
        assert needs.posture in LIBRARY.techniques[technique].postures
        assert needs.posture not in needs.unfit_postures


def test_lying_is_not_taken_for_usual_where_it_does_not_suit() -> None:
    me = Me(posture=Posture.LYING, cautions=("pregnancy",))
    assert needs_of(me, "calm-place", "v", LIBRARY).posture is None


def test_who_does_not_walk_hears_nothing_of_walking() -> None:
    me = Me(unfit_postures=(Posture.WALKING,))
    assert "walking" in needs_of(me, "calm-place", "v", LIBRARY).blocked


def test_who_sits_in_a_wheelchair_is_not_asked_to_stand() -> None:
    needs = needs_of(Me(posture=Posture.WHEELCHAIR), "calm-place", "v", LIBRARY)
    assert needs.unfit_postures == {Posture.STANDING, Posture.WALKING}


def test_a_warning_sign_pauses_movement() -> None:
    needs = needs_of(Me(movement_paused=True), "calm-place", "v", LIBRARY)
    assert needs.cautions == {"movement-paused"}


def test_a_movement_brings_its_own_words_its_time_and_its_rung() -> None:
    stairs = Movement(room="the hall", feeling="steady", seconds=9, start=3)
    me = Me(own={"food": "bread"}, movements={"stairs": stairs})
    needs = needs_of(me, "rehearse", "v", LIBRARY, scene="stairs")
    assert (needs.rung, needs.movement_seconds) == (3, 9)
    assert needs.own == {
        "food": "bread",
        "movement.room": "the hall",
        "movement.feeling": "steady",
    }
    assert needs_of(me, "rehearse", "v", LIBRARY, scene="stairs", rung=1).rung == 1


def test_a_technique_that_is_not_there_is_named_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="did you mean calm-place"):
        needs_of(Me(posture=Posture.LYING), "calm-plaice", "v", LIBRARY)


@pytest.mark.parametrize(
    ("told", "spacious", "tone"),
    [
        (None, True, Tone.SPACIOUS),
        (None, False, Tone.WARM),
        (Tone.WARM, True, Tone.WARM),
        (Tone.PLAIN, False, Tone.PLAIN),
    ],
)
def test_a_tone_that_was_not_told_is_what_suits_the_voice(
    *,
    told: Tone | None,
    spacious: bool,
    tone: Tone,
) -> None:
    me = Me(tone=told)

    assert needs_of(me, "calm-place", "v", LIBRARY, spacious=spacious).tone is tone
    assert (
        needs_of(me, "calm-place", "v", LIBRARY, spacious=spacious, tone=Tone.PLAIN).tone
        is Tone.PLAIN
    )
