"""What stands before a line of a list: a number, or a dot."""

import re

_NUMBER = re.compile(r"(?P<number>\(?\d{1,2}[.)])\s+(?=\S)")
_DOT = re.compile(r"[-*+•‣◦·▪–]\s+(?=\S)")


def unmarked(row: str) -> tuple[str, str, bool]:
    """Return a line without its marker, its number, and whether it had a marker."""
    if match := _NUMBER.match(row):
        return row[match.end() :], match["number"], True
    if match := _DOT.match(row):
        return row[match.end() :], "", True
    return row, "", False
