"""A session as things at times, in whole samples at `SAMPLE_RATE`."""

from dataclasses import dataclass
from enum import StrEnum

from unclench.vocabulary import Ending, Part, Utterance, Word


class CueKind(StrEnum):
    """What a cue is."""

    SPEECH = "speech"
    PAUSE = "pause"
    BREATH_IN = "breath-in"
    BREATH_OUT = "breath-out"
    CHIME = "chime"


@dataclass(frozen=True, slots=True)
class Cue:
    """One thing with a start and an end.

    Breath cues are the phases of the paced breath; speech cues lie on them. Pauses
    fill what is neither speech nor breath nor chime, so every moment of a session is
    covered.
    """

    kind: CueKind
    start: int
    end: int
    part: Part
    line: str = ""
    """Id of the line, for speech."""
    utterance: Utterance | None = None
    """What is said, for speech; a key into clips."""
    words: tuple[Word, ...] = ()
    """Word starts in samples from `start`."""

    @property
    def text(self) -> str:
        """The words said, or nothing."""
        return self.utterance.text if self.utterance else ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the session as a player lists it."""

    start: int
    end: int
    part: Part
    title: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole session in time."""

    length: int
    """Samples; exactly the minutes asked for."""
    cues: tuple[Cue, ...]
    """Sorted by start."""
    chapters: tuple[Chapter, ...]
    """Cover the whole length without gaps."""
    ending: Ending = Ending.RETURN

    @property
    def speech(self) -> tuple[Cue, ...]:
        """The spoken cues in order."""
        return tuple(c for c in self.cues if c.kind is CueKind.SPEECH)

    @property
    def breaths(self) -> tuple[Cue, ...]:
        """The phases of paced breath in order."""
        return tuple(
            c for c in self.cues if c.kind in (CueKind.BREATH_IN, CueKind.BREATH_OUT)
        )

    @property
    def chimes(self) -> tuple[Cue, ...]:
        """The chimes in order."""
        return tuple(c for c in self.cues if c.kind is CueKind.CHIME)
