"""Orders for sessions, and how far they are."""

from dataclasses import dataclass
from enum import StrEnum

from unclench.composer import Recipe


class State(StrEnum):
    """Where an order stands."""

    UNKNOWN = "unknown"
    """Nobody ordered it, or the one who was asked has been restarted since."""
    AWAY = "away"
    """There is nobody to ask just now."""
    WAITING = "waiting"
    RENDERING = "rendering"
    READY = "ready"
    FAILED = "failed"


class Trouble(StrEnum):
    """Why an order failed; worded by the page that tells it."""

    NONE = ""
    NO_SPACE = "no-space"
    NOT_WRITABLE = "not-writable"
    NO_VOICE = "no-voice"
    CHANGED = "changed"
    OTHER_VOICE = "other-voice"
    REFUSED = "refused"
    """The finished sound did not pass its own check."""
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Order:
    """One session in one sound format."""

    recipe: Recipe
    audio: str

    @property
    def key(self) -> tuple[str, str]:
        """What names it: the digest of the recipe, and the format."""
        return self.recipe.digest, self.audio


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an order is."""

    state: State
    fraction: float = 0.0
    """Share of the work that is done, 0 to 1."""
    trouble: Trouble = Trouble.NONE
    audible: bool = False
    """It can be heard while it is made, from now on or in a moment."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A request to render an order."""

    order: Order
    urgent: bool
    """Somebody is waiting for it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request to tell how far an order is."""

    digest: str
    audio: str


@dataclass(frozen=True, slots=True)
class Unwanted:
    """A request to give an order up."""

    digest: str
    audio: str


type Request = Placed | Asked | Unwanted
