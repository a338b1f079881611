"""One thing that the coach would change."""

from dataclasses import dataclass
from enum import StrEnum

UNREADABLE = "script"
"""The rule of a finding that tells a mistake of form, in place of a rule's number."""


class Level(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    """It is not to be spoken like this."""
    WARNING = "warning"
    """The author decides."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What a listener might stumble over, why, and what may be said instead."""

    file: str
    line: int
    """From 1; 0 when the whole text is meant."""
    column: int
    """From 1."""
    rule: str
    """``L01`` … as ``method.md`` 4.2 names them."""
    level: Level
    words: str
    """The words meant, as they stand; empty when something is missing."""
    why: str
    """One sentence, with its source."""
    suggestion: str
    """Something concrete to write instead."""
