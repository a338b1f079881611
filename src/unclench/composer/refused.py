"""What can't be composed for this person, said kindly."""

from collections.abc import Collection
from enum import StrEnum

from unclench.content import Caution, Library, Technique
from unclench.vocabulary import Limit, Posture


class Barrier(StrEnum):
    """What rules a practice out for somebody, now."""

    CAUTION = "caution"
    STILL = "still"
    NO_BREATH = "no-breath"
    NOT_LYING = "not-lying"
    UNFIT_POSTURE = "unfit-posture"
    NO_POSTURE = "no-posture"
    FIRST_RUNG = "first-rung"


class Lost(StrEnum):
    """What is missing where blocked words leave too little."""

    WORDS = "words"
    """All that is about the practice itself."""
    PART = "part"
    """A part that no session is without."""
    STOPPING = "stopping"
    """The line that says one may stop."""
    SCENE = "scene"
    MOVEMENT = "movement"


class Refused(ValueError):  # noqa: N818 - reads as what it says: refused
    """A session that isn't composed; the message says why and what there is instead."""


class WrongLength(Refused):
    """A technique can't be as short or as long as asked."""

    def __init__(self, technique: Technique, minutes: float, library: Library) -> None:
        self.technique = technique
        self.asked = minutes
        self.others = tuple(
            other
            for other in library.techniques.values()
            if other.suggested and other.minutes.least <= minutes <= other.minutes.most
        )
        bounds = technique.minutes
        short = minutes < bounds.least
        verb, bound = (
            ("needs at least", bounds.least) if short else ("takes at most", bounds.most)
        )
        told = f"{technique.name} {verb} {bound:g} minutes"
        if other := min(self.others, key=lambda t: (t.minutes.usual, t.id), default=None):
            told += f"; {other.name.lower()} takes {minutes:g}"
        super().__init__(told + ".")


class TooLong(Refused):
    """The limits a session keeps to make it shorter than asked."""

    def __init__(self, technique: Technique, most: float) -> None:
        self.technique = technique
        self.most = most
        told = (
            f"With what you told about yourself, a session lasts at most {most:g} minutes"
        )
        if technique.minutes.least > most:
            told += f", and {technique.name.lower()} needs {technique.minutes.least:g}"
        super().__init__(told + ".")


class TooFewMinutes(Refused):
    """There is no time for so many groups of muscles."""

    def __init__(self, groups: str, least: float) -> None:
        self.groups = groups
        self.least = least
        super().__init__(
            f"{groups.capitalize()} groups take at least {least:g} minutes. Ask for more "
            "minutes or fewer groups."
        )


class NotForNow(Refused):
    """Something somebody told rules the session out."""

    def __init__(
        self,
        technique: Technique,
        barrier: Barrier,
        *,
        caution: Caution | None = None,
        posture: Posture | None = None,
    ) -> None:
        self.technique = technique
        self.barrier = barrier
        self.caution = caution
        self.posture = posture
        why = caution.action if caution else WHY[barrier].format(posture=posture)
        super().__init__(f"“{technique.name}” is not for now. {why}")


class NothingLeft(Refused):
    """What was blocked leaves nothing to say in a part that has to be there."""

    def __init__(self, technique: Technique, lost: Lost, part: str = "") -> None:
        self.technique = technique
        self.lost = lost
        what = LEFT[lost].format(part=part)
        super().__init__(
            f"With what you asked not to hear, {technique.name.lower()} has {what}. "
            "Another practice may do, or one blocked word less."
        )


class SceneBlocked(Refused):
    """A scene is about something the person asked not to meet."""

    def __init__(self, name: str, others: Collection[str]) -> None:
        self.name = name
        self.others = tuple(others)
        told = f"“{name}” has something in it that you asked not to meet."
        if others:
            told += f" There is also {', '.join(others)}."
        super().__init__(told)


class NotInLanguage(Refused):
    """A practice is not there in the language that was asked for."""

    def __init__(self, technique: Technique, library: Library) -> None:
        self.technique = technique
        self.language = library.language
        self.others = tuple(library.techniques)
        told = f"{technique.name} can't be had in “{self.language}” yet."
        known = ", ".join(library.languages)
        there = f"There is {', '.join(self.others)}." if self.others else ""
        super().__init__(f"{told} {there or f'There is: {known}.'}")


LIMIT_BARS = {
    Limit.STILL: Barrier.STILL,
    Limit.NO_BREATH: Barrier.NO_BREATH,
    Limit.NOT_LYING: Barrier.NOT_LYING,
}
"""Limits that may rule a technique out."""

WHY = {
    Barrier.STILL: "It moves the body, and yours may rest.",
    Barrier.NO_BREATH: "It lives from the breath, and yours is left in peace.",
    Barrier.NOT_LYING: "It is done lying down, and another posture suits you better.",
    Barrier.UNFIT_POSTURE: "You told that {posture} is not for you.",
    Barrier.NO_POSTURE: "None of its postures is one for you.",
    Barrier.FIRST_RUNG: (
        "On a day like this the first rung is enough, if you want it at all."
    ),
}
"""What is said of each; of a caution, what it says itself."""
LEFT = {
    Lost.WORDS: "nothing left to say",
    Lost.PART: "no words for the part “{part}” left",
    Lost.STOPPING: "no words left that say you may stop",
    Lost.SCENE: "no scene left",
    Lost.MOVEMENT: "no movement left",
}
