"""How two versions differ, row by row."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from unclench.web.models import Version

AROUND = 2
"""Rows shown on either side of a difference."""


class Sort(StrEnum):
    """What became of a row."""

    SAME = "same"
    ONLY_OLD = "old"
    ONLY_NEW = "new"
    SKIPPED = "skipped"
    """Stands for rows that are the same in both."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of either version."""

    sort: Sort
    words: str = ""


def difference(old: Version, new: Version) -> tuple[Row, ...]:
    """Return what differs, with a little around it; nothing when all is the same."""
    return tuple(_rows(_lines(old), _lines(new)))


def _lines(version: Version) -> list[str]:
    return [version.title, "", *version.text.splitlines()]


def _rows(old: list[str], new: list[str]) -> Iterator[Row]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    shown = 0
    for group in matcher.get_grouped_opcodes(AROUND):
        if group[0][1] > shown:
            yield Row(Sort.SKIPPED)
        for tag, i, j, k, n in group:
            if tag == "equal":
                yield from (Row(Sort.SAME, words) for words in old[i:j])
            else:
                yield from (Row(Sort.ONLY_OLD, words) for words in old[i:j])
                yield from (Row(Sort.ONLY_NEW, words) for words in new[k:n])
        shown = group[-1][2]
    if 0 < shown < len(old):
        yield Row(Sort.SKIPPED)
