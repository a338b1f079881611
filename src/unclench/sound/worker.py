"""A process that makes chunks for somebody, and our end of the line to it.

The standard pools are not used: their workers outlive a parent that is killed, waiting
for ever on a queue whose other end they hold themselves.
"""

import multiprocessing
import pickle
import signal
import sys
from collections.abc import Collection, Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Protocol, Self


class Chunked[T](Protocol):
    """Work in numbered chunks, each a pure function of its number."""

    @property
    def count(self) -> int:
        """How many chunks there are."""

    def make(self, number: int) -> Iterator[T]:
        """Make one chunk, piece by piece; it may be given up after any of them."""


class WorkerDied(OSError):  # noqa: N818 - a plain statement of what happened
    """A process that made sound ended before its work was done."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A request for a chunk."""

    job: int
    number: int
    work: bytes | None
    """The pickled work, told once; None when the worker has it."""
    forget: frozenset[int]
    """Jobs that nobody will ask for again."""


@dataclass(frozen=True, slots=True)
class _Ended:
    """The answer behind a chunk's last piece."""

    error: Exception | None = None


_GIVE_UP = "give up"
"""To a worker in the middle of a chunk that nobody wants any more."""


@dataclass(slots=True)
class Worker:
    """One process and the line to it. Not for two threads at a time."""

    _process: multiprocessing.process.BaseProcess
    _line: "Connection[_Wanted | str, object]"
    _holds: set[int] = field(default_factory=set)

    @classmethod
    def started(cls, others: Collection[Self] = ()) -> Self:
        """Start a worker.

        Parameters
        ----------
        others
            Workers that were started before it. A copy of this process holds our ends
            of their lines as well: left open there, no end would ever break.
        """
        forked = _may_fork()
        if forked:
            _warm_up()  # a copy shares what is loaded
        get = multiprocessing.get_context
        context = get("fork") if forked else get("spawn")
        ours, theirs = context.Pipe()
        copied = [*(other._line for other in others), ours] if forked else []  # noqa: SLF001 - its own kind
        process = context.Process(target=_serve, args=(theirs, copied), daemon=True)
        process.start()
        theirs.close()
        return cls(process, ours)

    @property
    def alive(self) -> bool:
        """Whether its process is there."""
        return self._process.is_alive()

    def make(
        self, job: int, work: bytes, number: int, others: Collection[int]
    ) -> Generator[object]:
        """Yield the pieces of a chunk; close the generator to have it given up.

        Parameters
        ----------
        job
            Number of the job, by which the worker knows its work again.
        work
            The pickled work.
        others
            Other jobs there still are.

        Raises
        ------
        WorkerDied
            If its process ended.
        Exception
            Whatever the work raised.
        """
        gone = frozenset(self._holds.difference(others, [job]))
        wanted = _Wanted(job, number, None if job in self._holds else work, gone)
        self._holds = self._holds - gone | {job}
        self._tell(wanted)
        try:
            while not isinstance(piece := self._hear(), _Ended):
                yield piece
        except GeneratorExit:
            self._tell(_GIVE_UP)
            while not isinstance(self._hear(), _Ended):
                pass
            raise
        if piece.error:
            raise piece.error

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()

    def close(self) -> None:
        """End the process and wait until it is gone; nobody may use it any more."""
        self.end()
        self._process.join()
        self._line.close()
        self._process.close()

    def _tell(self, message: _Wanted | str) -> None:
        try:
            self._line.send(message)
        except OSError as error:
            raise WorkerDied("A sound worker ended too early; run it again.") from error

    def _hear(self) -> object:
        try:
            return self._line.recv()
        except (EOFError, OSError) as error:
            raise WorkerDied(
                "A sound worker ended too early, perhaps for want of memory; "
                "run it again."
            ) from error


def _serve(
    line: "Connection[object, _Wanted | str]",
    copied: "Collection[Connection[_Wanted | str, object]]",
) -> None:
    """Make what is asked for until nobody is there to ask."""
    # Whoever presses Ctrl-C means the command; what is to end here it decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for each in copied:
        each.close()
    _warm_up()
    parent = multiprocessing.parent_process()
    here: list[Connection[object, _Wanted | str] | int] = [line]
    here += [parent.sentinel] if parent else []
    known: dict[int, Chunked[object]] = {}
    with suppress(EOFError, ConnectionError):
        while wait(here) == [line]:
            wanted = line.recv()
            # What was told to give up may have been done by then.
            if isinstance(wanted, _Wanted):
                line.send(_Ended(_answered(line, wanted, known)))


def _warm_up() -> None:
    """Load what encoding needs while nothing is asked for yet."""
    import av
    import soxr

    del av, soxr


def _answered(
    line: "Connection[object, _Wanted | str]",
    wanted: _Wanted,
    known: dict[int, Chunked[object]],
) -> Exception | None:
    """Send the pieces of a chunk; return what went wrong."""
    for job in wanted.forget:
        known.pop(job, None)
    try:
        if wanted.work is not None:
            known[wanted.job] = pickle.loads(wanted.work)  # noqa: S301 - from our parent
        for piece in known[wanted.job].make(wanted.number):
            line.send(piece)
            if line.poll():
                break
    except ConnectionError:
        raise
    except Exception as error:  # noqa: BLE001 - told to the parent, who raises it
        return _portable(error)
    return None


def _portable(error: Exception) -> Exception:
    """Return an error that arrives as it was sent, or else one that names it."""
    try:
        same = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    except Exception:  # noqa: BLE001 - whatever it is that cannot be sent
        return RuntimeError(f"{type(error).__qualname__}: {error}")
    return error if isinstance(same, type(error)) else RuntimeError(str(error))


def _may_fork() -> bool:
    """Tell whether a copy of this process is safe: Linux, and this its only thread.

    A copy starts at once and shares what is loaded. But a lock another thread holds
    stays locked in the copy for ever, so a web server's workers are started afresh.
    """
    tasks = Path("/proc/self/task")
    return sys.platform == "linux" and len(list(tasks.iterdir())) == 1
