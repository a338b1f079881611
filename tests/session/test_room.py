import os
import time
from pathlib import Path

import pytest

from unclench.cache import files
from unclench.config import Settings
from unclench.put import put
from unclench.session import SessionStore, make_room
from unclench.session.room import AT_EASE

MB = 1_000_000


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path, cache_mb=100, sessions_mb=100)


@pytest.fixture
def kept(settings: Settings) -> SessionStore:
    """Three sessions of 60 MB, the second heard just now, the others long ago."""
    store = SessionStore(settings.sessions)
    with store.aside():
        pass
    long_ago = time.time() - 2 * AT_EASE
    for hours, name in enumerate(("old", "new", "older")):
        folder = store.folder / name
        for file in ("session.opus", "session.json"):
            put(folder / file, b"")
            used = long_ago - 3600 * hours
            os.utime(folder / file, (used, used))
        os.truncate(folder / "session.opus", 60 * MB)
        os.utime(folder / "session.opus", (long_ago - 3600 * hours,) * 2)
    os.utime(store.folder / "new" / "session.json")
    return store


def names(store: SessionStore) -> set[str]:
    return {path.name for path in store.folder.iterdir() if path.name[0] != "."}


def test_sessions_that_nobody_heard_for_long_go_whole(
    settings: Settings, kept: SessionStore
) -> None:
    make_room(settings, kept)

    assert names(kept) == {"new"}
    assert list((kept.folder / ".aside").iterdir()) == []


def test_a_session_that_is_perhaps_being_heard_stays(
    settings: Settings, kept: SessionStore
) -> None:
    for name in ("old", "older"):
        os.utime(kept.folder / name / "session.json")

    make_room(settings, kept)

    assert names(kept) == {"old", "new", "older"}


def test_all_caches_share_one_bound(settings: Settings, kept: SessionStore) -> None:
    for age, folder in enumerate((settings.clips, settings.chunks, settings.textures)):
        path = folder / "ab" / "file"
        put(path, b"")
        os.truncate(path, 60 * MB)
        os.utime(path, (1000 - age, 1000 - age))

    make_room(settings, kept)

    assert [entry.path for entry in files(settings.data / "cache")] == [
        settings.clips / "ab" / "file"
    ]


def test_while_somebody_makes_a_session_nothing_goes(
    settings: Settings, kept: SessionStore
) -> None:
    with kept.aside():
        make_room(settings, kept)

    assert names(kept) == {"old", "new", "older"}


def test_where_nothing_was_made_there_is_nothing_to_do(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "none")

    make_room(settings, SessionStore(settings.sessions))

    assert not settings.data.exists()
