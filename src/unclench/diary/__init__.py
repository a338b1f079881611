"""What was practised and felt: measures, records and days. Knows no database."""

from unclench.diary.days import days_practised, known_zone, local_day
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
    "Measure",
    "Practice",
    "Side",
    "Unsettling",
    "days_practised",
    "known_zone",
    "load_measures",
    "local_day",
]
