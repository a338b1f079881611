from datetime import UTC, date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unclench.diary import Practice, days_practised, known_zone, local_day

TODAY = date(2026, 3, 20)


def practice(day: date, heard: int = 60) -> Practice:
    return Practice(
        id=uuid4(),
        started=datetime.combine(day, datetime.min.time(), UTC),
        zone="UTC",
        day=day,
        digest="0" * 64,
        technique="posture-reset",
        scene="",
        minutes=1,
        heard_seconds=heard,
    )


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("UTC", date(2026, 3, 29)),
        ("Pacific/Auckland", date(2026, 3, 30)),
        ("America/New_York", date(2026, 3, 29)),
    ],
)
def test_a_moment_belongs_to_the_day_where_the_person_is(zone: str, day: date) -> None:
    assert local_day(datetime(2026, 3, 29, 23, 30, tzinfo=UTC), ZoneInfo(zone)) == day


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        local_day(datetime(2026, 3, 29), ZoneInfo("UTC"))  # noqa: DTZ001 - the point


@pytest.mark.parametrize(
    "name", ["", "Mars/Olympus", "../etc/passwd", "/etc/passwd", "Europe"]
)
def test_a_name_that_is_no_zone_is_none(name: str) -> None:
    assert known_zone(name) is None


def test_days_are_counted_not_practices_and_not_in_a_row() -> None:
    days = [TODAY, TODAY, TODAY - timedelta(2), TODAY - timedelta(27)]
    practices = [practice(day) for day in days]
    assert days_practised(practices, today=TODAY) == 3


def test_days_outside_the_window_and_moments_do_not_count() -> None:
    practices = [practice(TODAY - timedelta(28)), practice(TODAY, heard=59)]
    assert days_practised(practices, today=TODAY) == 0


@given(st.lists(st.integers(0, 60)))
def test_more_practices_never_make_fewer_days(ages: list[int]) -> None:
    practices = [practice(TODAY - timedelta(age)) for age in ages]
    counts = [days_practised(practices[:n], today=TODAY) for n in range(len(ages) + 1)]
    assert counts == sorted(counts)
    assert counts[-1] <= 28
