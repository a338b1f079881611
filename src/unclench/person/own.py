"""What a person typed, made fit to be spoken and captioned, or refused kindly."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from unclench.person.crisis import speaks_of_ending_life

LONGEST = 120
"""Characters of one thing told: a short list, not a story (a choice of ours)."""
MOST_TYPED = 5_000
"""Characters that are looked at; what is longer is no answer to a question of ours."""

SPOKEN_MARKS = frozenset("'’‘“”\"-‐–—,.;:!?()/&%…")
"""Signs that may stand between words. All others are markup, or nothing to be said."""
AT_AN_END = " ,.;:!?/&…-‐–—"
"""Signs that lead on to something, which at an end nothing follows."""

_TAG = re.compile(r"<[^<>]*>|&#?\w+;")
_GAP = re.compile(r" +(?=[,.;:!?])")
_RUN = re.compile(r"([^\w\s])\1{2,}")


class Refusal(StrEnum):
    """Why something typed can't be said."""

    TOO_LONG = "too-long"
    UNREADABLE = "unreadable"
    """Letters that the voice can't read."""
    NOTHING = "nothing"
    """Only signs or pictures, and no word."""
    CRISIS = "crisis"
    """It speaks of ending one's life: help is shown at once, and nothing is kept."""


TOLD = {
    Refusal.TOO_LONG: f"A few words are enough: at most {LONGEST} letters.",
    Refusal.UNREADABLE: (
        "The voice reads only Latin letters. Write it as it sounds, such as “babushka”."
    ),
    Refusal.NOTHING: "There is no word in it that can be said. One or two will do.",
    Refusal.CRISIS: "This was not kept. Somebody to talk to comes first now.",
}
"""What is said of each, and what to do."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """What became of something typed: words to say, or why there are none."""

    words: str = ""
    refusal: Refusal | None = None


class Unfit(ValueError):  # noqa: N818 - reads as what it says: unfit to be spoken
    """Something typed can't be said. The message never repeats it."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal
        super().__init__(TOLD[refusal])


def fitted(typed: str) -> Fitted:
    """Make what a person typed fit to be spoken and captioned.

    Spaces are evened out; marks of direction, control characters, markup, braces,
    symbols and emoji fall away; the words stay as they were typed. What is only spaces
    is no refusal: it is nothing told.

    Parameters
    ----------
    typed
        Anything at all.
    """
    if speaks_of_ending_life(typed):
        return Fitted(refusal=Refusal.CRISIS)
    if len(typed) > MOST_TYPED:
        return Fitted(refusal=Refusal.TOO_LONG)
    words = _plain(typed)
    # What falls away may leave new markup, or bring parts of a letter together.
    while (again := _plain(words)) != words:
        words = again
    if not words and not typed.strip():
        return Fitted()
    refusal = _refusal(words)
    return Fitted(refusal=refusal) if refusal else Fitted(words)


def fit(typed: str) -> str:
    """Return the words of `fitted`.

    Raises
    ------
    Unfit
        If they are refused.
    """
    answer = fitted(typed)
    if answer.refusal:
        raise Unfit(answer.refusal)
    return answer.words


def _refusal(words: str) -> Refusal | None:
    letters = [letter for letter in words if letter.isalnum()]
    if not letters:
        return Refusal.NOTHING
    if not all(_readable(letter) for letter in letters):
        return Refusal.UNREADABLE
    if speaks_of_ending_life(words):
        return Refusal.CRISIS
    return Refusal.TOO_LONG if len(words) > LONGEST else None


def _plain(typed: str) -> str:
    text = _TAG.sub(" ", unicodedata.normalize("NFC", typed))
    kept: list[str] = []
    for letter in text:
        if letter.isspace():
            kept.append(" ")
        elif _said(letter, after=kept[-1] if kept else " "):
            kept.append(letter)
        elif unicodedata.category(letter) not in {"Cf", "Mn", "Me"}:
            kept.append(" ")
    evened = _RUN.sub(r"\1", "".join(kept))
    return _GAP.sub("", " ".join(evened.split())).strip(AT_AN_END)


def _said(letter: str, after: str) -> bool:
    """Tell whether a letter or sign may stay where it is."""
    kind = unicodedata.category(letter)
    if kind == "Mn":
        return after.isalpha()
    return kind in {"Lu", "Ll", "Lt", "Lo", "Mc", "Nd"} or letter in SPOKEN_MARKS


def _readable(letter: str) -> bool:
    """Tell whether the voices know a letter: all our languages are in Latin ones."""
    if letter in "0123456789":
        return True
    return unicodedata.name(letter, "").startswith("LATIN ")
