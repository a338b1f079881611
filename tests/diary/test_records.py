from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from unclench.diary import CheckIn, Practice, Side, load_measures

PRACTICE = Practice(
    id=uuid4(),
    started=datetime(2026, 3, 20, 9, tzinfo=UTC),
    zone="UTC",
    day=date(2026, 3, 20),
    digest="0" * 64,
    technique="calm-place",
    scene="beach",
    minutes=10,
)


@pytest.mark.parametrize(
    ("seconds", "counts", "minutes"),
    [(0, False, 0), (59, False, 1), (60, True, 1), (89, True, 1), (240, True, 4)],
)
def test_a_practice_counts_from_its_first_minute(
    seconds: int, minutes: int, *, counts: bool
) -> None:
    heard = replace(PRACTICE, heard_seconds=seconds)
    assert (heard.counts, heard.heard_minutes) == (counts, minutes)


def test_what_is_skipped_is_not_in_a_check_in() -> None:
    assert CheckIn(practice=PRACTICE.id, side=Side.AFTER).ratings == {}


@pytest.mark.parametrize("value", [-1, 11])
def test_what_is_off_the_scale_is_refused(value: int) -> None:
    with pytest.raises(ValueError, match=f"pain_now is rated {value}"):
        CheckIn(practice=PRACTICE.id, side=Side.BEFORE, ratings={"pain_now": value})


def test_the_measures_ask_word_for_word_what_the_method_says() -> None:
    measures = load_measures()
    assert measures["pain_now"].question == "Pain in your back right now"
    assert measures["pain_now"].high == "as bad as you can imagine"
    tension = measures["tension_now"]
    assert tension.question == "Tension in your back and shoulders right now"
    assert (tension.low, tension.high) == ("loose", "as tense as can be")
