"""Naming the likeliest meant word when an unknown one is given."""

from collections.abc import Iterable
from difflib import get_close_matches

FEW = 3
"""So many names are all told, rather than the likeliest."""


def nearest(word: str, known: Iterable[str]) -> str:
    """Say which known words may be meant, most alike first; all when none is alike."""
    names = sorted(known)
    close = get_close_matches(word.lower(), names, n=3, cutoff=0.5)
    if close and len(names) > FEW:
        return f"did you mean {' or '.join(close)}?"
    return f"known are {', '.join(names)}." if names else "there are none."


class UnknownName(ValueError):  # noqa: N818 - reads as what it says: an unknown name
    """A name was given that nothing carries."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        self.kind = kind
        self.name = name
        self.known = tuple(sorted(known))
        super().__init__(f"No {kind} is called “{name}”; {nearest(name, self.known)}")
