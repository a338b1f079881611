"""The day a moment belongs to, where the person was."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from unclench.diary.records import Practice


def known_zone(name: str) -> ZoneInfo | None:
    """Return the time zone of that IANA name, or None where there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        # ValueError: a name that is no relative path; OSError: a folder's name.
        return None


def local_day(at: datetime, zone: ZoneInfo) -> date:
    """Return the calendar day of the moment `at` (aware) in `zone`.

    Raises
    ------
    ValueError
        If `at` has no time zone: it could be any of two days.
    """
    if at.tzinfo is None:
        message = f"{at.isoformat()} has no time zone, so its day is not known."
        raise ValueError(message)
    return at.astimezone(zone).date()


def days_practised(
    practices: Iterable[Practice], *, today: date, window: int = 28
) -> int:
    """Count the days with a practice among the last `window` days, today included.

    Shown instead of a streak (``method.md`` 8.2: "practised on 18 of last 28 days").
    """
    first = today - timedelta(days=window - 1)
    return len({p.day for p in practices if p.counts and first <= p.day <= today})
