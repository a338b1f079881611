"""What the coach says about when things happen in a session."""

from collections.abc import Iterable

import pytest
from tests.content.review.sessions import LIBRARY, session

from unclench.content.review import timing
from unclench.content.review.fault import Fault
from unclench.content.review.heard import AsHeard, Stretch
from unclench.vocabulary import Ending, Limit, Part, Tone
from unclench.vocabulary.method import Breath

SAFETY = "safety: You can stop at any time. 2"
PATH = "scene: You hear your steps. 30"
BACK = "return: Let the room come back. 57"
CALM_PLACE = LIBRARY.technique("calm-place")


def offers(heard: AsHeard) -> list[Stretch]:
    return [line for line in heard.speech if "stop" in line.text]


def told(faults: Iterable[Fault]) -> list[tuple[str, str]]:
    """The names and levels of faults."""
    return [(fault.name, fault.level.value) for fault in faults]


def test_a_choice_early_and_again_is_all_that_is_asked() -> None:
    stop = "choice: You can stop, or stay. 30"
    heard = session(SAFETY, *[PATH] * 6, stop, *[PATH] * 6, BACK)
    assert told(timing.choices(heard, offers(heard))) == []


def test_without_a_choice_in_the_first_half_minute_it_says_so() -> None:
    heard = session(PATH, PATH, "choice: You can stop, or stay. 30", BACK)
    found = timing.choices(heard, offers(heard))
    assert told(found) == [("L12-early", "error")]


def test_over_four_minutes_without_a_choice_are_told_with_their_place() -> None:
    heard = session(SAFETY, *[PATH] * 9, BACK)
    (fault,) = timing.choices(heard, offers(heard))
    assert (fault.name, fault.told["at"]) == ("L12-again", "0:00")


def test_under_three_minutes_one_choice_is_enough() -> None:
    heard = session(SAFETY, *[PATH] * 4)
    assert told(timing.choices(heard, offers(heard))) == []


def test_a_sleep_session_is_left_alone_once_it_is_deep() -> None:
    heard = session(SAFETY, *[PATH] * 12, ending=Ending.FADE)
    assert told(timing.choices(heard, offers(heard))) == []
    late = "choice: You can stop here. 30"
    woken = session(SAFETY, *[PATH] * 12, late, ending=Ending.FADE)
    found = timing.choices(woken, offers(woken))
    assert told(found) == [("L12-asleep", "warning")]


ARC = (
    SAFETY,
    "settle: Let the chair hold you. 4",
    "breath: Let your breath be small. 4",
    *[PATH] * 16,
    "suggestion: Your back is warm. 4",
    "anchor: Keep a word for this. 4",
)


def test_all_parts_in_their_order_are_a_whole() -> None:
    assert told(timing.structure(session(*ARC, BACK), CALM_PLACE)) == []


@pytest.mark.parametrize(
    ("missing", "level"),
    [("scene", "error"), ("return", "error"), ("safety", "error"), ("anchor", "warning")],
)
def test_what_a_session_is_about_is_missed_more_than_what_is_around_it(
    missing: str, level: str
) -> None:
    rows = [row for row in (*ARC, BACK) if not row.startswith(missing)]
    rows.insert(-1, "suggestion: Your hips are wide. 600")
    found = told(timing.structure(session(*rows), CALM_PLACE))
    assert found == [("L26-missing", level)]


def test_a_very_short_session_may_go_without_an_anchor() -> None:
    short = session(SAFETY, ARC[1], ARC[2], PATH, ARC[-2], BACK)
    assert told(timing.structure(short, CALM_PLACE)) == []


def test_nobody_misses_the_breath_who_is_to_hear_nothing_of_it() -> None:
    rows = [row for row in ARC if not row.startswith("breath")]
    heard = session(*rows, BACK, limits={Limit.NO_BREATH})
    assert told(timing.structure(heard, CALM_PLACE)) == []


def test_parts_out_of_order_are_told() -> None:
    heard = session(SAFETY, *reversed(ARC[1:]), BACK)
    assert told(timing.structure(heard, CALM_PLACE)) == [("L26-order", "error")]


def test_coming_back_takes_its_time() -> None:
    quick = session(*ARC, "return: Open your eyes. 5")
    (fault,) = timing.structure(quick, CALM_PLACE)
    assert (fault.name, fault.told) == ("L26-return", {"seconds": "8", "least": "45"})


def test_sleep_ends_in_the_fade_and_wakes_nobody() -> None:
    asleep = session(*ARC, "fade: Let the words go. 60", ending=Ending.FADE)
    assert told(timing.structure(asleep, CALM_PLACE)) == []
    woken = session(*ARC, "fade: Let the words go. 60", BACK, ending=Ending.FADE)
    assert told(timing.structure(woken, CALM_PLACE)) == [("L26-wakes", "error")]


def talk(quiet: float) -> str:
    return f"scene: You hear your steps. {quiet}"


@pytest.mark.parametrize(
    ("row", "found"),
    [(talk(1), "L27-little"), (talk(12), "L27-much")],
)
def test_the_share_of_quiet_is_the_techniques(row: str, found: str) -> None:
    heard = session(*[row] * 8)
    assert told(timing.quiet(heard, CALM_PLACE, [])) == [(found, "error")]


def test_a_spacious_session_may_be_quieter() -> None:
    assert told(timing.quiet(session(*[talk(7)] * 9), CALM_PLACE, [])) != []
    heard = session(*[talk(7)] * 9, tone=Tone.SPACIOUS)
    assert told(timing.quiet(heard, CALM_PLACE, [])) == []


def test_a_long_quiet_is_announced() -> None:
    heard = session(talk(4), talk(25), talk(4))
    found = told(timing.quiet(heard, None, []))
    assert found == [("L27-unannounced", "error")]
    assert told(timing.quiet(heard, None, [heard.speech[1]])) == []
    assert told(timing.quiet(heard, None, [heard.speech[0]])) == []


def test_no_quiet_is_so_long_that_playback_seems_to_have_failed() -> None:
    heard = session(talk(4), talk(46), talk(4))
    (fault,) = timing.quiet(heard, None, heard.speech)
    assert (fault.name, fault.at) == ("L27-long", heard.speech[1])


def test_quiet_that_a_movement_fills_needs_no_word_before_it() -> None:
    rows = ("movement: Imagine it, all the way. 24", "movement: And rest. 2")
    assert told(timing.quiet(session(*rows), None, [])) != []
    heard = session(*rows, movement_seconds=20.0, rung=3)
    assert told(timing.quiet(heard, None, [])) == []


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (["breath: in 4", "breath: out 6"], []),
        (["breath: in 2", "breath: out 3"], ["L28-pace"]),
        (["breath: in 6", "breath: out 9"], ["L28-pace"]),
        (["breath: in 5", "breath: out 4"], ["L28-inwards"]),
        (["breath: in 4", "breath: pause 2", "breath: out 6"], ["L28-held"]),
    ],
)
def test_the_breath_is_slow_soft_and_never_held(
    rows: list[str], found: list[str]
) -> None:
    heard = session(*rows * 3, breath=Breath(4.0, 6.0))
    assert [fault.name for fault in timing.breath(heard)] == found


@pytest.mark.parametrize(
    ("quiet", "rung", "found"),
    [(10, 3, []), (12.5, 3, []), (13, 3, ["L29-time"]), (30, 1, [])],
)
def test_a_movement_is_imagined_about_as_long_as_it_takes(
    quiet: float, rung: int, found: list[str]
) -> None:
    rows = (f"movement: Imagine it now. {quiet}",)
    heard = session(*rows, rung=rung, movement_seconds=10.0)
    assert [fault.name for fault in timing.rehearsal(heard)] == found


def test_parts_are_heard_in_order_and_a_choice_is_not_one() -> None:
    heard = session(SAFETY, PATH, "choice: You can stop. 2", PATH, BACK)
    assert heard.parts == (Part.SAFETY, Part.SCENE, Part.RETURN)
