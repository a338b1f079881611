"""What somebody says of right now, before a practice is suggested to them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self

from unclench.vocabulary import Moment, Posture
from unclench.web.models import Person

LASTS = timedelta(hours=2)
"""How long it is taken to be so: a choice of ours."""

MOMENTS = {
    "flare": Moment.FLARE,
    "hard-call": Moment.AFTER_CALL,
    "before-activity": Moment.BEFORE_ACTIVITY,
}
"""Triggers that say what kind of moment it is; in a flare, sessions ask for less."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What brought it, and what there is time and room for."""

    trigger: str = ""
    minutes: float | None = None
    posture: Posture | None = None

    @property
    def moment(self) -> Moment | None:
        """The moment that the trigger speaks of."""
        return MOMENTS.get(self.trigger)

    @classmethod
    def of(cls, person: Person, now: datetime) -> Self:
        """Return what they said last, unless that was long ago."""
        if person.wished_at is None or not timedelta() <= now - person.wished_at < LASTS:
            return cls()
        posture = person.wished_posture
        return cls(
            person.wished_trigger,
            person.wished_minutes,
            Posture(posture) if posture else None,
        )

    def keep(self, person: Person, now: datetime) -> None:
        """Remember it for a while."""
        person.wished_trigger = self.trigger
        person.wished_minutes = self.minutes
        person.wished_posture = self.posture or ""
        person.wished_at = now
        person.save(
            update_fields=[
                "wished_trigger",
                "wished_minutes",
                "wished_posture",
                "wished_at",
            ]
        )
