import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from unclench.sound.workers import WorkerDied, in_order


@dataclass(frozen=True)
class Squares:
    count: int = 9

    def make(self, number: int) -> tuple[int, int]:
        return number**2, os.getpid()


@dataclass(frozen=True)
class Broken:
    count: int = 4

    def make(self, number: int) -> int:
        if number == 2:
            raise ValueError("chunk 2 is broken")
        return number


@dataclass(frozen=True)
class Killed:
    count: int = 4

    def make(self, number: int) -> int:
        if number == 1:
            os.kill(os.getpid(), signal.SIGKILL)
        return number


@dataclass(frozen=True)
class Endless:
    """Tells who makes it, then goes on for long."""

    folder: str
    count: int = 100

    def make(self, number: int) -> int:
        (Path(self.folder) / str(os.getpid())).touch()
        time.sleep(0.2)
        return number


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_chunks_come_in_order_from_as_many_processes(workers: int) -> None:
    made = list(in_order(Squares(), workers))
    assert [square for square, _ in made] == [n**2 for n in range(9)]
    makers = {pid for _, pid in made}
    assert (os.getpid() in makers) == (workers == 1)
    assert len(makers) <= workers


def test_a_process_with_threads_starts_its_workers_afresh() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert [square for square, _ in in_order(Squares(3), 2)] == [0, 1, 4]
    finally:
        stop.set()
        thread.join()


def test_an_error_in_a_worker_is_raised_here() -> None:
    with pytest.raises(ValueError, match="chunk 2 is broken"):
        list(in_order(Broken(), 2))


def test_a_killed_worker_is_told_not_waited_for() -> None:
    with pytest.raises(WorkerDied, match="run it again"):
        list(in_order(Killed(), 2))


def test_workers_end_when_nobody_wants_more(tmp_path: Path) -> None:
    with closing(in_order(Endless(str(tmp_path)), 2)) as chunks:
        assert next(chunks) == 0
    assert len(running(tmp_path)) == 0


@pytest.mark.parametrize("threads", [0, 1], ids=["forked", "afresh"])
def test_workers_end_when_their_parent_is_killed(tmp_path: Path, threads: int) -> None:
    program = f"""
import sys, threading
sys.path.insert(0, {str(Path(__file__).parents[2])!r})
from tests.sound.test_workers import Endless
from unclench.sound.workers import in_order
if __name__ == "__main__":
    if {threads}:
        threading.Thread(target=threading.Event().wait, daemon=True).start()
    for _ in in_order(Endless({str(tmp_path)!r}), 2):
        print("made", flush=True)
"""
    script = tmp_path / "parent.py"
    script.write_text(program)
    environment = dict(os.environ, OPENBLAS_NUM_THREADS="1")
    command = [sys.executable, str(script)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as parent:
        assert parent.stdout
        assert parent.stdout.readline() == b"made\n"
        assert len(running(tmp_path)) == 2
        parent.kill()
    deadline = time.monotonic() + 10
    while running(tmp_path) and time.monotonic() < deadline:
        threading.Event().wait(0.05)
    assert running(tmp_path) == []


def running(folder: Path) -> list[int]:
    """Makers that have left their name and are still there."""
    found = []
    for name in folder.iterdir():
        if name.name.isdigit():
            try:
                state = Path(f"/proc/{name.name}/stat").read_text().rsplit(")", 1)[1]
            except FileNotFoundError:
                continue
            if state.split()[0] != "Z":
                found.append(int(name.name))
    return found
