"""Locks between processes that end with them, however they end."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _lock_for_one(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _lock(_handle: int, *, alone: bool) -> None:
        """Refuse to be alone: Windows has no lock that several can share."""
        if alone:
            raise OSError

else:
    import fcntl

    def _lock(handle: int, *, alone: bool) -> None:
        way = fcntl.LOCK_EX | fcntl.LOCK_NB if alone else fcntl.LOCK_SH
        fcntl.flock(handle, way)

    def _lock_for_one(handle: int) -> None:
        _lock(handle, alone=True)


class Busy(Exception):  # noqa: N818 - reads as what it says: busy
    """Somebody else holds the lock."""


@contextmanager
def exclusively(path: Path) -> Iterator[None]:
    """Hold the lock at `path` alone; raises `Busy` if anybody holds it."""
    with path.open("ab") as file:
        try:
            _lock(file.fileno(), alone=True)
        except OSError:
            raise Busy from None
        yield


@contextmanager
def one_at_a_time(path: Path) -> Iterator[None]:
    """Hold the lock at `path`, which nobody ever holds together.

    Raises
    ------
    Busy
        If somebody holds it.
    OSError
        If the file can't be made.
    """
    with path.open("ab") as file:
        try:
            _lock_for_one(file.fileno())
        except OSError:
            raise Busy from None
        yield


@contextmanager
def together(path: Path) -> Iterator[None]:
    """Hold the lock at `path` with all others who are at work."""
    with path.open("ab") as file:
        _lock(file.fileno(), alone=False)
        yield
