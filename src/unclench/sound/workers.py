"""Chunks made by several processes, handed over in their order.

The standard pools are not used: their workers outlive a parent that is killed, waiting
for ever on a queue whose other end they hold themselves.
"""

import multiprocessing
import sys
from collections.abc import Generator
from contextlib import ExitStack, closing
from multiprocessing.connection import wait
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    type Line[T] = Connection[int, T | Exception]
    """To a worker: numbers go out, what was made of them comes back."""


class Chunked[T](Protocol):
    """Work in numbered chunks, each a pure function of its number."""

    @property
    def count(self) -> int:
        """How many chunks there are."""

    def make(self, number: int) -> T:
        """Make one chunk."""


class WorkerDied(OSError):  # noqa: N818 - a plain statement of what happened
    """A process that made sound ended before its work was done."""


def in_order[T](work: Chunked[T], workers: int) -> Generator[T]:
    """Make all chunks, at most `workers` at once, and yield them in order.

    One worker is this process itself. More are processes of their own, which end when
    the iterator is closed and when this process ends, however it ends.

    Raises
    ------
    WorkerDied
        If a worker was killed, for example for want of memory.
    Exception
        Whatever `work.make` raises.
    """
    workers = min(workers, work.count)
    if workers <= 1:
        yield from map(work.make, range(work.count))
        return
    get = multiprocessing.get_context
    forked = _may_fork()
    context = get("fork") if forked else get("spawn")
    with ExitStack() as stack:
        lines: list[Line[T]] = []
        for _ in range(workers):
            ours, theirs = context.Pipe()
            stack.enter_context(closing(ours))
            # A copy of this process holds our ends as well: left open there, its own
            # end would never break, and it would wait for ever to be read.
            copied = [*lines, ours] if forked else []
            process = context.Process(
                target=_serve, args=(work, theirs, copied), daemon=True
            )
            process.start()
            theirs.close()
            stack.callback(process.join)
            stack.callback(process.terminate)
            lines.append(ours)
        yield from _collected(lines, work.count)


def _collected[T](lines: "list[Line[T]]", count: int) -> Generator[T]:
    """Keep every worker busy, but never far ahead of what has been taken."""
    ahead = 2 * len(lines)
    idle, busy = list(lines), {}
    done: dict[int, T] = {}
    given = taken = 0
    while taken < count:
        while idle and given < min(count, taken + ahead):
            line = idle.pop()
            _hand(line, given)
            busy[line] = given
            given += 1
        for line in [each for each in busy if each in wait(list(busy))]:
            done[busy.pop(line)] = _received(line)
            idle.append(line)
        while taken in done:
            yield done.pop(taken)
            taken += 1


def _hand[T](line: "Line[T]", number: int) -> None:
    try:
        line.send(number)
    except OSError as error:
        raise WorkerDied("A sound worker ended too early; run it again.") from error


def _received[T](line: "Line[T]") -> T:
    try:
        made = line.recv()
    except (EOFError, ConnectionError) as error:
        raise WorkerDied(
            "A sound worker ended too early, perhaps for want of memory; run it again."
        ) from error
    if isinstance(made, Exception):
        raise made
    return made


def _serve[T](
    work: Chunked[T],
    line: "Connection[T | Exception, int]",
    copied: "list[Line[T]]",
) -> None:
    """Make what is asked for until nobody is there to ask."""
    for each in copied:
        each.close()
    parent = multiprocessing.parent_process()
    here: list[Connection[T | Exception, int] | int] = [line]
    here += [parent.sentinel] if parent else []
    while wait(here) == [line]:
        try:
            number = line.recv()
        except EOFError:
            return
        try:
            made: T | Exception = work.make(number)
        except Exception as error:  # noqa: BLE001 - told to the parent, who raises it
            made = error
        try:
            line.send(made)
        except ConnectionError:
            return


def _may_fork() -> bool:
    """Tell whether a copy of this process is safe: Linux, and this its only thread.

    A copy starts at once and shares what is loaded. But a lock another thread holds
    stays locked in the copy for ever, so a web server's workers are started afresh.
    """
    tasks = Path("/proc/self/task")
    return sys.platform == "linux" and len(list(tasks.iterdir())) == 1
