"""What is wrong with a session, before it is put into words."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from unclench.content.review.finding import Level
from unclench.content.review.heard import Stretch


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule about a whole session that is broken."""

    name: str
    """The rule, and which side of it: ``L26-order``, as ``coach.toml`` words it."""
    level: Level = Level.ERROR
    at: Stretch | None = None
    """The line meant; None for the whole session."""
    told: Mapping[str, str] = field(default_factory=dict)
    """What is filled into its words."""

    @property
    def rule(self) -> str:
        """``L11`` …, as ``method.md`` 4.2 names them."""
        return self.name.partition("-")[0]
