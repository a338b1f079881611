"""Practices and check-ins as plain records."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

COUNTS_FROM_SECONDS = 60
"""A practice counts from its first minute, also when stopped early (issue 2)."""

HIGHEST = 10
"""The upper end of every rating; the lower is 0 (``method.md`` 6.1)."""


class Side(StrEnum):
    """Which end of a practice a check-in belongs to."""

    BEFORE = "before"
    AFTER = "after"


class Unsettling(StrEnum):
    """Whether something felt worse or unsettling (``method.md`` 2.4.5)."""

    NO = "no"
    LITTLE = "little"
    YES = "yes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """A person having listened to a session, also in part."""

    id: UUID
    started: datetime
    """Aware, in UTC."""
    zone: str
    """IANA name of the zone it was heard in."""
    day: date
    """The local day it belongs to."""
    digest: str
    """Of the recipe, so the exact words can be found again."""
    technique: str
    scene: str
    minutes: float
    """Length of the whole session."""
    heard_seconds: int = 0
    complete: bool = False
    """Heard to its end, not stopped early."""

    @property
    def counts(self) -> bool:
        """Whether it was long enough to be a practice."""
        return self.heard_seconds >= COUNTS_FROM_SECONDS

    @property
    def heard_minutes(self) -> int:
        """Whole minutes heard, at least one once it counts."""
        return max(round(self.heard_seconds / 60), int(self.counts))


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn:
    """The ratings given at one end of a practice; all of them may be skipped."""

    practice: UUID
    side: Side
    ratings: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """Measure to value, 0 to 10. What was skipped is not in it."""
    unsettling: Unsettling | None = None

    def __post_init__(self) -> None:
        """Refuse what is off the scale.

        Raises
        ------
        ValueError
            Naming the measure and the value.
        """
        for measure, value in self.ratings.items():
            if not 0 <= value <= HIGHEST:
                message = f"{measure} is rated {value}; it goes from 0 to {HIGHEST}."
                raise ValueError(message)
