"""All that determines a session, frozen; its digest names the session."""

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any, Self

from unclench.vocabulary import (
    Ending,
    Eyes,
    Groups,
    Limit,
    Moment,
    Pace,
    Posture,
    Region,
    SenseMode,
    Tone,
    Tuning,
)
from unclench.vocabulary.method import Breath

FORMAT = 4
"""Raised whenever the same recipe would give another session."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a session keeps of an earlier one that differs from it in a few lines."""

    times: tuple[tuple[str, int], ...]
    """The lines spoken then, in order: the id of each, and its first sample."""
    voice_lufs: float
    """Loudness of the voice, that the ambience was set against."""
    gain_db: float
    """Gain over all."""


class OtherFormat(ValueError):  # noqa: N818 - reads as what it says: another format
    """A recipe was written by another version of Unclench."""

    def __init__(self) -> None:
        super().__init__(
            "This session was chosen by another version of Unclench. Choose it again."
        )


@dataclass(frozen=True)
class Recipe:
    """One session, before a word of it is spoken."""

    technique: str
    scene: str
    """The movement, for a technique with a ladder; empty without scenes."""
    ambience: str
    seconds: int
    posture: Posture
    moment: Moment
    tone: Tone
    pace: Pace
    sense: SenseMode
    eyes: Eyes
    limits: tuple[Limit, ...]
    """What it keeps to for somebody's sake."""
    avoid: tuple[Region, ...]
    """Regions that are let be."""
    groups: Groups | None
    """None for techniques without groups of muscles."""
    rung: int | None
    """None for techniques without a ladder."""
    movement_seconds: float
    """How long the movement that is rehearsed takes; 0 without one."""
    ending: Ending
    breath: Breath | None
    """One paced breath; None when the breath is left to itself."""
    breath_tone: bool
    """Whether a soft tone is heard with it."""
    tuning: Tuning
    """Of all that is heard besides the words."""
    language: str
    voice: str
    passages: tuple[str, ...]
    """Ids of all passages that may be spoken, in order."""
    order: tuple[str, ...]
    """Ids of the optional ones, in the order they come in."""
    choices: tuple[str, ...]
    """Ids of the choice lines, in the order they are taken."""
    instead: tuple[tuple[str, str], ...]
    """Lines that are not said: the id of each and of its substitute, which is empty for
    a breath left silent."""
    text: str
    """SHA-256 of all those passages as written."""
    own: tuple[tuple[str, str], ...]
    """The person's own words that the passages ask for, by slot name."""
    seed: int
    kept: Kept | None = None
    """None where a session is made for its own sake alone."""
    format: int = FORMAT

    @property
    def minutes(self) -> float:
        """The length asked for."""
        return self.seconds / 60

    @property
    def chimed(self) -> bool:
        """Whether chimes are heard: where they are wished for and welcome.

        None before sleep (``method.md`` 9.5). None on the day of a flare and in the
        gentle profile either: after an upset, and in a body on its guard, even a soft
        bell out of the quiet is a sudden thing, and nobody should have to remember to
        switch it off on such a day.
        """
        hard = self.moment is Moment.FLARE or Limit.GENTLE in self.limits
        return self.tuning.chimes and self.ending is not Ending.FADE and not hard

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
        """Read a recipe back from its canonical form or any JSON like it.

        Raises
        ------
        OtherFormat
            If another version of Unclench wrote it.
        """
        read: dict[str, Any] = json.loads(text)
        if read.get("format") != FORMAT:
            raise OtherFormat
        return cls(
            **read
            | {
                "posture": Posture(read["posture"]),
                "moment": Moment(read["moment"]),
                "tone": Tone(read["tone"]),
                "pace": Pace(read["pace"]),
                "eyes": Eyes(read["eyes"]),
                "limits": tuple(Limit(name) for name in read["limits"]),
                "avoid": tuple(Region(name) for name in read["avoid"]),
                "groups": Groups(read["groups"]) if read["groups"] else None,
                "sense": SenseMode(read["sense"]),
                "ending": Ending(read["ending"]),
                "breath": Breath(**read["breath"]) if read["breath"] else None,
                "tuning": Tuning(**read["tuning"]),
                "passages": tuple(read["passages"]),
                "order": tuple(read["order"]),
                "choices": tuple(read["choices"]),
                "instead": tuple((line, other) for line, other in read["instead"]),
                "own": tuple((name, word) for name, word in read["own"]),
                "kept": _kept(read["kept"]) if read["kept"] else None,
            }
        )


def _kept(read: dict[str, Any]) -> Kept:
    times = tuple((line, start) for line, start in read["times"])
    return Kept(**read | {"times": times})
