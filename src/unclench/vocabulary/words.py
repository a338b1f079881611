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
    RECLINING = "reclining"
    SITTING = "sitting"
    STANDING = "standing"
    WALKING = "walking"
    WHEELCHAIR = "wheelchair"


class Moment(StrEnum):
    """When a session is heard: a time of the day, or what the day has brought."""

    MORNING = "morning"
    DAY = "day"
    EVENING = "evening"
    SLEEP = "sleep"
    WORK = "work"
    AFTER_CALL = "after-call"
    BEFORE_ACTIVITY = "before-activity"
    AFTER_ACTIVITY = "after-activity"
    APPOINTMENT = "appointment"
    EMOTIONAL_DAY = "emotional-day"
    FLARE = "flare"

    @property
    def time(self) -> "Moment":
        """The time of the day that it is taken for: day, unless it names another."""
        if self in {Moment.MORNING, Moment.EVENING, Moment.SLEEP}:
            return self
        return Moment.EVENING if self is Moment.EMOTIONAL_DAY else Moment.DAY


class Ending(StrEnum):
    """How a session closes: back to the room, or out into sleep."""

    RETURN = "return"
    FADE = "fade"


class Tone(StrEnum):
    """How it is said: in ``plain`` facts, ``warm``, or ``spacious`` with more quiet."""

    PLAIN = "plain"
    WARM = "warm"
    SPACIOUS = "spacious"


class Sense(StrEnum):
    """What an image is made of: the seven of the Psi-Q (``method.md`` 4.3)."""

    VISION = "vision"
    SOUND = "sound"
    SMELL = "smell"
    TASTE = "taste"
    TOUCH = "touch"
    BODILY = "bodily"
    EMOTION = "emotion"


class SenseMode(StrEnum):
    """Whether a passage leans on pictures seen in the mind."""

    VISUAL = "visual"
    NON_VISUAL = "non-visual"


class Eyes(StrEnum):
    """Whether the eyes stay open, or may close."""

    OPEN = "open"
    FREE = "free"


class Effort(StrEnum):
    """What a muscle is asked: to tense a little and let go, or only to let go."""

    TENSE = "tense"
    RELEASE = "release"


class Groups(StrEnum):
    """How many groups of muscles are gone through (``method.md`` 2.1)."""

    SIXTEEN = "16"
    EIGHT = "8"
    SEVEN = "7"
    FOUR = "4"
    RECALL = "recall"


class Limit(StrEnum):
    """What a session keeps to for somebody's sake (``method.md`` 2.1, 2.4, 5.3)."""

    NOTHING = "nothing"
    """No session at all."""
    GENTLE = "gentle"
    """Short, with open eyes, without deepening or long quiet."""
    SHORT = "short"
    EYES_OPEN = "eyes-open"
    NATURAL_BREATH = "natural-breath"
    """The breath is left to itself."""
    NO_BREATH = "no-breath"
    """The breath is not spoken of."""
    RELEASE_ONLY = "release-only"
    """No muscle is tensed."""
    STILL = "still"
    """No movement is really done."""
    FIRST_RUNG = "first-rung"
    """A feared movement is looked at, and no more."""
    NOT_LYING = "not-lying"
    RISE_SLOWLY = "rise-slowly"
    PLAIN = "plain"
    """Bare, friendly facts."""


class Pace(StrEnum):
    """How quickly the lines are said."""

    USUAL = "usual"
    SLOW = "slow"


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
    MID_BACK = "mid-back"
    LOW_BACK = "low-back"
    HIPS = "hips"
    LEGS = "legs"
    FEET = "feet"


class BreathPattern(StrEnum):
    """How the breath is paced."""

    RAMP = "ramp"
    FOUR_SIX = "4-6"
    NONE = "none"
