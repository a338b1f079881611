"""A session that is heard while it is made.

Its first chunk is begun before anybody knows what will be said: what is known of its
sound is encoded at once, and reading on waits for the rest.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from queue import SimpleQueue
from threading import Thread
from types import TracebackType
from typing import BinaryIO, Self

import numpy as np
from numpy.typing import NDArray

from unclench.sound.levels import Levels
from unclench.sound.measure import Reading
from unclench.sound.mixdown import Mix
from unclench.sound.ogg import OggOpus
from unclench.sound.opus import OpusChunks, Piece


class _GivenUp(Exception):  # noqa: N818 - never leaves this file
    """Nobody wants to hear it any more."""


class _Awaited:
    """A mix whose opening is there before the rest."""

    def __init__(self, unsaid: Mix) -> None:
        self._unsaid = unsaid
        self.settled: Future[Mix] = Future()
        self.given_up = False

    @property
    def levels(self) -> Levels:
        return self._unsaid.levels

    @property
    def length(self) -> int:
        return self._unsaid.length

    def mix(self, start: int, n: int) -> NDArray[np.float32]:
        """Samples [start, start+n), as soon as they can be known."""
        if self.given_up:
            raise _GivenUp
        if start + n <= self._unsaid.known:
            return self._unsaid.open(start, n)
        return self.settled.result().mix(start, n)


class Early:
    """The packets of a session, written as they are made; use it as a context.

    Parameters
    ----------
    sink
        Where they are written, unbuffered.
    unsaid
        The session's mix with nothing in it, at the levels it will be mixed at.
    """

    def __init__(self, sink: BinaryIO, unsaid: Mix) -> None:
        self._ogg = OggOpus(sink, unsaid.length)
        self._awaited = _Awaited(unsaid)
        self._made: SimpleQueue[Piece | Exception] = SimpleQueue()
        self._thread = Thread(target=self._begin, daemon=True)

    def __enter__(self) -> Self:
        """Begin with what is known."""
        self._ogg.begin()
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Give up what is not made yet."""
        self._awaited.given_up = True
        if not self._awaited.settled.done():
            self._awaited.settled.set_exception(_GivenUp())
        self._thread.join()

    @property
    def seconds(self) -> float:
        """How much can be heard."""
        return self._ogg.seconds

    def settle(self, mix: Mix) -> None:
        """Go on: this is the whole of it."""
        self._awaited.settled.set_result(mix)

    def pieces(self) -> Iterator[Piece]:
        """Yield the pieces of the first chunk, which are written already.

        Raises
        ------
        Exception
            Whatever was raised in making them.
        """
        while True:
            made = self._made.get()
            if isinstance(made, Exception):
                raise made
            yield made
            if isinstance(made, Reading):
                return

    def add(self, packets: Sequence[bytes]) -> None:
        """Write packets of a later chunk."""
        self._ogg.add(packets)

    def _begin(self) -> None:
        try:
            chunks = OpusChunks(self._awaited)  # type: ignore[arg-type]  # all of a mix that a chunk is made from
            for piece in chunks.make(0):
                if not isinstance(piece, Reading):
                    self._ogg.add(piece)
                self._made.put(piece)
        except Exception as error:  # noqa: BLE001 - raised where the pieces are taken
            self._made.put(error)
