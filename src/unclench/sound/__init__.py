"""What surrounds the voice: ambience, breath tone, loudness, and the file of it all."""

from unclench.sound.ambience import AMBIENCES, NONE
from unclench.sound.crew import ALONE, Crew
from unclench.sound.early import Early
from unclench.sound.formats import Format
from unclench.sound.levels import Levels
from unclench.sound.measure import Measured
from unclench.sound.mixdown import Mix, Stem
from unclench.sound.plan import Pinned
from unclench.sound.tags import Tags
from unclench.sound.worker import WorkerDied
from unclench.sound.write import write_audio

__all__ = [
    "ALONE",
    "AMBIENCES",
    "NONE",
    "Crew",
    "Early",
    "Format",
    "Levels",
    "Measured",
    "Mix",
    "Pinned",
    "Stem",
    "Tags",
    "WorkerDied",
    "write_audio",
]
