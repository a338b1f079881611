"""What is wrong with a session, before it is put into words."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from unclench.content.review.finding import Level
from unclench.content.review.heard import Stretch


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule about a whole session that is broken."""

    rule: str
    """``L11`` …, as ``method.md`` 4.2 names them."""
    name: str
    """What its words are called in ``coach.toml``."""
    level: Level = Level.ERROR
    at: Stretch | None = None
    """The line meant; None for the whole session."""
    told: Mapping[str, str] = field(default_factory=dict)
    """What is filled into its words."""
