"""What to practise now, when nobody asks for anything in particular."""

from dataclasses import dataclass
from enum import StrEnum

from unclench.content import Library, Technique
from unclench.vocabulary import History, Moment

MORNING_FROM, DAY_FROM, EVENING_FROM, SLEEP_FROM = 4, 10, 17, 22
"""Hours of the day at which a moment begins: a choice of ours."""


class Reason(StrEnum):
    """Why a technique is suggested; worded by whoever shows it."""

    MORNING = "morning"
    DAY = "day"
    EVENING = "evening"
    SLEEP = "sleep"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A technique for now, with the reason for it."""

    technique: Technique
    moment: Moment
    reason: Reason


def moment_of(hour: int) -> Moment:
    """Return the moment of the day an hour (0-23) belongs to."""
    if MORNING_FROM <= hour < DAY_FROM:
        return Moment.MORNING
    if DAY_FROM <= hour < EVENING_FROM:
        return Moment.DAY
    if EVENING_FROM <= hour < SLEEP_FROM:
        return Moment.EVENING
    return Moment.SLEEP


def suggest(library: Library, *, hour: int, history: History = ()) -> Suggestion:
    """Suggest a technique for an hour: of those that suit it, the one least lately heard.

    Parameters
    ----------
    library
        What can be said. Techniques that may not be suggested are passed over.
    hour
        The person's local hour, 0-23.
    history
        What was heard before, oldest first.
    """
    moment = moment_of(hour)
    heard = [past.technique for past in history]

    def staleness(technique: Technique) -> tuple[int, str]:
        last = (
            len(heard) - heard[::-1].index(technique.id) if technique.id in heard else 0
        )
        return last, technique.id

    open_to_all = [t for t in library.techniques.values() if t.suggested]
    suited = [t for t in open_to_all if moment in t.moments]
    return Suggestion(min(suited or open_to_all, key=staleness), moment, Reason(moment))
