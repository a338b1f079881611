"""A file is there whole, or as it was."""

import resource
import signal
import sys
from pathlib import Path

import pytest

from unclench.put import put


@pytest.mark.parametrize("lasting", [True, False])
def test_it_is_written_with_its_folder_and_over_what_was_there(
    tmp_path: Path, *, lasting: bool
) -> None:
    path = tmp_path / "new" / "folder" / "file"
    for content in (b"first", b"second"):
        put(path, content, lasting=lasting)
        assert path.read_bytes() == content
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="limits files as POSIX does")
def test_on_a_full_disk_what_was_there_stays(tmp_path: Path) -> None:
    path = tmp_path / "file"
    put(path, b"first")
    most = resource.getrlimit(resource.RLIMIT_FSIZE)
    usual = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, most[1]))
    try:
        with pytest.raises(OSError, match="large"):
            put(path, bytes(10_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, most)
        signal.signal(signal.SIGXFSZ, usual)
    assert path.read_bytes() == b"first"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_cannot_be_put_in_place_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()

    with pytest.raises(OSError, match="taken"):
        put(tmp_path / "taken", b"content")

    assert list(tmp_path.iterdir()) == [tmp_path / "taken"]
