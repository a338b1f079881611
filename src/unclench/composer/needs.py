"""What a person asks for, now."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from unclench.vocabulary import BreathPattern, Moment, Posture, SenseMode, Tone


@dataclass(frozen=True, slots=True)
class Needs:
    """A wish for one session. What is left empty, `choose` decides."""

    technique: str
    voice: str
    """Identity of the voice: its engine, version and settings."""
    minutes: float | None = None
    scene: str = ""
    ambience: str = ""
    posture: Posture | None = None
    moment: Moment = Moment.DAY
    tone: Tone = Tone.WARM
    sense: SenseMode = SenseMode.VISUAL
    breath: BreathPattern = BreathPattern.RAMP
    breath_tone: bool = True
    """Whether a soft tone is heard with a paced breath."""
    language: str = "en"
    own: Mapping[str, str] = field(default_factory=dict)
    """The person's own words by slot name."""
