"""Every number that is a choice of ours, with where it comes from.

``method.md`` and ``design.md`` are the project's clinical and design papers; their
section numbers stand beside each value. Change a number here and nowhere else.
"""

from dataclasses import dataclass

from unclench.vocabulary.words import Part


@dataclass(frozen=True, slots=True)
class Bounds:
    """A length of quiet in seconds: as wished, and as short and long as it may get."""

    least: float
    usual: float
    most: float

    def scaled(self, seconds: float) -> "Bounds":
        """The same bounds, read as shares of `seconds`."""
        return Bounds(self.least * seconds, self.usual * seconds, self.most * seconds)


# -- Quiet (method.md 1.4) ---------------------------------------------------------

PAUSES = {
    "comma": Bounds(0.3, 0.5, 0.8),
    "sentence": Bounds(0.8, 1.2, 2.0),
    "cue": Bounds(3.0, 4.0, 6.0),
    "sense": Bounds(6.0, 8.0, 12.0),
    "dwell": Bounds(15.0, 25.0, 30.0),
}
BREATH_PAUSE = Bounds(0.8, 1.0, 1.6)
"""The pause class ``breath``, in breaths."""
OWN_PAUSE = Bounds(0.75, 1.0, 1.5)
"""Bounds of a pause written in seconds without bounds, as shares of it."""
LONGEST_PAUSE = 45.0
"""Seconds; longer, and people think that the playback has failed."""

USUAL_PAUSE = {
    Part.SAFETY: "sentence",
    Part.CHOICE: "sentence",
    Part.RETURN: "sentence",
    Part.SETTLE: "cue",
    Part.BREATH: "cue",
    Part.INDUCTION: "cue",
    Part.DEEPEN: "cue",
    Part.MOVEMENT: "cue",
    Part.ANCHOR: "cue",
    Part.SCENE: "sense",
    Part.SUGGESTION: "sense",
    Part.FADE: "sense",
}
"""The pause kept between two lines of a part where the author writes none."""

LEAD_IN = Bounds(2.0, 5.0, 8.0)
"""Seconds of ambience before the first word (design.md, sound fades in over 4 s)."""
LEAD_IN_SHORT = Bounds(1.0, 1.5, 3.0)
"""The same in sessions under `SHORT` minutes."""
TAIL = Bounds(4.0, 10.0, 20.0)
"""Seconds of ambience after the last word (method.md 9.5: out over 8-30 s)."""
TAIL_SHORT = Bounds(2.0, 4.0, 8.0)
TAIL_FADE = Bounds(45.0, 60.0, 90.0)
"""The same when the session ends in sleep (method.md 9.5: 60 s out)."""

# -- Voice (method.md 1.3, in steps of 5 words a minute: design.md) ----------------


@dataclass(frozen=True, slots=True)
class Ramp:
    """How a part is spoken in its first, second and last third."""

    rates: tuple[int, int, int]
    """Words a minute while speaking."""
    levels: tuple[float, float, float]
    """dB against the start of the session."""
    pitches: tuple[float, float, float]
    """Semitones against the voice's own."""


VOICE = {
    Part.SAFETY: Ramp((125, 125, 125), (0.0, 0.0, 0.0), (0.0, 0.0, 0.0)),
    Part.SETTLE: Ramp((125, 120, 120), (0.0, 0.0, -0.5), (0.0, 0.0, 0.0)),
    Part.BREATH: Ramp((115, 115, 115), (-0.5, -1.0, -1.0), (0.0, -0.25, -0.25)),
    Part.INDUCTION: Ramp((115, 110, 105), (-1.0, -1.5, -2.0), (-0.25, -0.5, -0.5)),
    Part.DEEPEN: Ramp((105, 105, 105), (-2.0, -2.0, -2.0), (-0.5, -0.75, -0.75)),
    Part.MOVEMENT: Ramp((110, 105, 105), (-1.5, -1.5, -1.5), (-0.5, -0.5, -0.5)),
    Part.SCENE: Ramp((105, 100, 100), (-2.0, -2.5, -3.0), (-0.75, -1.0, -1.0)),
    Part.SUGGESTION: Ramp((100, 100, 100), (-3.0, -3.0, -3.0), (-1.0, -1.0, -1.0)),
    Part.ANCHOR: Ramp((105, 105, 105), (-2.5, -2.0, -2.0), (-0.75, -0.75, -0.5)),
    Part.RETURN: Ramp((125, 130, 140), (-1.0, 0.0, 0.0), (0.0, 0.0, 0.0)),
    Part.FADE: Ramp((95, 95, 90), (-3.0, -3.5, -4.0), (-1.0, -1.0, -1.0)),
    Part.CHOICE: Ramp((110, 110, 110), (-1.0, -1.0, -1.0), (-0.5, -0.5, -0.5)),
}

# -- Breath (method.md 2.5, design.md) ---------------------------------------------


@dataclass(frozen=True, slots=True)
class Breath:
    """One paced breath, in seconds. There are no holds."""

    inwards: float
    outwards: float

    @property
    def seconds(self) -> float:
        """The whole breath."""
        return self.inwards + self.outwards


BREATH_RAMP = ((3, Breath(3.0, 4.5)), (6, Breath(3.4, 5.2)))
"""Until so many sessions have been heard, so slow: 8 and 7 breaths a minute."""
FOUR_SIX = Breath(4.0, 6.0)
PHRASE_MARGIN = 0.3
"""Seconds between the end of a breath phrase and the end of its phase."""
MOST_BREATHS = 12
"""Breaths in one block of a script; more is monotony."""

# -- Laws of a whole session (design.md, scaled with length) -----------------------

SHORT = 3.0
"""Minutes under which one spoken line is both safety and choice line."""
CHOICE_EVERY = 240.0
"""Seconds that may pass at most without a choice line."""
CHOICE_EARLY = 75.0
"""So many seconds a choice line may come early, to stand where a part begins."""
RETURN_LEAST = ((SHORT, 8.0), (8.0, 20.0), (float("inf"), 45.0))
"""In sessions of less than so many minutes, the return lasts at least so many seconds."""
DEFAULT_LONGEST = 20
"""Minutes that are offered at most unless asked for (method.md 1.2)."""


def return_least(minutes: float) -> float:
    """Seconds that coming back must last in a session of `minutes`."""
    return next(seconds for below, seconds in RETURN_LEAST if minutes < below)
