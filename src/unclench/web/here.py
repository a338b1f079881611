"""Who is here, and what time it is for them."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from unclench.composer import moment_of
from unclench.diary import known_zone, local_day
from unclench.vocabulary import Moment
from unclench.web.models import Person
from unclench.web.wish import Wish


@dataclass(frozen=True, slots=True)
class Here:
    """A person, at a moment, somewhere."""

    person: Person
    now: datetime
    """Aware, in UTC."""
    zone: ZoneInfo

    @property
    def hour(self) -> int:
        """Hour of their day, 0-23."""
        return self.now.astimezone(self.zone).hour

    @property
    def moment(self) -> Moment:
        """The time of their day."""
        return moment_of(self.hour)

    @property
    def wish(self) -> Wish:
        """What they said of right now."""
        return Wish.of(self.person, self.now)

    @property
    def today(self) -> date:
        """Their day."""
        return local_day(self.now, self.zone)

    @property
    def stamp(self) -> dict[str, object]:
        """What every row they make carries."""
        return {
            "person": self.person,
            "at": self.now,
            "zone": self.zone.key,
            "day": self.today,
        }


def who_is_here(zone: str = "") -> Here:
    """Return the one person of this installation, made at the first call.

    Parameters
    ----------
    zone
        The IANA zone their browser names, if it does; remembered when it is known.
    """
    person = Person.objects.first() or Person.objects.create()
    named = known_zone(zone) if zone else None
    if named and person.zone != named.key:
        person.zone = named.key
        person.save(update_fields=["zone"])
    theirs = known_zone(person.zone or settings.TIME_ZONE)
    return Here(person, timezone.now(), theirs or ZoneInfo("UTC"))
