"""Closed lists of words: what scripts may be tagged with and sessions asked for."""

from enum import StrEnum


class Part(StrEnum):
    """A stretch of a session's arc, in the order the arc runs (``method.md`` 1.1)."""

    SAFETY = "safety"
    SETTLE = "settle"
    BREATH = "breath"
    INDUCTION = "induction"
    DEEPEN = "deepen"
    SCENE = "scene"
    SUGGESTION = "suggestion"
    MOVEMENT = "movement"
    ANCHOR = "anchor"
    RETURN = "return"
    FADE = "fade"
    CHOICE = "choice"


class Posture(StrEnum):
    """How the body is held while listening."""

    LYING = "lying"
    SITTING = "sitting"
    STANDING = "standing"


class Moment(StrEnum):
    """When in the day a session is heard."""

    MORNING = "morning"
    DAY = "day"
    EVENING = "evening"
    SLEEP = "sleep"


class Ending(StrEnum):
    """How a session closes: back to the room, or out into sleep."""

    RETURN = "return"
    FADE = "fade"


class Tone(StrEnum):
    """How much is said: ``guided`` talk, or ``spacious`` with more quiet."""

    GUIDED = "guided"
    SPACIOUS = "spacious"


class SenseMode(StrEnum):
    """Whether a passage leans on pictures seen in the mind."""

    VISUAL = "visual"
    NON_VISUAL = "non-visual"


class Region(StrEnum):
    """A part of the body a passage attends to."""

    HEAD = "head"
    JAW = "jaw"
    NECK = "neck"
    SHOULDERS = "shoulders"
    ARMS = "arms"
    HANDS = "hands"
    CHEST = "chest"
    BELLY = "belly"
    UPPER_BACK = "upper-back"
    LOW_BACK = "low-back"
    HIPS = "hips"
    LEGS = "legs"
    FEET = "feet"


class BreathPattern(StrEnum):
    """How the breath is paced."""

    RAMP = "ramp"
    FOUR_SIX = "4-6"
    NONE = "none"
