"""What a person asks for, now."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from unclench.vocabulary import (
    BreathPattern,
    Eyes,
    Groups,
    Moment,
    Pace,
    Posture,
    Region,
    SenseMode,
    Tone,
    Tuning,
)


@dataclass(frozen=True, slots=True)
class Needs:
    """A wish for one session. What is left empty, `choose` decides."""

    technique: str
    voice: str
    """Identity of the voice: its engine, version and settings."""
    minutes: float | None = None
    longest: float | None = None
    """Minutes that are taken at most where none are asked for."""
    scene: str = ""
    """For a technique with a ladder, the movement."""
    unwanted_scenes: frozenset[str] = frozenset()
    ambience: str = ""
    sounds: tuple[str, ...] = ()
    """Ambiences of the person's own, each "own/NAME@" and which samples are meant."""
    posture: Posture | None = None
    unfit_postures: frozenset[Posture] = frozenset()
    """Postures that are not for this person."""
    moment: Moment = Moment.DAY
    tone: Tone = Tone.WARM
    pace: Pace = Pace.USUAL
    sense: SenseMode = SenseMode.VISUAL
    eyes: Eyes = Eyes.FREE
    gentle: bool = False
    """Whether the gentle profile is asked for (``method.md`` 2.4)."""
    region: Region | None = None
    """Where it is felt most."""
    avoid: frozenset[Region] = frozenset()
    """Regions that are let be."""
    cautions: frozenset[str] = frozenset()
    """Ids of what the person told about themselves (``library/cautions.toml``)."""
    blocked: frozenset[str] = frozenset()
    """Words and topics that are never spoken."""
    groups: Groups | None = None
    rung: int | None = None
    movement_seconds: float | None = None
    """How long the movement takes this person, once."""
    breath: BreathPattern = BreathPattern.RAMP
    breath_tone: bool = True
    """Whether a soft tone is heard with a paced breath."""
    tuning: Tuning = field(default_factory=Tuning)
    language: str = "en"
    own: Mapping[str, str] = field(default_factory=dict)
    """The person's own words by slot name."""
