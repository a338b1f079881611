"""Which file is which line: by its name, by its number, or by the order of the files."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from unclench.voice.recorded.standing import Line

_DIGITS = re.compile(r"(\d+)")
_LIKE_AN_ID = re.compile(r"[a-z][\w-]*\.\d+", re.IGNORECASE)
"""A line of another sheet may be called so; its number is none of this one."""


@dataclass(frozen=True, slots=True)
class Matched:
    """What came of a heap of files."""

    lines: tuple[tuple[str, Line], ...]
    """Name of a file, and the line that is said in it."""
    left: tuple[str, ...]
    """Names of files that belong to no line; nothing is done to them."""


def matched(names: Iterable[str], lines: Sequence[Line]) -> Matched:
    """Match files to the lines of a reading sheet.

    A file that is called by a line's id is that line. One that begins with a number, or
    holds but one, is the line of that number on the sheet. Where no file tells by its
    name what it is and there are as many as lines, they are taken in order.

    Parameters
    ----------
    names
        File names, with their endings.
    lines
        The sheet, from number 1 on.
    """
    names = sorted(names, key=_in_order)
    found = {name: line for name in names if (line := _named(name, lines))}
    if not found and len(names) == len(lines):
        found = dict(zip(names, lines, strict=True))
    taken: set[Line] = set()
    pairs, left = [], []
    for name in names:
        line = found.get(name)
        if line is None or line in taken:
            left.append(name)
        else:
            taken.add(line)
            pairs.append((name, line))
    return Matched(tuple(pairs), tuple(left))


def _named(name: str, lines: Sequence[Line]) -> Line | None:
    """Return the line that a file's name tells."""
    stem = _stem(name)
    # The line of a pack has the pack's name before it, and a stroke no file may have.
    of_id = [
        line
        for line in lines
        if stem.lower() in (line.id.lower(), line.id.lower().rpartition("/")[2])
    ]
    if of_id:
        return of_id[0]
    numbers = [] if _LIKE_AN_ID.match(stem) else _DIGITS.findall(stem)
    number = int(numbers[0]) if stem[:1].isdigit() or len(numbers) == 1 else 0
    return lines[number - 1] if 1 <= number <= len(lines) else None


def _stem(name: str) -> str:
    # An id has a full stop in it, so only what is surely an ending is taken off.
    path = PurePath(name)
    return path.stem if re.fullmatch(r"\.[A-Za-z][A-Za-z0-9]{0,4}", path.suffix) else name


def _in_order(name: str) -> tuple[tuple[int, int | str], ...]:
    """Sort as people count: 2 before 10."""
    parts = _DIGITS.split(name.lower())
    return tuple((0, int(p)) if p.isdigit() else (1, p) for p in parts if p)
