"""How the sounds of a session are tuned to somebody's ear."""

from dataclasses import dataclass

QUIETER, LOUDER = -6, 6
"""dB by which each of the four levels can be moved."""

LEVELS = ("voice", "breath", "chime", "ambience")
SHARES = ("intensity", "brightness", "width")
"""Fields of `Tuning` that are levels, and those that go from 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tuning:
    """Levels against the usual, in dB, and the character of what lies under the voice."""

    voice: int = 0
    breath: int = 0
    chime: int = 0
    ambience: int = 0
    intensity: float = 0.5
    """Of the ambience, from a calm day (0) to a lively one (1)."""
    brightness: float = 0.5
    """Of the ambience, from dark and far (0) to bright and near (1)."""
    width: float = 1.0
    """Of the ambience between the ears: 0 is the same in both, 1 as wide as it is."""
    in_step: bool = False
    """Whether the ambience swells and draws back with a paced breath, where it can."""
    chimes: bool = False
    """Whether a soft chime opens and closes a session that ends awake."""

    def __post_init__(self) -> None:
        """Refuse what can't be heard so.

        Raises
        ------
        ValueError
            If a level or a share is out of its bounds; it says which.
        """
        for names, least, most in ((LEVELS, QUIETER, LOUDER), (SHARES, 0, 1)):
            for name in names:
                if not least <= getattr(self, name) <= most:
                    message = f"{name} goes from {least} to {most}"
                    raise ValueError(message)
