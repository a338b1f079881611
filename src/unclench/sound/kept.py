"""Chunks that were encoded before, found again by all that can be heard in them."""

import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from unclench.cache import touch
from unclench.put import put
from unclench.sound.measure import Reading
from unclench.sound.opus import OpusChunks, Piece

_HEAD = struct.Struct("<4sIIIId")
"""Mark, packets, powers, samples, clipped samples, peak."""
_MARK = b"unc1"


@dataclass(frozen=True, slots=True)
class KeptChunks:
    """The chunks of a mix, each looked up before it is made, and kept when it was."""

    chunks: OpusChunks
    folder: Path

    @property
    def count(self) -> int:
        """Chunks of the whole session."""
        return self.chunks.count

    def make(self, number: int) -> Iterator[Piece]:
        """Return the pieces of a chunk, made if they are not there or spoiled."""
        path = self._path(number)
        if found := _read(path):
            touch(path)
            yield from found
            return
        yield from self.keeping(number, self.chunks.make(number))

    def keeping(self, number: int, pieces: Iterator[Piece]) -> Iterator[Piece]:
        """Pass the pieces of a chunk on, and keep it when it is whole."""
        packets: list[bytes] = []
        for piece in pieces:
            yield piece
            if isinstance(piece, Reading):
                # What can't be kept is made again another time.
                with suppress(OSError):
                    put(self._path(number), _written(packets, piece), lasting=False)
            else:
                packets += piece

    def _path(self, number: int) -> Path:
        key = self.chunks.key(number)
        return self.folder / key[:2] / f"{key}.chunk"


def _written(packets: list[bytes], reading: Reading) -> bytes:
    head = _HEAD.pack(
        _MARK,
        len(packets),
        len(reading.powers),
        reading.samples,
        reading.clipped,
        reading.peak,
    )
    lengths = np.array([len(packet) for packet in packets], "<u2").tobytes()
    powers = reading.powers.astype("<f8").tobytes()
    whole = b"".join((head, lengths, powers, *packets))
    return whole + zlib.crc32(whole).to_bytes(4, "little")


def _read(path: Path) -> tuple[Piece, Piece] | None:
    """Return the pieces in a file; None if it is not there or not as it was written."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    whole = content[:-4]
    if len(whole) < _HEAD.size or zlib.crc32(whole).to_bytes(4, "little") != content[-4:]:
        return None
    _, count, hops, samples, clipped, peak = _HEAD.unpack_from(whole)
    lengths = np.frombuffer(whole, "<u2", count, _HEAD.size)
    powers = np.frombuffer(whole, "<f8", hops, _HEAD.size + 2 * count)
    ends = np.cumsum(lengths, dtype=np.int64) + _HEAD.size + 2 * count + 8 * hops
    packets = tuple(
        whole[end - length : end]
        for end, length in zip(ends.tolist(), lengths.tolist(), strict=True)
    )
    return packets, Reading(samples, powers.astype(np.float64), peak, clipped)
