"""Room on the disk: what can be made again goes when there is too much of it."""

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from unclench.cache import Entry, files, surplus, sweep
from unclench.config import Settings
from unclench.lock import Busy, exclusively
from unclench.session.store import SessionStore

AT_EASE = 6 * 60 * 60.0
"""Seconds after its last use in which a session is never taken: somebody may be
listening to it, with a rest in between."""

_MB = 1_000_000


def make_room(settings: Settings, store: SessionStore) -> None:
    """Take what was not used for longest until all fits within the settings.

    While anybody makes a session nothing is touched; whoever is last makes room.
    """
    with suppress(Busy, OSError), exclusively(store.lock):
        caches = (settings.clips, settings.chunks, settings.textures)
        now = time.time()
        sweep(caches, settings.cache_mb * _MB, now)
        for entry in surplus(_sessions(store.folder), settings.sessions_mb * _MB):
            if entry.used < now - AT_EASE:
                _remove(entry.path, store.folder / ".aside")


def _sessions(folder: Path) -> Iterator[Entry]:
    """Yield the sessions; one counts as used when its record was touched."""
    for place in folder.iterdir():
        if place.is_dir() and not place.name.startswith("."):
            held = list(files(place))
            used = max((entry.used for entry in held), default=0.0)
            yield Entry(place, sum(entry.size for entry in held), used)


def _remove(place: Path, aside: Path) -> None:
    """Remove a session whole: half of one is never where a session is looked for."""
    with suppress(OSError):
        gone = place.rename(Path(tempfile.mkdtemp(dir=aside)) / place.name)
        shutil.rmtree(gone.parent, ignore_errors=True)
