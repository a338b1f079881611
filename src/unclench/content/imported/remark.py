"""What an import says of its own doing: each guess, and all that is not spoken."""

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """What is counted to say where something stands."""

    LINE = "line"
    PARAGRAPH = "paragraph"
    WHOLE = "whole"
    """The document as a whole; not counted."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in the document something stands."""

    unit: Unit = Unit.WHOLE
    number: int = 0
    """From 1; 0 for the document as a whole."""


class Kind(StrEnum):
    """What happened."""

    # Guesses about the whole
    LANGUAGE = "language"
    ENCODING = "encoding"
    TITLE = "title"
    AUTHOR = "author"
    POSTURE = "posture"
    MINUTES = "minutes"
    # Guesses on the way
    PART = "part"
    """These words opened a part; where they are no heading, it was guessed by them."""
    STAYED = "stayed"
    """A heading meant a part that was over already, so the part before it goes on."""
    BORROWED = "borrowed"
    """A part the document doesn't have comes from the frame of every session."""
    GROUP = "group"
    EFFORT = "effort"
    """A group of muscles to be tensed."""
    NEVER_TENSED = "never-tensed"
    PACED = "paced"
    """The document marks its pauses itself, so sentences follow each other closely."""
    PAUSE = "pause"
    CUT = "cut"
    """A pause longer than any may be."""
    BREATHS = "breaths"
    ASIDE = "aside"
    """Words in brackets that are spoken."""
    # Not spoken
    DIRECTION = "direction"
    SPEAKER = "speaker"
    SECTION = "section"
    ITEM = "item"
    TABLE = "table"
    MARKUP = "markup"
    SIGN = "sign"
    LINK = "link"
    PICTURE = "picture"
    HEADER = "header"
    FOOTNOTE = "footnote"
    COMMENT = "comment"
    DELETED = "deleted"
    HIDDEN = "hidden"
    BOX = "box"
    """A text box; its words are spoken where it stands."""
    OTHER = "other"
    """Words from a piece of the file that is no running text."""
    # Left to the author
    LICENCE = "licence"


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that was guessed, changed or not spoken."""

    kind: Kind
    place: Place
    words: str = ""
    """As they stand in the document; empty where there are none."""
    became: str = ""
    """What was made of them: a part, a pause, regions …; empty where nothing was."""
