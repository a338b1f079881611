"""An engine's process: started when first asked, watched, and ended with us."""

import json
import struct
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Lock, Timer
from typing import Any

type Answer = tuple[dict[str, Any], bytes]


class Stopped(Exception):  # noqa: N818 - what happened, to those who ask a second time
    """The process ended, or hung and was ended."""


@dataclass(slots=True)
class Process:
    """A program of ours that answers messages; one thread at a time may ask it.

    A message is four bytes of length (little endian) and that much JSON; an answer with
    ``bytes`` in it is followed by as many. The program ends when its standard input
    does, so it never outlives us.
    """

    program: tuple[str, ...]
    """What the interpreter is given: options, the file, its arguments."""
    environment: Mapping[str, str] | None = None
    """Instead of ours."""
    _running: subprocess.Popen[bytes] | None = field(default=None, init=False)
    _over: bool = field(default=False, init=False)
    _lock: Lock = field(default_factory=Lock, init=False)

    @property
    def running(self) -> bool:
        """Whether it was started and not closed since."""
        return self._running is not None

    @property
    def pid(self) -> int:
        """Process id.

        Raises
        ------
        Stopped
            If it does not run.
        """
        if self._running is None:
            raise Stopped
        return self._running.pid

    def start(self) -> None:
        """Start the program.

        Raises
        ------
        Stopped
            If it was ended for good.
        """
        with self._lock:
            if self._over:
                raise Stopped
            self._running = subprocess.Popen(  # noqa: S603 - our own interpreter and file
                [sys.executable, *self.program],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=self.environment,
            )

    def ask(self, message: Mapping[str, Any] | None, patience: float) -> Answer:
        """Send a message, or none where it speaks first, and wait for the answer.

        Parameters
        ----------
        patience
            Seconds after which a silent program counts as stopped, and is ended.

        Raises
        ------
        Stopped
            If it ends, or is silent for too long.
        """
        running = self._running
        if running is None:
            raise Stopped
        assert running.stdin  # noqa: S101 - we asked for the pipe
        watch = Timer(patience, running.kill)
        watch.start()
        try:
            if message is not None:
                body = json.dumps(message).encode()
                running.stdin.write(struct.pack("<I", len(body)) + body)
                running.stdin.flush()
            length: int = struct.unpack("<I", _read(running, 4))[0]
            answer: dict[str, Any] = json.loads(_read(running, length))
            return answer, _read(running, answer.get("bytes", 0))
        except (BrokenPipeError, ValueError):  # the latter of a pipe that was closed
            raise Stopped from None
        finally:
            watch.cancel()

    def end(self) -> None:
        """End it for good, whatever it is at; another thread may be asking it."""
        with self._lock:
            self._over = True
        self.close()

    def close(self) -> None:
        """End it, if it runs; it can be started again."""
        running, self._running = self._running, None
        if running is None:
            return
        running.kill()
        with suppress(BrokenPipeError), running:
            pass  # leaving closes the pipes, what was not yet written is lost, and waits


def _read(running: subprocess.Popen[bytes], count: int) -> bytes:
    assert running.stdout  # noqa: S101 - we asked for the pipe
    data = running.stdout.read(count)
    if len(data) < count:
        raise Stopped
    return data
