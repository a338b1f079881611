"""A sound that grows, over HTTP: what there is at once, the rest as it comes."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import FileIO
from pathlib import Path
from threading import BoundedSemaphore

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse

from unclench.web.ranges import BLOCK

LISTENERS = 8
"""Growing sounds sent at the same time: half of the requests that are answered at a
time, so that pages never wait for a listener."""
PATIENCE = 10.0
"""Seconds in which a sound that was promised has to begin."""

_LOOK, _ASK = 0.005, 0.25
"""Seconds between two looks at what there is, and before it is asked whether any more
is to come."""

_seats = BoundedSemaphore(LISTENERS)


def serve_growing(
    path: Path, *, content_type: str, goes_on: Callable[[], bool]
) -> HttpResponseBase:
    """Answer with a file from its first byte to where it ends, however long that takes.

    Parameters
    ----------
    path
        The file; waited for if it is not there yet, gone when there is no more to come.
    goes_on
        Tells whether it is still being written, or will be.
    """
    if not _seats.acquire(blocking=False):
        return HttpResponse(status=503, headers={"Retry-After": "2"})
    file = _begun(path, goes_on)
    if file is None:
        _seats.release()
        return HttpResponse(status=404)
    return StreamingHttpResponse(
        _Seat(_grown(file, path, goes_on), file),
        content_type=content_type,
        headers={"Accept-Ranges": "none"},
    )


class _Seat:
    """What is sent to one listener; closed with the answer, even if nothing was sent."""

    def __init__(self, blocks: Iterator[bytes], file: FileIO) -> None:
        self._blocks, self._file = blocks, file

    def __iter__(self) -> Iterator[bytes]:
        return self._blocks

    def close(self) -> None:
        if not self._file.closed:
            self._file.close()
            _seats.release()


def _begun(path: Path, goes_on: Callable[[], bool]) -> FileIO | None:
    """Open the file as soon as it is there; None if it does not come."""
    until = time.monotonic() + PATIENCE
    ask = time.monotonic() + _ASK
    while time.monotonic() < until:
        with suppress(FileNotFoundError):
            return path.open("rb", buffering=0)
        if time.monotonic() > ask:
            if not goes_on():
                return None
            ask += _ASK
        time.sleep(_LOOK)
    return None


def _grown(file: FileIO, path: Path, goes_on: Callable[[], bool]) -> Iterator[bytes]:
    """Yield what is in the file, and what comes to be in it."""
    ask = time.monotonic() + _ASK
    while True:
        ends = time.monotonic() > ask and not (_same(file, path) and goes_on())
        if block := file.read(BLOCK):
            ask = time.monotonic() + _ASK
            yield block
        elif ends:
            return
        else:
            time.sleep(_LOOK)


def _same(file: FileIO, path: Path) -> bool:
    """Tell whether this file is still the one at its path: another is another try."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False
