"""Files that can be made again: kept while there is room, the longest unused going first.

A file counts as used when it was last touched, which whoever uses it does on purpose:
many systems are set not to note when a file is read.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from unclench.put import PART

ASIDE = (PART, ".aside")
"""How the names of files end that somebody is writing."""

LEFT_AFTER = 3600.0
"""Seconds after which nobody is writing a file any more."""


def touch(path: Path) -> None:
    """Note that a file is used; one that can't be noted is none the worse."""
    with suppress(OSError):
        os.utime(path)


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that may have to go."""

    path: Path
    size: int
    """Bytes."""
    used: float
    """When it was last used, in seconds since 1970."""


def files(*folders: Path) -> Iterator[Entry]:
    """Yield all files in folders, however deep."""
    for folder in folders:
        for root, _, names in os.walk(folder):
            for name in names:
                path = Path(root, name)
                with suppress(FileNotFoundError):
                    told = path.stat()
                    yield Entry(path, told.st_size, told.st_mtime)


def surplus(entries: Iterator[Entry], most: int) -> list[Entry]:
    """Return what has to go for the rest to fit, the longest unused first.

    Parameters
    ----------
    most
        Bytes that may stay.
    """
    waiting = sorted(entries, key=lambda entry: (entry.used, entry.path))
    over = sum(entry.size for entry in waiting) - most
    going = []
    for entry in waiting:
        if over <= 0:
            break
        going.append(entry)
        over -= entry.size
    return going


def sweep(
    folders: tuple[Path, ...],
    most: int,
    now: float,
    remove: Callable[[Path], None] = Path.unlink,
) -> None:
    """Take what was not used for longest until the rest fits.

    Nobody may be at work with any of it. What a killed process left half written goes
    in any case, an hour later.

    Parameters
    ----------
    most
        Bytes that may stay in all folders together.
    now
        In seconds since 1970.
    remove
        What takes a file away.
    """
    found = list(files(*folders))
    aside = [entry for entry in found if entry.path.suffix in ASIDE]
    left = [entry for entry in aside if entry.used < now - LEFT_AFTER]
    whole = (entry for entry in found if entry.path.suffix not in ASIDE)
    for entry in (*left, *surplus(whole, most)):
        # One that somebody has open can't be taken on every system: it stays.
        with suppress(OSError):
            remove(entry.path)
