"""What an engine gives for a line, whichever engine it is."""

from collections.abc import Callable
from dataclasses import dataclass

from unclench.vocabulary import Utterance


@dataclass(frozen=True, slots=True)
class Take:
    """One line as an engine spoke it, untrimmed."""

    sound: bytes
    """Samples, 16 bits each, mono."""
    rate: int
    """Samples a second, in Hz."""
    words: tuple[tuple[int, int], ...]
    """(character, sample) where each word begins."""


type Say = Callable[[Utterance], Take]
"""Speaks a line; the same line gives the same samples whatever came before."""
