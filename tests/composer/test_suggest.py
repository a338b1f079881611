"""What to practise now, when nobody asks for anything in particular."""

import pytest

from unclench.composer import Reason, moment_of, suggest
from unclench.content import Library
from unclench.vocabulary import Heard, Moment

LIBRARY = Library.load()


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


@pytest.mark.parametrize("hour", range(24))
def test_what_is_suggested_suits_the_hour(hour: int) -> None:
    suggestion = suggest(LIBRARY, hour=hour)
    assert suggestion.moment in suggestion.technique.moments
    assert suggestion.reason == Reason(suggestion.moment)


def test_movement_rehearsal_is_never_suggested() -> None:
    heard = tuple(Heard(name) for name in LIBRARY.techniques if name != "rehearse")
    suggested = {suggest(LIBRARY, hour=h, history=heard).technique.id for h in range(24)}
    assert "rehearse" not in suggested


def test_the_technique_least_lately_heard_comes_first() -> None:
    first = suggest(LIBRARY, hour=18).technique.id
    second = suggest(LIBRARY, hour=18, history=(Heard(first),)).technique.id
    third = suggest(LIBRARY, hour=18, history=(Heard(first), Heard(second)))
    assert second != first
    assert third.technique.id != second
