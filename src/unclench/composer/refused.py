"""What can't be composed for this person, said kindly."""

from collections.abc import Collection

from unclench.content import Caution, Library, Technique
from unclench.vocabulary import Limit


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
        self.least = least
        super().__init__(
            f"{groups.capitalize()} groups take at least {least:g} minutes. Ask for more "
            "minutes or fewer groups."
        )


class NotForNow(Refused):
    """A caution rules the session out."""

    def __init__(self, technique: Technique, caution: Caution | None, why: str) -> None:
        self.technique = technique
        self.caution = caution
        super().__init__(f"“{technique.name}” is not for now. {why}")


class NothingLeft(Refused):
    """What was blocked leaves nothing to say in a part that has to be there."""

    def __init__(self, technique: Technique, what: str) -> None:
        self.technique = technique
        super().__init__(
            f"With what you asked not to hear, {technique.name.lower()} has {what}. "
            "Another practice may do, or one blocked word less."
        )


class SceneBlocked(Refused):
    """A scene is about something the person asked not to meet."""

    def __init__(self, name: str, others: Collection[str]) -> None:
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


def ruled_out(technique: Technique, caution: Caution) -> NotForNow:
    """Return the refusal for a caution."""
    return NotForNow(technique, caution, caution.action)


LIMIT_WHY = {
    Limit.STILL: "It moves the body, and yours may rest.",
    Limit.NO_BREATH: "It lives from the breath, and yours is left in peace.",
    Limit.NOT_LYING: "It is done lying down, and another posture suits you better.",
}
"""Why a limit rules a technique out."""
