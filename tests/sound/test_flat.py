"""Sessions made one after the other leave nothing behind in the process."""

import sys
from pathlib import Path

import pytest

from unclench.sound import Crew, Format, Mix, Tags, write_audio

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")

MOST_GROWTH = 3.0
"""MiB that fifteen sessions may add: less than one of them is as samples or packets."""


def held() -> tuple[float, int, set[str]]:
    """Memory of its own in MiB, open files, and children of this process."""
    rows = Path("/proc/self/status").read_text().splitlines()
    told = {row.partition(":")[0]: row.partition(":")[2] for row in rows}
    children = Path("/proc/self/task").glob("*/children")
    pids = {pid for path in children for pid in path.read_text().split()}
    files = len(list(Path("/proc/self/fd").iterdir()))
    return int(told["RssAnon"].split()[0]) / 1024, files, pids


def test_many_sessions_in_a_row_leave_nothing(
    session: Mix, crew: Crew, tmp_path: Path
) -> None:
    def write(times: int) -> tuple[float, int, set[str]]:
        for _ in range(times):
            write_audio(
                tmp_path / "session.opus",
                session,
                fmt=Format.OPUS,
                tags=Tags(title="Shore"),
                crew=crew,
                kept=tmp_path / "chunks",
            )
        return held()

    before, after = write(5), write(15)

    assert after[0] - before[0] < MOST_GROWTH
    assert after[1:] == before[1:]
