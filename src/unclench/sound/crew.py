"""A crew: processes that stay, and make the chunks of several jobs side by side."""

import pickle
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import count
from queue import SimpleQueue
from types import TracebackType
from typing import Self

from unclench.sound.worker import Chunked, Worker, WorkerDied

_LAST = object()
"""Behind the last piece of a chunk."""


@dataclass(eq=False, slots=True)
class _Job:
    """Chunks that somebody waits for."""

    name: int
    work: bytes
    waiting: deque[int]
    """Numbers that no worker has begun."""
    ahead: int = 0
    """Chunks begun and not yet taken."""
    dropped: bool = False
    made: SimpleQueue[tuple[int, object]] = field(default_factory=SimpleQueue)
    """Pieces, each with its chunk's number, in the order in which they came."""

    def pieces(self, number: int, held: dict[int, deque[object]]) -> Iterator[object]:
        """Yield the pieces of a chunk as they come, and hold those of others."""
        own = held.setdefault(number, deque())
        while True:
            while own:
                if (piece := own.popleft()) is _LAST:
                    del held[number]
                    return
                yield piece
            which, piece = self.made.get()
            if isinstance(piece, Exception):
                raise piece
            held.setdefault(which, deque()).append(piece)


class Crew:
    """Workers that stay until the crew is left, as a context.

    A crew of one makes everything where it is asked, and starts nothing. More are
    processes of their own, which end with this one, however it ends. They are forked
    where that is safe, so a crew is best entered before anything else is begun.

    Parameters
    ----------
    size
        Chunks made at the same time.
    """

    def __init__(self, size: int) -> None:
        self.size = size
        self._names = count()
        self._changed = threading.Condition()
        self._jobs: deque[_Job] = deque()
        self._workers: list[Worker | None] = [None] * size if size > 1 else []
        self._threads: list[threading.Thread] = []
        self._open = False

    def __enter__(self) -> Self:
        """Start the workers."""
        self._open = True
        # All processes first: where a thread runs, none may be forked.
        for place in range(len(self._workers)):
            self._hire(place)
        for place in range(len(self._workers)):
            thread = threading.Thread(target=self._look_after, args=(place,), daemon=True)
            thread.start()
            self._threads.append(thread)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the workers; what they were making is lost."""
        with self._changed:
            self._open = False
            self._changed.notify_all()
            for worker in filter(None, self._workers):
                worker.end()
            for job in self._jobs:
                job.made.put((0, WorkerDied("The crew was sent home before its end.")))
        for thread in self._threads:
            thread.join()
        for worker in filter(None, self._workers):
            worker.close()
        self._workers = [None] * len(self._workers)
        self._threads.clear()

    def made[T](
        self, work: Chunked[T], numbers: Iterable[int] | None = None
    ) -> Generator[T]:
        """Have chunks made, and yield their pieces in order, each as soon as it is there.

        Any number of threads may ask at the same time; their jobs take turns, chunk by
        chunk. Whoever wants no more closes the generator: what is being made of it is
        given up at the next piece.

        Parameters
        ----------
        numbers
            Those of the chunks that are wanted, ascending; all unless told.

        Raises
        ------
        WorkerDied
            If a worker was killed, for example for want of memory.
        Exception
            Whatever `work.make` raises.
        """
        wanted = list(range(work.count) if numbers is None else numbers)
        if not self._workers:
            for number in wanted:
                yield from work.make(number)
            return
        job = _Job(next(self._names), pickle.dumps(work), deque(wanted))
        with self._changed:
            if not self._open:
                raise RuntimeError("A crew works only while it is entered.")
            self._jobs.append(job)
            self._changed.notify_all()
        held: dict[int, deque[object]] = {}
        try:
            for number in wanted:
                yield from job.pieces(number, held)  # type: ignore[misc]  # of this work
                with self._changed:
                    job.ahead -= 1
                    self._changed.notify_all()
        finally:
            with self._changed:
                job.dropped = True
                self._jobs.remove(job)

    def _look_after(self, place: int) -> None:
        """Give one worker its chunks, and replace it when it dies."""
        while turn := self._turn():
            job, number = turn
            try:
                # A worker may have died while it rested, so the first death of a chunk
                # is none of its doing.
                if not self._have_made(place, job, number):
                    self._have_made(place, job, number, again=True)
            except Exception as error:  # noqa: BLE001 - raised where the job was begun
                job.made.put((number, error))
            else:
                job.made.put((number, _LAST))

    def _have_made(
        self, place: int, job: _Job, number: int, *, again: bool = False
    ) -> bool:
        """Have a chunk made; tell whether it was, or raise if it is tried again."""
        with self._changed:
            others = [each.name for each in self._jobs]
        begun = False
        try:
            pieces = self._hire(place).make(job.name, job.work, number, others)
            with closing(pieces):
                for piece in pieces:
                    if job.dropped:
                        break
                    begun = True
                    job.made.put((number, piece))
        except WorkerDied:
            self._lose(place)
            if begun or again:
                raise
            return False
        return True

    def _turn(self) -> tuple[_Job, int] | None:
        """Wait for a chunk to make, of each job in its turn; None when the crew ends."""
        with self._changed:
            self._changed.wait_for(lambda: not self._open or self._next())
            job = self._next()
            if not (self._open and job):
                return None
            # Whoever had a turn stands at the end of the line.
            self._jobs.remove(job)
            self._jobs.append(job)
            job.ahead += 1
            return job, job.waiting.popleft()

    def _next(self) -> _Job | None:
        """Return the first job with a chunk to make, never far ahead of what is taken."""
        ready = (j for j in self._jobs if j.waiting and j.ahead < 2 * self.size)
        return next(ready, None)

    def _hire(self, place: int) -> Worker:
        """Return the worker of a place, a new one if there is none alive."""
        worker = self._workers[place]
        if worker and worker.alive:
            return worker
        self._lose(place)
        with self._changed:
            hired = Worker.started([each for each in self._workers if each])
            self._workers[place] = hired
            if not self._open:
                hired.end()
        return hired

    def _lose(self, place: int) -> None:
        with self._changed:
            worker, self._workers[place] = self._workers[place], None
        if worker:
            worker.close()


ALONE = Crew(1)
"""Everything is made where it is asked."""
