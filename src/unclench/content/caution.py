"""What somebody may have told about themselves that changes or rules out a session."""

from unclench.content.record import Id, Record
from unclench.vocabulary import Limit


class Caution(Record):
    """A situation in which a session keeps to limits (``method.md`` 5.3)."""

    id: Id
    words: str
    """As it is asked."""
    action: str
    """What then happens, in one sentence."""
    source: str
    limits: tuple[Limit, ...]
    now: bool = False
    """Whether it speaks of this moment only, and is not to be remembered."""
    help: bool = False
    """Whether somebody to turn to is named first of all."""
