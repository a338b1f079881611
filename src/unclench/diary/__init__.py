"""What was practised and felt: measures, records and days. Knows no database."""

from unclench.diary.days import days_practised, known_zone, local_day
from unclench.diary.harm import Felt, Harm, Sign, harm_of
from unclench.diary.ladder import (
    Move,
    Reason,
    Rehearsal,
    Step,
    Timing,
    TimingMatch,
    first_step,
    may_do,
    next_step,
    rests,
    timing_match,
    why_down,
)
from unclench.diary.measures import Measure, load_measures
from unclench.diary.records import (
    COUNTS_FROM_SECONDS,
    CheckIn,
    Practice,
    Side,
    Unsettling,
)

__all__ = [
    "COUNTS_FROM_SECONDS",
    "CheckIn",
    "Felt",
    "Harm",
    "Measure",
    "Move",
    "Practice",
    "Reason",
    "Rehearsal",
    "Side",
    "Sign",
    "Step",
    "Timing",
    "TimingMatch",
    "Unsettling",
    "days_practised",
    "first_step",
    "harm_of",
    "known_zone",
    "load_measures",
    "local_day",
    "may_do",
    "next_step",
    "rests",
    "timing_match",
    "why_down",
]
