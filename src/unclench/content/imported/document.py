"""A document as it was read, before anything is made of it."""

from dataclasses import dataclass
from enum import StrEnum

from unclench.content.imported.remark import Place, Remark


class Form(StrEnum):
    """What a stretch of a document is by its looks."""

    TEXT = "text"
    HEADING = "heading"
    BOLD = "bold"
    """A short stretch in bold letters or capitals: a heading, perhaps."""
    ITEM = "item"
    """One of a list that is numbered."""
    CELL = "cell"
    """One of a table; no heading, however short it is."""
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, an item, a cell, or an empty line."""

    text: str
    place: Place
    form: Form = Form.TEXT
    level: int = 0
    """Of a heading: 0 for the title, then 1 to 6."""


@dataclass(frozen=True, slots=True)
class Document:
    """All that a file says, in the order it is read."""

    blocks: tuple[Block, ...]
    title: str = ""
    """From its properties."""
    author: str = ""
    language: str = ""
    """Where it says so itself."""
    remarks: tuple[Remark, ...] = ()
    """What was found on the way that is not spoken."""
