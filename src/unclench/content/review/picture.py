"""What a text is made of, to be seen at a glance: no score, and no grade."""

from collections.abc import Mapping
from dataclasses import dataclass

from unclench.vocabulary import Sense


@dataclass(frozen=True, slots=True)
class Picture:
    """The senses a text speaks to, how easy it reads, and how much of it is quiet."""

    senses: Mapping[Sense, int]
    """How often each sense is spoken to, all seven in order."""
    words: int
    sentences: int
    grade: float
    """Reading ease as the school grade that can follow it (Flesch-Kincaid in English)."""
    quiet: float | None
    """Share of the whole that is quiet at its usual pauses; None for a text without."""
