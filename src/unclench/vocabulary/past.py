"""What has been heard before, as far as the next choice needs to know."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heard:
    """One earlier practice."""

    technique: str
    scene: str = ""
    passages: frozenset[str] = frozenset()
    """Keys of the passages that were in it."""


type History = tuple[Heard, ...]
"""Earlier practices, oldest first."""
