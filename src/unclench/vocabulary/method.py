"""Every number that is a choice of ours, with where it comes from.

``method.md`` and ``design.md`` are the project's clinical and design papers; their
section numbers stand beside each value. Change a number here and nowhere else.
"""

from dataclasses import dataclass

from unclench.vocabulary.words import Groups, Limit, Pace, Part, Region, Tone


@dataclass(frozen=True, slots=True)
class Bounds:
    """A length of quiet in seconds: as wished, and as short and long as it may get."""

    least: float
    usual: float
    most: float

    def scaled(self, seconds: float) -> "Bounds":
        """The same bounds, read as shares of `seconds`."""
        return Bounds(self.least * seconds, self.usual * seconds, self.most * seconds)

    def at_most(self, seconds: float) -> "Bounds":
        """The same bounds, none of them over `seconds`."""
        return Bounds(
            min(self.least, seconds), min(self.usual, seconds), min(self.most, seconds)
        )


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
MOVEMENT_PAUSE = Bounds(0.75, 1.0, 1.25)
"""The pause class ``movement``, in times that the movement takes (method.md 3.1)."""
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

TONE_QUIET = {Tone.PLAIN: 1.0, Tone.WARM: 1.0, Tone.SPACIOUS: 1.6}
"""How much longer the quiet between the lines is, by tone: a choice of ours."""
TALKING = (Part.SAFETY, Part.CHOICE, Part.RETURN)
"""Parts whose quiet no tone lengthens."""
GENTLE_PAUSE = 8.0
"""Seconds of quiet at most in the gentle profile (method.md 2.4)."""

QUIET_SPACIOUS = 0.75
"""Share of quiet up to which spacious and sleep sessions may go (design.md)."""
ANNOUNCED_FROM = 20.0
"""Seconds of quiet from which it is said beforehand (method.md 1.4) ..."""
ANNOUNCED_WITHIN = 10.0
"""... at most so many seconds before it."""

LEAD_IN = Bounds(2.0, 5.0, 8.0)
"""Seconds of ambience before the first word (design.md, sound fades in over 4 s)."""
LEAD_IN_SHORT = Bounds(1.0, 1.5, 3.0)
"""The same in sessions under `SHORT` minutes."""
TAIL = Bounds(4.0, 10.0, 20.0)
"""Seconds of ambience after the last word (method.md 9.5: out over 8-30 s)."""
TAIL_SHORT = Bounds(2.0, 4.0, 8.0)
TAIL_FADE = Bounds(45.0, 60.0, 90.0)
"""The same when the session ends in sleep (method.md 9.5: 60 s out)."""

CHIME_FROM, CHIME_REST = 0.6, 1.5
"""Seconds before the opening chime, and of rest between the last word and the closing
one: a choice of ours, so that neither startles. Until it comes there is enough for the
sound to begin before a word is spoken (`sound.opening`): half a second, and a tenth for
the limiter."""
CHIME_USUAL, CHIME_LEAST = 7.0, 1.4
"""Seconds in which a chime rings out, and in which it still can."""

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

SLOWER = 10
"""Words a minute that the slow pace takes off."""
SLOWEST = 80
"""Words a minute below which words stop holding together (method.md 1.3)."""


RATE_STEP = 5
"""Words a minute between one rate and the next, so that clips are found again."""
WORDS_AGAINST_ENGLISH = {"de": 0.8}
"""By language: its words a minute for one English one, so that as many syllables are
heard. A German word of our scripts has 1.43, an English one 1.13: measured on the 1,402
lines that both have, in the sounds the engine makes of them."""


def rate_of(rate: int, pace: Pace, language: str = "en") -> int:
    """Words a minute at a pace, in a language; `rate` is that of English."""
    english = max(SLOWEST, rate - SLOWER) if pace is Pace.SLOW else rate
    return RATE_STEP * round(english * against_english(language) / RATE_STEP)


def against_english(language: str) -> float:
    """Words a minute of a language for one English one."""
    return WORDS_AGAINST_ENGLISH.get(language.partition("-")[0], 1.0)


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
BREATHS_A_MINUTE = (4.5, 10.0)
"""The slowest and the quickest paced breath (method.md 4.2, L28)."""
INWARDS_LONGER = 0.5
"""Seconds by which an in-breath may be longer than the out-breath (the same)."""
PHRASE_MARGIN = 0.3
"""Seconds between the end of a breath phrase and the end of its phase."""
MOST_BREATHS = 12
"""Breaths in one block of a script; more is monotony."""

# -- Laws of a whole session (design.md, scaled with length) -----------------------

SHORT = 3.0
"""Minutes under which one spoken line is both safety and choice line."""
CHOICE_EVERY = 240.0
"""Seconds that may pass at most without a choice line."""
CHOICE_FIRST = 30.0
"""Seconds within which it is said for the first time that one may stop."""
AWAKE = (Part.SAFETY, Part.SETTLE, Part.BREATH, Part.CHOICE)
"""Parts before the deep part of a session that ends in sleep."""
CHOICE_EARLY = 75.0
"""So many seconds a choice line may come early, to stand where a part begins."""
RETURN_LEAST = ((SHORT, 8.0), (8.0, 20.0), (float("inf"), 45.0))
"""In sessions of less than so many minutes, the return lasts at least so many seconds."""


def return_least(minutes: float) -> float:
    """Seconds that coming back must last in a session of `minutes`."""
    return next(seconds for below, seconds in RETURN_LEAST if minutes < below)


COMING_AND_GOING = (Part.SAFETY, Part.CHOICE, Part.RETURN, Part.FADE)
"""Parts that no session is without: no wish and no avoided region leaves them out."""

# -- Limits for somebody's sake (method.md 2.1, 2.4, 3.4, 5.3) ------------------------

SHORT_MOST = 5.0
"""Minutes that a session lasts at most under `Limit.SHORT` (method.md 2.4)."""
IMPLIED = {Limit.GENTLE: frozenset({Limit.SHORT, Limit.EYES_OPEN})}
"""Limits that bring others with them."""
NEVER_TENSED = frozenset(
    {Region.NECK, Region.UPPER_BACK, Region.MID_BACK, Region.LOW_BACK}
)
"""Regions that are only ever let go of (method.md 2.1, R3)."""
STILL_RUNGS = 3
"""The highest rung on which nothing moves."""

# -- Groups of muscles (method.md 2.1: 656 s for sixteen, 287 s for seven) -----------

GROUPS_LEAST = {
    Groups.SIXTEEN: 14.0,
    Groups.EIGHT: 8.0,
    Groups.SEVEN: 8.0,
    Groups.FOUR: 5.0,
    Groups.RECALL: 5.0,
}
"""Minutes that a session with so many groups lasts at least."""

# -- Freshness and length of a recipe (choices of ours) ------------------------------

SPARE_RANK = 90
"""Optional passages of this rank and above come in last of all."""
NARROW = 1.25
"""What is always there may give way where its least length, by the words a minute, comes
within this factor of the session's."""
RESERVE = 1.25
"""Optional passages are kept until the script, at its usual pauses, is so many times too
long: room for voices that speak faster than their words a minute say."""
ENOUGH = 1.1
"""A text that nothing is left out of gets no lines from elsewhere where, by the words a
minute, its longest pauses make it so many times as long as the session: room for voices
that speak faster."""
LEAST_KEPT = 4
"""Optional passages that are kept in any case, so that the steps between are fine."""
CHOICE_TAKES = 6.0
"""Seconds that a choice line takes, roughly."""


# -- Matching (method.md 7.8: ranks 1, 2, 3 as .3, .15, 0, here in points) -----------

MATCH_TRIGGER = (10.0, 5.0, 3.0)
MATCH_MOMENT = (3.0, 2.0, 1.0)
MATCH_SIGN = (1.0, 0.5, 0.0)
"""Points for a technique by its place among the ranks of what speaks for it: the best
for what brought it comes before the best for the hour and all signs together."""
MATCH_RECENT = 2.5
"""Points that the technique heard last steps back by, so that the second best comes."""

# -- Ladder (method.md 3.1, 3.2, 3.4) ---------------------------------------------------

RUNGS = 6
"""Look, imagine part, imagine whole, with a tiny movement, do part, do whole."""
WORRY_TO_START = 3
"""Worry, 0-10, expected of the rung that one starts on."""
WORRY_TO_START_MOST = 4
"""The same, where no rung is as low as that."""
CALM_SESSIONS = 3
"""Sessions on a rung, one after the other, before the next one up."""
WORRY_CALM = 2
"""Worry afterwards, 0-10, that a session of these has at most."""
PAIN_ROSE = 1
"""A rise in pain, 0-10, that such a session doesn't have."""
PAIN_ROSE_MUCH = 2
"""A rise in pain that leads one rung down."""
WORRY_TOO_MUCH = 6
"""Worry that leads one rung down."""
STEPS_DOWN_TO_STOP = 2
"""Steps down within `WEEK` that end rehearsing for as long."""
WEEK = 7
"""Days."""
PAIN_TO_DO_IT = 1
"""A rise in pain up to which doing the movement is offered (method.md 3.2, step 6)."""
TIMING_CLOSE = 0.25
"""How far an imagined duration may be off the real one, as a share (method.md 3.1)."""

# -- Signs of harm (method.md 2.4 rule 5, 7.6) ---------------------------------------

HARM_TIMES = 2
"""So many sessions that felt worse or unsettling ..."""
HARM_SESSIONS = 5
"""... among so many."""
WORSE_BY = 2
"""A rating that rose by so much, 0-10, says that a session felt worse."""

# -- The coach (method.md 4.2) ----------------------------------------------------------

HEARD_SENTENCE = 22
"""Words in a sentence at most (L25)."""
MEAN_SENTENCE = 12
"""Words in a sentence at most, on average (L25)."""
FUTURE_SHARE = 0.05
"""Share of the sentences that may speak of what is to come (L08)."""
VAGUE_SHARE = 0.01
"""Vague words among all words (L10)."""
PRESENT_SHARE = 0.9
"""Share of the sentences that are in the present (L22)."""
RELAX_MOST = 3
"""How often a session may say "relax" as a command (method.md 4.2, rewrite hints)."""
PAIN_WORDS_MOST = 1
"""Words of pain in a text, beyond which each is an error (L02)."""
WHOLE_TEXT = 60
"""Words from which on a text is judged as a whole: one permissive word each (L11)."""
PERMISSIVE_EVERY = 60
"""Words that a session says at most for one that offers (L11)."""
SENSES_LEAST = 5
"""Senses that scene and suggestion speak to (L18) ..."""
NON_VISUAL_LEAST = 4
"""... besides vision, where there are no pictures ..."""
CLOSE_SENSES_LEAST = 2
"""... and words for touch, and for the body."""
SENSED_SHARE = 0.08
"""Words that speak to a sense, among the words of a scene (L19)."""
FEELINGS_LEAST = 2
"""Different words for feelings in scene and suggestion (L20) ..."""
FEELINGS_FROM = 120
"""... of so many words; in fewer, one will do (design.md: laws scale with length)."""
CONCRETE_SHARE = 0.06
"""Things, colours, materials and numbers among the words (L21)."""
YOU_SHARE = 0.5
"""Sentences that speak to the listener (L23)."""
GRADE_HARD = 6.0
"""School grade above which a text is hard to follow (L24) ..."""
GRADE_TOO_HARD = 8.0
"""... and above which it is too hard."""
REPEATED_MOST = 3
"""How often the same four words may stand in a text (L34)."""
REPEATED_WORDS = 4
