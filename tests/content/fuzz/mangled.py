"""Script files as nobody would write them: real ones, cut up and put together wrongly."""

from collections.abc import Callable
from pathlib import Path
from random import Random

from unclench.content import SHIPPED

EXAMPLE = Path(__file__).parents[3] / "examples" / "orchard-bench"
REAL = [
    path.read_text("utf-8").splitlines()
    for folder in (SHIPPED / "en", SHIPPED / "de", EXAMPLE / "scripts")
    for path in sorted(folder.rglob("*.md"))
]
LONGEST = 24
"""Rows that are taken of a real script; a fault hardly needs more."""

ROWS = ["", *Path(__file__).with_name("odd_rows.txt").read_text("utf-8").split("\n")]
"""Rows that are nearly right, or not at all."""
SIGNS = [
    *"#-[]{}|:=.,'’!?%\\$`<>&;\"()*_~^0٣ß",
    *("\t", "\r", "\x00", "\x07", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u202e"),
    *("\u200b", "\u200d", "\ufeff", "\ud7ff", "\U0010ffff", "\u0301", "İ", "ﬁ", "  "),
    *("{#", "{place.", "<!--", "-->", "[pause: ", "- in:", "...", "no ", "not ", "n’t "),
]
RAW = [b"\xff", b"\xfe\xff", b"\xc3", b"\xed\xa0\x80", b"\xf0\x9f", b"\x00", b"\r\n"]


def mangled(random: Random) -> bytes:
    """Return a file that may be anything, though mostly it is nearly a script."""
    rows = _part(random)
    for _ in range(random.randrange(1, 9)):
        random.choice(WAYS)(rows, random)
    data = "\n".join(rows).encode("utf-8", "replace")
    if random.randrange(8) == 0:
        at = random.randrange(len(data) + 1)
        data = data[:at] + random.choice(RAW) + data[at:]
    return data


def _part(random: Random) -> list[str]:
    """Take a stretch of a real script, usually with its head."""
    rows = random.choice(REAL)
    body = random.randrange(len(rows))
    head = rows[: rows.index("---", 1) + 1] if random.randrange(8) else []
    return [*head, *rows[body : body + random.randrange(1, LONGEST)]]


def _lose(rows: list[str], random: Random) -> None:
    if rows:
        at = random.randrange(len(rows))
        del rows[at : at + random.randrange(1, 5)]


def _double(rows: list[str], random: Random) -> None:
    at = random.randrange(len(rows) + 1)
    rows[at:at] = rows[at : at + random.randrange(1, 5)] * random.randrange(1, 4)


def _move(rows: list[str], random: Random) -> None:
    if rows:
        rows.insert(random.randrange(len(rows)), rows.pop(random.randrange(len(rows))))


def _insert(rows: list[str], random: Random) -> None:
    rows.insert(random.randrange(len(rows) + 1), random.choice(ROWS))


def _spoil(rows: list[str], random: Random) -> None:
    """Put a sign where it does not belong, once or very often."""
    if rows:
        row = random.randrange(len(rows))
        at = random.randrange(len(rows[row]) + 1)
        times = random.choice((1, 1, 1, 2, 40, 1500))
        sign = random.choice(SIGNS) * times
        rows[row] = rows[row][:at] + sign + rows[row][at:]


def _cut(rows: list[str], random: Random) -> None:
    if rows:
        row = random.randrange(len(rows))
        at = random.randrange(len(rows[row]) + 1)
        rows[row] = rows[row][:at] if random.randrange(2) else rows[row][at:]


def _join(rows: list[str], random: Random) -> None:
    if len(rows) > 1:
        at = random.randrange(len(rows) - 1)
        rows[at : at + 2] = [rows[at] + rows[at + 1]]


WAYS: list[Callable[[list[str], Random], None]] = [
    *(_lose, _double, _move, _insert, _insert, _insert),
    *(_spoil, _spoil, _spoil, _cut, _join),
]
