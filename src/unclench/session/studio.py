"""What sessions are made with."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from unclench.sound import ALONE, Crew
from unclench.voice import ClipStore, Voice

type Progress = Callable[[float], None]
"""Called with the share of the work that is done, 0 to 1.

What it raises ends the work, and nothing of it is left behind.
"""


@dataclass(frozen=True, slots=True)
class Studio:
    """A voice, and the folders where what it took long to make is kept."""

    voice: Voice
    clips: ClipStore
    """Lines spoken so far."""
    textures: Path
    """Folder of the noise that ambiences are made of."""
    sounds: Path | None = field(default=None, kw_only=True)
    """Folder of the person's own sounds."""
    crew: Crew = ALONE
    """Processes that work on sessions; any number gives the same bytes."""
    chunks: Path | None = None
    """Folder of encoded pieces of sessions; None to keep none."""

    @property
    def workers(self) -> int:
        """How much is done at the same time."""
        return self.crew.size


def share(progress: Progress, start: float, end: float) -> Progress:
    """Return a progress of its own for a stretch of the work, from `start` to `end`."""
    return lambda done: progress(start + (end - start) * done)
