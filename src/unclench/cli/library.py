"""The library with the packs of this installation."""

from unclench.config import Settings
from unclench.content import Library


def load_library() -> Library:
    """Read the shipped library and every pack in the data folder."""
    packs = Settings().packs
    return Library.load(sorted(path for path in packs.glob("*") if path.is_dir()))
