"""A session as somebody hears it: what is said, when, and what it was to keep to."""

from enum import StrEnum
from functools import cached_property
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from unclench.vocabulary import Ending, Limit, Part, Region, SenseMode, Tone
from unclench.vocabulary.method import Breath


class NotASession(ValueError):  # noqa: N818 - reads as what it says: not a session
    """A file that was to be a session's is not."""


class _Told(BaseModel):
    """Frozen, and open to whatever else a session file says."""

    model_config = ConfigDict(
        frozen=True, extra="ignore", from_attributes=True, allow_inf_nan=False
    )


class Kind(StrEnum):
    """What fills a stretch of time."""

    SPEECH = "speech"
    PAUSE = "pause"
    BREATH_IN = "breath-in"
    BREATH_OUT = "breath-out"
    CHIME = "chime"


class Stretch(_Told):
    """One thing with a start and an end, in seconds."""

    kind: Kind
    start: float = Field(ge=0)
    end: float
    part: Part
    line: str = ""
    """Id of the line, for speech."""
    text: str = ""
    """The words said, for speech."""

    @model_validator(mode="after")
    def _takes_time(self) -> Self:
        if self.end <= self.start:
            message = "it ends before it begins"
            raise ValueError(message)
        return self

    @property
    def seconds(self) -> float:
        """How long it takes."""
        return self.end - self.start


class Terms(_Told):
    """What a session was chosen for, as far as the coach looks at it."""

    ending: Ending
    tone: Tone
    sense: SenseMode
    limits: frozenset[Limit] = frozenset()
    avoid: frozenset[Region] = frozenset()
    breath: Breath | None = None
    """One paced breath; None when the breath is left to itself."""
    rung: int | None = None
    movement_seconds: float = 0.0
    """How long the movement that is rehearsed takes the person; 0 without one."""
    own: tuple[tuple[str, str], ...] = ()
    """The person's own words, by slot name."""


class AsHeard(_Told):
    """A session in the shape of its file (``docs/session-file.md``)."""

    technique: str
    language: str
    seconds: float = Field(gt=0)
    cues: tuple[Stretch, ...]
    """Sorted by start; speech lies on the paced breath."""
    recipe: Terms
    unwanted: frozenset[str] = frozenset()
    """Ids of lines that say what the person blocked, where that is known."""

    @classmethod
    def read(cls, text: str | bytes) -> Self:
        """Read a session from the content of its file.

        Raises
        ------
        NotASession
            If it is none; the message says where it stops being one.
        """
        try:
            return cls.model_validate_json(text)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(step) for step in first["loc"])
            message = f"{where}: {first['msg']}" if where else first["msg"]
            told = f"This is not a session file ({message}). See docs/session-file.md."
            raise NotASession(told) from error

    @cached_property
    def speech(self) -> tuple[Stretch, ...]:
        """What is said, in order."""
        return tuple(cue for cue in self.cues if cue.kind is Kind.SPEECH)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Its parts in the order they are heard; a choice line is not one of them."""
        heard = (cue.part for cue in self.cues if cue.part is not Part.CHOICE)
        return tuple(dict.fromkeys(heard))

    @property
    def minutes(self) -> float:
        """How long it lasts."""
        return self.seconds / 60
