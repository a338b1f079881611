"""A movement that can be rehearsed, with its ladder."""

from typing import Annotated

from pydantic import Field

from unclench.content.record import Id, Name, Record
from unclench.vocabulary import Posture, Region
from unclench.vocabulary.method import RUNGS


class Movement(Record):
    """A movement, as its TOML file says."""

    id: Id
    name: Name
    summary: str
    postures: tuple[Posture, ...] = Field(min_length=1)
    """In which it may be imagined; the first is nearest to the task."""
    regions: tuple[Region, ...] = ()
    """What it uses."""
    avoid: tuple[str, ...] = ()
    """Topics that a person may have blocked."""
    seconds: float = Field(gt=0, le=45)
    """How long it usually takes; the person's own time replaces it."""
    part: str
    """What its first part is."""
    rungs: Annotated[tuple[str, ...], Field(min_length=RUNGS, max_length=RUNGS)]
    """What is done on each rung."""
