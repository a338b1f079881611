"""Processes that are started again when they end, until all are asked to."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

ENOUGH_STARTS = 5
"""A child that ends this often ..."""
WITHIN_SECONDS = 20.0
"""... in this time has something wrong with it that starting again won't mend."""
GRACE_SECONDS = 1.2
"""How long children have to end before they are killed."""


class CrashLoopError(Exception):
    """A child ends as soon as it is started."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Unclench's {name} process keeps ending as soon as it starts, so the app "
            "stops here. What it says above may tell why; `unclench doctor` looks at "
            "the usual causes."
        )


@dataclass
class Child:
    """One process, as it is now and as often as it was started."""

    name: str
    target: Callable[..., None]
    args: tuple[object, ...] = ()
    starts: list[float] = field(default_factory=list)
    process: SpawnProcess | None = None

    def start(self) -> None:
        """Start the process.

        Raises
        ------
        CrashLoopError
            If it was started often in a short time.
        """
        now = time.monotonic()
        self.starts = [at for at in self.starts if now - at < WITHIN_SECONDS] + [now]
        if len(self.starts) > ENOUGH_STARTS:
            raise CrashLoopError(self.name)
        context = get_context("spawn")
        self.process = context.Process(target=self.target, args=self.args, name=self.name)
        self.process.start()

    def end_by(self, moment: float) -> None:
        """Wait for the process to end; kill it if it still runs at `moment`."""
        if self.process is None:
            return
        self.process.join(max(0.0, moment - time.monotonic()))
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


@contextmanager
def running(children: tuple[Child, ...]) -> Iterator[None]:
    """Start the children; on the way out end them all, within `GRACE_SECONDS`."""
    try:
        for child in children:
            child.start()
        yield
    finally:
        for child in children:
            if child.process is not None:
                child.process.terminate()
        moment = time.monotonic() + GRACE_SECONDS
        for child in children:
            child.end_by(moment)


def keep_up(children: tuple[Child, ...], stop: Connection) -> None:
    """Start again whichever child ends, until something can be read from `stop`.

    Raises
    ------
    CrashLoopError
        If one of them can't stay.
    """
    while True:
        ended = [child.process.sentinel for child in children if child.process]
        if stop in wait([stop, *ended]):
            return
        for child in children:
            if child.process and not child.process.is_alive():
                child.process.join()
                child.start()
