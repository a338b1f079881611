"""Practices as pages list them."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from unclench.diary import COUNTS_FROM_SECONDS, Practice, known_zone
from unclench.web.here import Here
from unclench.web.models import Practice as PracticeRow
from unclench.web.plan import library, whole_library


@dataclass(frozen=True, slots=True)
class Listed:
    """A practice with the names a person knows it by."""

    name: str
    scene: str
    at: datetime
    """In the zone it was heard in."""
    practice: Practice


def practices_since(here: Here, first: date) -> list[Practice]:
    """Return the practices that count from a day on, oldest first."""
    rows = PracticeRow.objects.filter(
        person=here.person, day__gte=first, heard_seconds__gte=COUNTS_FROM_SECONDS
    ).order_by("at")
    return [row.record() for row in rows]


def named(practice: Practice) -> Listed:
    """Name a practice; what left the library keeps its id for a name.

    What is not there in the language of the page has the name it came with.
    """
    names, others = library(), whole_library()
    technique = names.techniques.get(
        practice.technique, others.techniques.get(practice.technique)
    )
    ladder = technique is not None and technique.ladder
    places = (lib.movements if ladder else lib.scenes for lib in (names, others))
    scene = next((p[practice.scene] for p in places if practice.scene in p), None)
    zone = known_zone(practice.zone) or ZoneInfo("UTC")
    return Listed(
        name=technique.name if technique else practice.technique,
        scene=scene.name if scene else practice.scene,
        at=practice.started.astimezone(zone),
        practice=practice,
    )
