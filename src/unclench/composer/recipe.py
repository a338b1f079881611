"""All that determines a session, frozen; its digest names the session."""

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any, Self

from unclench.vocabulary import Ending, Moment, Posture, SenseMode, Tone
from unclench.vocabulary.method import Breath

FORMAT = 1
"""Raised whenever the same recipe would give another session."""


@dataclass(frozen=True)
class Recipe:
    """One session, before a word of it is spoken."""

    technique: str
    scene: str
    """Empty for techniques without scenes."""
    ambience: str
    seconds: int
    posture: Posture
    moment: Moment
    tone: Tone
    sense: SenseMode
    ending: Ending
    breath: Breath | None
    """One paced breath; None when the breath is left to itself."""
    breath_tone: bool
    """Whether a soft tone is heard with it."""
    language: str
    voice: str
    passages: tuple[str, ...]
    """Ids of all passages that may be spoken, in order."""
    choices: tuple[str, ...]
    """Ids of the choice lines, in the order they are taken."""
    text: str
    """SHA-256 of all those passages as written."""
    own: tuple[tuple[str, str], ...]
    """The person's own words that the passages ask for, by slot name."""
    seed: int
    format: int = FORMAT

    @property
    def minutes(self) -> float:
        """The length asked for."""
        return self.seconds / 60

    @cached_property
    def canonical(self) -> str:
        """The recipe as JSON: keys sorted, no spaces, so that equal means equal."""
        return json.dumps(
            asdict(self), sort_keys=True, ensure_ascii=False, separators=(",", ":")
        )

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the canonical form, in hexadecimal."""
        return hashlib.sha256(self.canonical.encode()).hexdigest()

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read a recipe back from its canonical form or any JSON like it."""
        read: dict[str, Any] = json.loads(text)
        return cls(
            **read
            | {
                "posture": Posture(read["posture"]),
                "moment": Moment(read["moment"]),
                "tone": Tone(read["tone"]),
                "sense": SenseMode(read["sense"]),
                "ending": Ending(read["ending"]),
                "breath": Breath(**read["breath"]) if read["breath"] else None,
                "passages": tuple(read["passages"]),
                "choices": tuple(read["choices"]),
                "own": tuple((name, word) for name, word in read["own"]),
            }
        )
