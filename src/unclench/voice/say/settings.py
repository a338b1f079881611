"""How macOS is asked to speak."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SaySettings:
    """One voice of the system."""

    voice: str
    """As the system calls it, such as ``Samantha``."""
