"""A file comes into its place whole or not at all."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

PART = ".part"
"""How the name of a file ends that somebody is still writing."""


def put(path: Path, content: bytes, *, lasting: bool = True) -> None:
    """Write a file aside and rename it into place, its folder made where there is none.

    Parameters
    ----------
    lasting
        Whether it is seen onto the disk before it counts. What can be made again need
        not be.

    Raises
    ------
    OSError
        If the folder can't be written or the disk is full; nothing is left behind.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(prefix=".", suffix=PART, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        Path(aside).replace(path)
    except BaseException:
        with suppress(FileNotFoundError):
            Path(aside).unlink()
        raise
