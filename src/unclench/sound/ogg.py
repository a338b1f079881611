"""Opus in Ogg (RFC 3533, RFC 7845) that can be heard while it is written."""

import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from unclench.sound.opus import DELAY, PACKET
from unclench.vocabulary import SAMPLE_RATE

_PAGE = struct.Struct("<4sBBqIII")
_CRC_AT = 22
_FIRST, _LAST = 2, 4
_SERIAL = 1
_MOST = 255
"""Segments that a page has at most, and bytes that a segment has."""

_REFLECTED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))


@dataclass(eq=False, slots=True)
class OggOpus:
    """A stream of Opus packets as pages, each written whole and at once.

    It names itself and nothing else: what a file tells of its chapters is not known
    before the whole session is.
    """

    sink: BinaryIO
    """Unbuffered, so that what is written can be read."""
    length: int
    """Samples of the whole session."""
    _pages: int = field(default=0, init=False)
    _packets: int = field(default=0, init=False)

    def begin(self) -> None:
        """Write the two headers."""
        head = struct.pack("<8sBBHIhB", b"OpusHead", 1, 2, DELAY, SAMPLE_RATE, 0, 0)
        maker = b"Unclench"
        tags = struct.pack("<8sI8sI", b"OpusTags", len(maker), maker, 0)
        self._write([head], 0, _FIRST)
        self._write([tags], 0, 0)

    def add(self, packets: Sequence[bytes]) -> None:
        """Write packets as one page, or as more where one does not hold them."""
        for page in _paged(packets):
            self._packets += len(page)
            heard = self._packets * PACKET
            ends = heard >= self.length + DELAY
            # The last page says where the session ends, to the sample.
            place = min(heard, self.length + DELAY)
            self._write(page, place, _LAST if ends else 0)

    @property
    def seconds(self) -> float:
        """How much of the session is there."""
        return max(0, min(self._packets * PACKET - DELAY, self.length)) / SAMPLE_RATE

    def _write(self, packets: Sequence[bytes], place: int, flags: int) -> None:
        lacing = b"".join(map(_lacing, packets))
        page = _PAGE.pack(b"OggS", 0, flags, place, _SERIAL, self._pages, 0)
        page += bytes([len(lacing)]) + lacing + b"".join(packets)
        check = _checksum(page).to_bytes(4, "little")
        self.sink.write(page[:_CRC_AT] + check + page[_CRC_AT + 4 :])
        self._pages += 1


def _paged(packets: Sequence[bytes]) -> Iterator[list[bytes]]:
    """Share packets out to pages, none of which has too many segments."""
    page: list[bytes] = []
    segments = 0
    for packet in packets:
        needs = len(packet) // _MOST + 1
        if segments + needs > _MOST:
            yield page
            page, segments = [], 0
        page.append(packet)
        segments += needs
    if page:
        yield page


def _lacing(packet: bytes) -> bytes:
    """Lengths of the segments of a packet; the last is always under the most."""
    whole, rest = divmod(len(packet), _MOST)
    return bytes([_MOST] * whole + [rest])


def _checksum(page: bytes) -> int:
    """Checksum of a page (RFC 3533, section 6).

    It is the one of zlib with every byte's bits turned round, begun at nought and
    not inverted, and so a hundred times as quick as a loop over the bytes.
    """
    crc = zlib.crc32(page.translate(_REFLECTED), 0xFFFFFFFF) ^ 0xFFFFFFFF
    return int(f"{crc:032b}"[::-1], 2)
