"""What a person told once: kept in one file of theirs, and heeded by every session."""

from unclench.person.change import changed
from unclench.person.crisis import speaks_of_ending_life
from unclench.person.feedback import Why, heeded, not_again, passed_over
from unclench.person.keep import (
    Kept,
    checked,
    forget_me,
    keep_me,
    message_of,
    place_of,
    read_me,
)
from unclench.person.me import OWN_NAMES, Me, Movement
from unclench.person.needs import needs_of, tone_of, unfit_for
from unclench.person.own import LONGEST, TOLD, Fitted, Refusal, Unfit, fit, fitted
from unclench.person.situation import situation_of
from unclench.person.spell import spelt, told

__all__ = [
    "LONGEST",
    "OWN_NAMES",
    "TOLD",
    "Fitted",
    "Kept",
    "Me",
    "Movement",
    "Refusal",
    "Unfit",
    "Why",
    "changed",
    "checked",
    "fit",
    "fitted",
    "forget_me",
    "heeded",
    "keep_me",
    "message_of",
    "needs_of",
    "not_again",
    "passed_over",
    "place_of",
    "read_me",
    "situation_of",
    "speaks_of_ending_life",
    "spelt",
    "told",
    "tone_of",
    "unfit_for",
]
