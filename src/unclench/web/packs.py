"""The library with the packs that were added to this installation."""

import os
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from unclench.content import Library

type Stamp = tuple[tuple[str, int], ...]


def load_library(packs: Path) -> Library:
    """Read the library with the packs of a folder and of pip.

    Once a process, and once more when a pack has come or gone, or when a file of one
    was put into its place: what somebody has written here is there at once.
    """
    return _load(packs, tuple(_stamps(str(packs), 3)))


@lru_cache(maxsize=2)
def _load(packs: Path, stamp: Stamp) -> Library:  # noqa: ARG001 - what it is read anew for
    return Library.installed(packs)


def _stamps(folder: str, levels: int) -> Iterator[tuple[str, int]]:
    """Yield when each folder last changed: the packs', theirs, and those within."""
    with suppress(FileNotFoundError, NotADirectoryError):
        yield folder, Path(folder).stat().st_mtime_ns
        if levels > 1:
            with os.scandir(folder) as entries:
                inner = sorted(e.path for e in entries if e.is_dir())
            for each in inner:
                yield from _stamps(each, levels - 1)
