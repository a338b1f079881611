import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from unclench.sound.crew import ALONE, Crew
from unclench.sound.worker import WorkerDied


@dataclass(frozen=True)
class Squares:
    count: int = 9

    def make(self, number: int) -> Iterator[tuple[int, int]]:
        yield number, os.getpid()
        yield number**2, os.getpid()


@dataclass(frozen=True)
class Broken:
    count: int = 4

    def make(self, number: int) -> Iterator[int]:
        if number == 2:
            raise ValueError("chunk 2 is broken")
        yield number


class Twofold(Exception):  # noqa: N818 - an error that can't be sent as it is
    def __init__(self, first: str, second: str) -> None:
        super().__init__(f"{first} and {second}")


@dataclass(frozen=True)
class Unportable:
    count: int = 1

    def make(self, number: int) -> Iterator[int]:
        yield number
        raise Twofold("this", "that")


@dataclass(frozen=True)
class Killed:
    count: int = 4

    def make(self, number: int) -> Iterator[int]:
        if number == 1:
            os.kill(os.getpid(), signal.SIGKILL)
        yield number


@dataclass(frozen=True)
class Endless:
    """Tells who makes it, then goes on for long, piece by piece."""

    folder: str
    count: int = 100

    def make(self, number: int) -> Iterator[int]:
        (Path(self.folder) / str(os.getpid())).touch()
        while True:
            time.sleep(0.01)
            yield number


@dataclass(frozen=True)
class Slow:
    name: str
    count: int = 12

    def make(self, number: int) -> Iterator[tuple[str, int, float]]:
        time.sleep(0.01)
        yield self.name, number, time.monotonic()


@pytest.mark.parametrize("size", [1, 3])
def test_pieces_come_in_order_from_as_many_processes(size: int) -> None:
    with Crew(size) as crew:
        made = list(crew.made(Squares()))
    assert [piece for piece, _ in made] == [p for n in range(9) for p in (n, n**2)]
    makers = {pid for _, pid in made}
    assert (os.getpid() in makers) == (size == 1)
    assert len(makers) <= size


def test_only_the_chunks_that_are_wanted_are_made(crew: Crew) -> None:
    made = list(crew.made(Squares(), [1, 4, 8]))
    assert [piece for piece, _ in made] == [1, 1, 4, 16, 8, 64]


def test_a_crew_stays_from_job_to_job(crew: Crew) -> None:
    makers = [{pid for _, pid in crew.made(Squares())} for _ in range(3)]
    assert len(set.union(*makers)) <= 2


def test_a_process_with_threads_starts_its_crew_afresh() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        with Crew(2) as crew:
            made = [piece for piece, _ in crew.made(Squares(3))]
    finally:
        stop.set()
        thread.join()
    assert made == [0, 0, 1, 1, 2, 4]


@pytest.mark.parametrize("size", [1, 2])
def test_an_error_in_a_worker_is_raised_here_and_the_next_job_is_done(
    size: int, crew: Crew
) -> None:
    several = ALONE if size == 1 else crew
    with pytest.raises(ValueError, match="chunk 2 is broken"):
        list(several.made(Broken()))
    assert [piece for piece, _ in several.made(Squares(2))] == [0, 0, 1, 1]


def test_an_error_that_cannot_travel_is_named(crew: Crew) -> None:
    with pytest.raises(RuntimeError, match="Twofold: this and that"):
        list(crew.made(Unportable()))


def test_a_killed_worker_is_told_and_replaced_for_the_next_job(crew: Crew) -> None:
    with pytest.raises(WorkerDied, match="run it again"):
        list(crew.made(Killed()))
    assert [piece for piece, _ in crew.made(Squares(2))] == [0, 0, 1, 1]


def test_a_worker_killed_while_it_rests_is_replaced_unnoticed(crew: Crew) -> None:
    for pid in {pid for _, pid in crew.made(Squares())}:
        os.kill(pid, signal.SIGKILL)
        while runs(pid):
            threading.Event().wait(0.01)
    assert [piece for piece, _ in crew.made(Squares(2))] == [0, 0, 1, 1]


def test_what_nobody_wants_any_more_is_given_up_at_once(
    crew: Crew, tmp_path: Path
) -> None:
    with closing(crew.made(Endless(str(tmp_path)))) as pieces:
        assert next(pieces) == 0
        while len(running(tmp_path)) < 2:
            threading.Event().wait(0.01)
    began = time.monotonic()
    made = list(crew.made(Squares()))
    assert time.monotonic() - began < 1
    assert {pid for _, pid in made} <= set(running(tmp_path))


def test_two_jobs_take_turns(crew: Crew) -> None:
    ends: list[tuple[str, int, float]] = []

    def take(name: str) -> None:
        ends.extend(crew.made(Slow(name)))

    takers = [threading.Thread(target=take, args=(name,)) for name in "ab"]
    for taker in takers:
        taker.start()
    for taker in takers:
        taker.join()
    order = [name for name, _, _ in sorted(ends, key=lambda end: end[2])]
    assert sorted(order) == ["a"] * 12 + ["b"] * 12
    assert 4 <= order[6:18].count("a") <= 8


def test_who_waits_for_a_crew_that_ends_is_told(tmp_path: Path) -> None:
    told: list[OSError] = []

    def take() -> None:
        try:
            list(crew.made(Endless(str(tmp_path))))
        except WorkerDied as died:
            told.append(died)

    with Crew(2) as crew:
        taker = threading.Thread(target=take)
        taker.start()
        while not list(tmp_path.iterdir()):
            threading.Event().wait(0.01)
    taker.join()
    assert len(told) == 1
    assert running(tmp_path) == []


def test_a_crew_works_only_while_it_is_entered() -> None:
    with pytest.raises(RuntimeError, match="entered"):
        list(Crew(2).made(Squares()))


@pytest.mark.parametrize("threads", [0, 1], ids=["forked", "afresh"])
def test_workers_end_when_their_parent_is_killed(tmp_path: Path, threads: int) -> None:
    program = f"""
import sys, threading
sys.path.insert(0, {str(Path(__file__).parents[2])!r})
from tests.sound.test_crew import Endless
from unclench.sound.crew import Crew
if __name__ == "__main__":
    if {threads}:
        threading.Thread(target=threading.Event().wait, daemon=True).start()
    with Crew(2) as crew:
        for _ in crew.made(Endless({str(tmp_path)!r})):
            print("made", flush=True)
"""
    script = tmp_path / "parent.py"
    script.write_text(program)
    environment = dict(os.environ, OPENBLAS_NUM_THREADS="1")
    command = [sys.executable, str(script)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as parent:
        assert parent.stdout
        assert parent.stdout.readline() == b"made\n"
        while len(running(tmp_path)) < 2:
            threading.Event().wait(0.01)
        parent.kill()
    deadline = time.monotonic() + 10
    while running(tmp_path) and time.monotonic() < deadline:
        threading.Event().wait(0.05)
    assert running(tmp_path) == []


def running(folder: Path) -> list[int]:
    """Makers that have left their name and are still there."""
    names = [path.name for path in folder.iterdir() if path.name.isdigit()]
    return [int(name) for name in names if runs(int(name))]


def runs(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1]
    except FileNotFoundError:
        return False
    return state.split()[0] != "Z"
