"""The library with the packs of this installation."""

from unclench.config import Settings
from unclench.content import Library


def load_library() -> Library:
    """Read the shipped library and every pack that was added."""
    return Library.installed(Settings().packs)
