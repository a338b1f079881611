"""Protocol buffers, as far as a model's file is made of them."""

import mmap
from collections.abc import Iterator
from dataclasses import dataclass

type Buffer = bytes | mmap.mmap

_MORE = 0x80
"""Set in every byte of a number but its last."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a message: a number, or a stretch of bytes."""

    number: int
    head: int
    """Where it begins, with its key."""
    start: int
    end: int
    value: int = 0


def fields(data: Buffer, at: int, end: int) -> Iterator[Field]:
    """Yield the numbers and stretches between two places; nothing in them is read.

    Raises
    ------
    ValueError, IndexError
        If there is no message.
    """
    while at < end:
        head = at
        key, at = number(data, at)
        value = start = 0
        match key & 7:
            case 0:
                value, at = number(data, at)
            case 1:
                at += 8
            case 2:
                length, start = number(data, at)
                at = start + length
            case 5:
                at += 4
            case _:
                raise ValueError
        if at > end or key < 8:  # noqa: PLR2004 - fields are counted from 1
            raise ValueError
        yield Field(key >> 3, head, start, at, value)


def number(data: Buffer, at: int) -> tuple[int, int]:
    """Return the number at a place, and the place behind it."""
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & ~_MORE) << shift
        if byte < _MORE:
            return value, at
        shift += 7


def stretch(field: int, content: bytes) -> bytes:
    """Return a field that holds bytes."""
    return numeral(field << 3 | 2) + numeral(len(content)) + content


def numeral(value: int) -> bytes:
    """Return a number as it is written."""
    out = bytearray()
    while value >= _MORE:
        out.append(value & ~_MORE & 0xFF | _MORE)
        value >>= 7
    return bytes((*out, value))
