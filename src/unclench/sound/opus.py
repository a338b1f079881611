"""Opus in chunks: each encoded, decoded again and measured apart from all others.

An encoder is started anew for every chunk half a second early, and what it makes of
that half second is dropped. Joined, the chunks sound as one (``audio.md`` 4), and they
are the same bytes whichever process makes them.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import batched, groupby
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from unclench.sound.formats import Format
from unclench.sound.frames import TICK, frame, samples_of
from unclench.sound.limiter import BLOCK, REACH, limited
from unclench.sound.measure import Reading, read_off
from unclench.sound.mixdown import Mix
from unclench.sound.reach import reached
from unclench.vocabulary import SAMPLE_RATE

if TYPE_CHECKING:
    from av.audio.codeccontext import AudioCodecContext

PACKET = 960
"""Samples in one packet: 20 ms."""

DELAY = 312
"""Samples by which libopus is late; players skip as many."""

_COMPLEXITY = 10
_JOINED = 5
"""Packets decoded at a time: 100 ms, of which a packet holds at most 120."""
_PREROLL = BLOCK // PACKET
_CHUNK = 1500
"""Packets of the run-up, half a second, and of a chunk, 30 s."""


type Piece = tuple[bytes, ...] | Reading
"""Packets that follow each other; behind a chunk's last, what all of them sound like."""


@dataclass(frozen=True, slots=True)
class OpusChunks:
    """The chunks of a mix by number."""

    mix: Mix

    @property
    def packets(self) -> int:
        """Packets of the whole session."""
        return -(-(self.mix.length + DELAY) // PACKET)

    @property
    def count(self) -> int:
        """Chunks of the whole session."""
        return -(-self.packets // _CHUNK)

    def make(self, number: int) -> Iterator[Piece]:
        """Mix, limit and encode one chunk, then decode and measure it."""
        first, last, early = self._stretch(number)
        start, end = _heard_from(first, last, early)
        ceiling = 10 ** (self.mix.levels.ceiling_dbtp / 20)
        blocks = limited(self.mix.mix, start, end, ceiling)
        coded: list[bytes] = []
        for packets in _encoded(blocks, start):
            fresh = packets[: early + last - first - len(coded)]
            # What stands before the chunk is dropped: it is the run-up's.
            if kept := fresh[max(0, early - len(coded)) :]:
                yield tuple(kept)
            coded += fresh
        yield read_off(_behind(_decoded(coded), early * PACKET))

    def key(self, number: int) -> str:
        """Digest of everything that decides one chunk."""
        first, last, early = self._stretch(number)
        start, end = _heard_from(first, last, early)
        # The limiter looks on either side.
        heard = reached(self.mix, start - REACH, end - start + 2 * REACH)
        decided = (heard, first, last, early, self.mix.levels.ceiling_dbtp)
        return hashlib.sha256(repr(decided).encode()).hexdigest()[:40]

    def _stretch(self, number: int) -> tuple[int, int, int]:
        """First packet of a chunk, the one past its last, and how many run up to it."""
        first = number * _CHUNK
        last = min(first + _CHUNK, self.packets)
        return first, last, _PREROLL if number else 0


def _heard_from(first: int, last: int, early: int) -> tuple[int, int]:
    """First sample that a chunk is encoded from, and the one past the last."""
    # One packet more, because what a packet holds comes out a little later.
    return (first - early) * PACKET, (last + 1) * PACKET


def encoder() -> "AudioCodecContext":
    """Return a new Opus encoder: the setting the chunks were tried with."""
    import av

    context = av.CodecContext.create("libopus", "w")
    context.sample_rate = SAMPLE_RATE
    context.layout = "stereo"
    context.format = "flt"
    context.bit_rate = Format.OPUS.value.bit_rate
    context.options = {"compression_level": str(_COMPLEXITY)}
    context.time_base = TICK
    context.open()
    return context


def _encoded(blocks: Iterable[NDArray[np.float32]], start: int) -> Iterator[list[bytes]]:
    """Packets of each block in its turn."""
    context = encoder()
    at = start
    for block in blocks:
        yield [bytes(packet) for packet in context.encode(frame(block, "flt", at))]
        at += block.shape[1]
    yield [bytes(packet) for packet in context.encode(None)]


def _decoded(packets: list[bytes]) -> Iterator[NDArray[np.float32]]:
    """Samples of packets, some at a time."""
    import av

    context = av.CodecContext.create("opus", "r")
    context.extradata = encoder().extradata
    for packet in _joined(packets):
        for decoded in context.decode(av.Packet(packet)):
            yield samples_of(decoded)


def _joined(packets: list[bytes]) -> Iterator[bytes]:
    """The same frames in a fifth of the packets, for a decoder to be called less often.

    A packet of code 3 holds several frames, each but the last with its length before it
    (RFC 6716, 3.2.1 and 3.2.5).
    """
    for _, alike in groupby(packets, lambda packet: packet[0]):
        for several in batched(alike, _JOINED):
            kind = several[0][0]
            if len(several) == 1 or kind & 3:
                yield from several
                continue
            lengths = b"".join(_length(len(packet) - 1) for packet in several[:-1])
            head = bytes([kind | 3, 0x80 | len(several)])
            yield b"".join((head, lengths, *(packet[1:] for packet in several)))


def _length(n: int) -> bytes:
    """Length of a frame, in one or two bytes."""
    low = 252 + (n & 3)
    return bytes([n]) if n < low - (n & 3) else bytes([low, (n - low) >> 2])


def _behind(
    blocks: Iterator[NDArray[np.float32]], skipped: int
) -> Iterator[NDArray[np.float32]]:
    """All but the first samples of what blocks hold."""
    for block in blocks:
        over = min(skipped, block.shape[1])
        skipped -= over
        if over < block.shape[1]:
            yield block[:, over:]
