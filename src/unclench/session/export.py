"""A session's files put where somebody wants them."""

import os
import shutil
import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from unclench.session.record import Session


def export(session: Session, folder: Path) -> Session:
    """Copy all files of a session into a folder, each whole or not at all.

    The ``session.json`` goes last, so where it stands all the others do.

    Raises
    ------
    OSError
        If the folder can't be written or the disk is full; then none is there.
    """
    sounds = [session.sound(name) for name in session.audio]
    files = [*sounds, session.captions, session.record]
    ready: list[tuple[Path, Path]] = []
    try:
        for path in files:
            handle, part = tempfile.mkstemp(
                prefix=f".{path.name}.", suffix=".part", dir=folder
            )
            ready.append((Path(part), folder / path.name))
            with os.fdopen(handle, "wb") as target, path.open("rb") as source:
                shutil.copyfileobj(source, target)
            shutil.copymode(path, part)
        for part_path, place in ready:
            part_path.replace(place)
    except BaseException:
        for part_path, _ in ready:
            with suppress(FileNotFoundError):
                part_path.unlink()
        raise
    return replace(session, record=folder / session.record.name)
