"""What a technique, a scene and an ambience are, as their TOML files say."""

from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import Field, model_validator

from unclench.content.record import Id, Name, Record
from unclench.vocabulary import Ending, Part, Posture

type RuleName = Annotated[str, Field(pattern=r"^L(11|18|19|2[0-5]|34)$")]
"""A rule about the words of a whole session, as ``method.md`` 4.2 names them; what a
single line says, and what keeps somebody safe, is never excused."""
type Reason = Annotated[str, Field(min_length=1, max_length=200)]


class Minutes(Record):
    """The lengths a technique can have."""

    least: float = Field(ge=1, le=60)
    usual: float
    most: float = Field(le=60)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.least <= self.usual <= self.most:
            message = "least, usual and most must stand in this order"
            raise ValueError(message)
        return self


class Technique(Record):
    """One practice: its arc, its lengths and what is known of it."""

    id: Id
    name: Name
    summary: str
    evidence: str
    """What studies say, honestly."""
    source: str
    because: str = ""
    """Why it suits somebody: a clause to follow “because”."""
    parts: tuple[Part, ...] = Field(min_length=3)
    """The arc, in order; the return is swapped for the fade where that is the ending."""
    heart: Part | None = None
    """The part that time is given to before all others, where there is one."""
    postures: tuple[Posture, ...] = Field(min_length=1)
    """The first is taken when none is asked for."""
    endings: tuple[Ending, ...] = Field((Ending.RETURN,), min_length=1)
    silence: tuple[float, float] = (0.35, 0.75)
    """The share of quiet a composed session should have, from and to."""
    scenes: tuple[Id, ...] = ()
    """The first is taken when none is asked for."""
    ambience: Id = "none"
    """Where no scene says otherwise."""
    suggested: bool = True
    """Whether it may be suggested to somebody who did not ask for it."""
    asks_first: bool = False
    """Whether it is suggested only to somebody who was asked for cautions."""
    eyes_open: bool = False
    """Whether it is always done with open eyes."""
    breath: bool = False
    """Whether it is about the breath and makes no sense without it."""
    moves: bool = False
    """Whether the body really moves in it."""
    groups: bool = False
    """Whether it goes through groups of muscles."""
    ladder: bool = False
    """Whether it goes up the rungs of a movement, which takes the scene's place."""
    unabridged: bool = False
    """Whether nothing but what is optional is left out, however short the session is."""
    not_with: tuple[Id, ...] = ()
    """Cautions it is not for, besides those that speak of what it does."""
    minutes: Minutes
    excused: Mapping[RuleName, Reason] = Field(default_factory=dict)
    """Rules about whole sessions that it can't keep by its nature, each with why."""

    @model_validator(mode="after")
    def _lawful(self) -> Self:
        """Hold to the frame of every session (``method.md`` 1.1)."""
        first, *between, last = self.parts
        if first is not Part.SAFETY or last not in {Part.RETURN, Part.FADE}:
            message = "parts begin with safety, and end with return or fade"
            raise ValueError(message)
        if {Part.RETURN, Part.FADE, Part.CHOICE, Part.SAFETY}.intersection(between):
            message = "safety, return, fade and choice can't stand in the middle"
            raise ValueError(message)
        if len(set(between)) < len(between):
            message = "each part comes once"
            raise ValueError(message)
        return self


class Scene(Record):
    """A place a session can be set in."""

    id: Id
    name: Name
    summary: str
    ambience: Id = "none"
    avoid: tuple[str, ...] = ()
    """What a person may have ticked as unwelcome: water, heights, bees …"""


class Ambience(Record):
    """A bed of sound, as people choose it."""

    id: Id
    name: Name
    summary: str
    avoid: tuple[str, ...] = ()
    """Topics of which it reminds."""
    follows: bool = False
    """Whether it can keep step with a paced breath."""
