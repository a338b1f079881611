"""The library with the packs that were added to this installation."""

from functools import cache
from pathlib import Path

from unclench.content import Library


@cache
def load_library(packs: Path) -> Library:
    """Read the library with the packs in a folder, once a process."""
    return Library.load(sorted(p for p in packs.glob("*") if p.is_dir()))
