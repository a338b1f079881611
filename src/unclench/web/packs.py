"""The library with the packs that were added to this installation."""

from functools import cache
from pathlib import Path

from unclench.content import Library


@cache
def load_library(packs: Path) -> Library:
    """Read the library with the packs of a folder and of pip, once a process."""
    return Library.installed(packs)
