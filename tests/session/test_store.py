import errno
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from unclench.composer import Recipe
from unclench.content import Library
from unclench.session import SessionStore, Studio
from unclench.sound import Format

MAKE = """
import resource, signal, sys
from pathlib import Path
from unclench.composer import Recipe
from unclench.content import Library
from unclench.session import SessionStore, Studio
from unclench.sound import Crew, Format
from unclench.voice import ClipStore, find_voice

if __name__ == "__main__":
    sessions, clips, textures, recipe, limit = sys.argv[1:]
    if int(limit):
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), int(limit)))
    with Crew(2) as crew:
        studio = Studio(find_voice(), ClipStore(Path(clips)), Path(textures), crew)
        SessionStore(Path(sessions)).make(
            Recipe.from_json(recipe), Library.load(), studio, [Format.FLAC],
            progress=lambda done: print(done, flush=True),
        )
"""
"""A program that makes a session and says how far it is."""


def test_a_session_is_made_once(
    store: SessionStore, recipe: Recipe, library: Library, studio: Studio
) -> None:
    told: list[float] = []

    first = store.make(recipe, library, studio, [Format.OPUS], progress=told.append)
    written = first.sound("opus").stat().st_mtime_ns
    second = store.make(recipe, library, studio, [Format.OPUS])

    assert first == second == store.find(recipe.digest)
    assert first.record == store.folder / recipe.digest / "session.json"
    assert second.sound("opus").stat().st_mtime_ns == written
    assert told == sorted(told)
    assert told[-1] == 1


def test_a_format_is_added_to_what_is_there(
    store: SessionStore, recipe: Recipe, library: Library, studio: Studio
) -> None:
    first = store.make(recipe, library, studio, [Format.OPUS])
    written = first.sound("opus").stat().st_mtime_ns
    both = store.make(recipe, library, studio, [Format.OPUS, Format.FLAC])

    assert sorted(both.audio) == ["flac", "opus"]
    assert both.audio["opus"] == first.audio["opus"]
    assert both.sound("opus").stat().st_mtime_ns == written
    assert sorted(p.name for p in both.record.parent.iterdir()) == [
        *("session.flac", "session.json", "session.opus", "session.vtt"),
    ]


def test_a_sound_file_that_was_deleted_is_made_again(
    store: SessionStore, recipe: Recipe, library: Library, studio: Studio
) -> None:
    first = store.make(recipe, library, studio, [Format.OPUS])
    first.sound("opus").unlink()

    again = store.make(recipe, library, studio, [Format.OPUS])

    assert again == first
    assert again.sound("opus").stat().st_size == first.audio["opus"].bytes


def test_two_stores_hold_the_same_bytes(
    tmp_path: Path, recipe: Recipe, library: Library, studio: Studio
) -> None:
    made = []
    for name in ("one", "two"):
        session = SessionStore(tmp_path / name).make(
            recipe, library, studio, [Format.OPUS]
        )
        files = session.record.parent.iterdir()
        made.append({path.name: path.read_bytes() for path in files})

    assert made[0] == made[1]


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"digest": 1, "audio": 2}'])
def test_a_broken_record_is_no_session(
    content: str, store: SessionStore, recipe: Recipe
) -> None:
    place = store.folder / recipe.digest
    place.mkdir(parents=True)
    (place / "session.json").write_text(content)

    assert store.find(recipe.digest) is None


def test_nothing_is_found_in_an_empty_store(store: SessionStore) -> None:
    assert store.find("0" * 64) is None


def test_what_a_killed_process_left_is_swept(store: SessionStore) -> None:
    left = store.folder / ".aside" / "left"
    left.mkdir(parents=True)
    (left / "session.opus").write_bytes(b"half")

    with store.aside() as folder:
        assert list(folder.parent.iterdir()) == [folder]


def test_what_another_process_is_making_is_left_alone(store: SessionStore) -> None:
    with store.aside() as other, store.aside() as folder:
        assert sorted(folder.parent.iterdir()) == sorted([folder, other])

    assert list((store.folder / ".aside").iterdir()) == []


def test_an_interrupted_render_leaves_nothing(
    store: SessionStore, recipe: Recipe, library: Library, studio: Studio
) -> None:
    class Enough(Exception):  # noqa: N818 - a listener's wish, not an error
        pass

    def stop(done: float) -> None:
        if done > 0.3:
            raise Enough

    with pytest.raises(Enough):
        store.make(recipe, library, studio, [Format.OPUS], progress=stop)

    assert list((store.folder / ".aside").iterdir()) == []
    assert store.find(recipe.digest) is None


def started(
    program: str, store: SessionStore, studio: Studio, recipe: Recipe, limit: int = 0
) -> subprocess.Popen[str]:
    folders = [store.folder, studio.clips.folder, studio.textures]
    return subprocess.Popen(
        [sys.executable, "-c", program, *folders, recipe.canonical, str(limit)],
        env=os.environ | {"OPENBLAS_NUM_THREADS": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kill -9 is POSIX's")
def test_kill_9_in_the_middle_leaves_no_half_session_and_loses_nothing(
    store: SessionStore, recipe: Recipe, library: Library, studio: Studio
) -> None:
    longer = replace(recipe, seconds=105)
    with started(MAKE, store, studio, longer) as making:
        assert making.stdout
        for line in making.stdout:
            if float(line) > 0.2:
                making.kill()
                break
        assert making.wait() == -signal.SIGKILL
        making.communicate()  # ends when its last worker has ended as well

    left = list((store.folder / ".aside").iterdir())
    assert len(left) == 1
    assert store.find(longer.digest) is None
    assert not (store.folder / longer.digest).exists()

    session = store.make(longer, library, studio, [Format.FLAC])

    assert session.seconds == 105
    assert list((store.folder / ".aside").iterdir()) == []


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="limits files as POSIX does")
def test_a_full_disk_is_an_os_error_that_leaves_nothing(
    store: SessionStore, recipe: Recipe, library: Library, studio: Studio
) -> None:
    store.make(recipe, library, studio, [Format.OPUS])  # clips and textures are there
    other = replace(recipe, seed=2)

    with started(MAKE, store, studio, other, limit=500_000) as making:
        _, told = making.communicate()

    assert making.returncode == 1
    assert f"[Errno {errno.EFBIG}]" in told.splitlines()[-1]
    assert list((store.folder / ".aside").iterdir()) == []
    assert store.find(other.digest) is None


def test_a_folder_that_cannot_be_written_is_an_os_error(
    tmp_path: Path, recipe: Recipe, library: Library, studio: Studio
) -> None:
    (tmp_path / "taken").write_text("a file, not a folder")

    with pytest.raises(OSError, match="taken"):
        SessionStore(tmp_path / "taken").make(recipe, library, studio, [Format.OPUS])
