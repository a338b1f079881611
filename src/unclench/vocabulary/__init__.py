"""Words that every layer may use, one meaning each."""

from unclench.vocabulary.past import Heard, History
from unclench.vocabulary.speech import (
    SAMPLE_RATE,
    Clip,
    Clips,
    Delivery,
    Durations,
    Spoken,
    Utterance,
    Word,
)
from unclench.vocabulary.tuning import Tuning
from unclench.vocabulary.words import (
    BreathPattern,
    Effort,
    Ending,
    Eyes,
    Groups,
    Limit,
    Moment,
    Pace,
    Part,
    Posture,
    Region,
    Sense,
    SenseMode,
    Tone,
)

__all__ = [
    "SAMPLE_RATE",
    "BreathPattern",
    "Clip",
    "Clips",
    "Delivery",
    "Durations",
    "Effort",
    "Ending",
    "Eyes",
    "Groups",
    "Heard",
    "History",
    "Limit",
    "Moment",
    "Pace",
    "Part",
    "Posture",
    "Region",
    "Sense",
    "SenseMode",
    "Spoken",
    "Tone",
    "Tuning",
    "Utterance",
    "Word",
]
