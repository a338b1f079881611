"""Words that belong together, so that a person can block them all at once."""

from typing import Literal

from unclench.content.record import Id, Record

type Mode = Literal["", "non-visual", "no-breath", "gentle", "eyes-open", "wheelchair"]


class Topic(Record):
    """A topic in one language."""

    id: Id
    name: str
    words: tuple[str, ...]
    """``*`` stands for any ending."""
    mode: Mode = ""
    """The mode of a session that blocks it; empty for topics that people block."""
