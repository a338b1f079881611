"""What the coach says, on the terminal: findings with their rows, then the picture."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from unclench.content.review import Excused, Finding, Level, Picture
from unclench.vocabulary import Sense

if TYPE_CHECKING:
    from unclench.cli.review import Reviewed

SENSES = {
    Sense.VISION: "sight",
    Sense.SOUND: "sound",
    Sense.SMELL: "smell",
    Sense.TASTE: "taste",
    Sense.TOUCH: "touch",
    Sense.BODILY: "body",
    Sense.EMOTION: "feeling",
}
BAR = 30
"""Signs that the longest bar has."""
STYLES = {Level.ERROR: "bold red", Level.WARNING: "bold yellow"}
_EXTRAS = re.compile(r"(?:\s*(?:\{#[^{}]*\}|<!--.*?-->))+\s*$")
"""What stands behind a line and is not spoken: its id, notes."""


def show(reviewed: "Reviewed") -> None:
    """Print what is said of one file."""
    console = Console(highlight=False)
    if told := reviewed.unreadable:
        line = f"{told.file}:{told.line}: {told.why} {told.suggestion}"
        console.print(line, style="red", markup=False, soft_wrap=True)
        return
    console.print(str(reviewed.file), style="bold", markup=False, soft_wrap=True)
    assert reviewed.review is not None  # noqa: S101 - what can be read is reviewed
    for finding in reviewed.review.findings:
        console.print(_finding(finding, reviewed))
    for excused in reviewed.review.excused:
        console.print(_excused(excused))
    if not reviewed.review.findings:
        console.print(Padding("Nothing to change.", (0, 0, 0, 2), expand=False))
    console.print(Padding(_picture(reviewed.review.picture), (1, 0, 1, 2), expand=False))


def _finding(finding: Finding, reviewed: "Reviewed") -> Padding:
    head = Text(_place(finding, str(reviewed.file)))
    head.append(f"{finding.rule} {finding.level}", style=STYLES[finding.level])
    if finding.words:
        head.append(f"  “{finding.words}”")
    body = [Text(f"{finding.why}"), Text(f"→ {finding.suggestion}", style="green")]
    if row := _row(finding, reviewed.rows):
        body.insert(0, row)
    told = Group(head, Padding(Group(*body), (0, 0, 0, 4), expand=False))
    return Padding(told, (0, 0, 0, 2), expand=False)


def _place(finding: Finding, file: str) -> str:
    """Say where it is; a session's findings lie in the scripts it was made of."""
    other = "" if finding.file == file else f"{finding.file}:"
    if not finding.line:
        return f"{other} the whole  " if other else "the whole  "
    return f"{other}{finding.line}:{finding.column}  "


def _row(finding: Finding, rows: tuple[str, ...]) -> Text | None:
    """The row as it stands, without its id and its notes, with the words marked."""
    if not finding.words or not 0 < finding.line <= len(rows):
        return None
    row = rows[finding.line - 1]
    start = finding.column - 1
    told = Text(row, style="italic")
    told.stylize("underline", start, start + len(finding.words))
    if extras := _EXTRAS.search(row):
        told.right_crop(len(row) - extras.start())
    return told


def _excused(excused: Excused) -> Padding:
    finding = excused.finding
    words = f" “{finding.words}”" if finding.words else ""
    place = f"{finding.line}:{finding.column}" if finding.line else "the whole"
    told = f"{place}  {finding.rule} ok{words}: {excused.reason}"
    return Padding(Text(told, style="dim"), (0, 0, 0, 2), expand=False)


def _picture(picture: Picture) -> Table:
    """Bars for the senses, then how it reads and how much of it is quiet."""
    table = Table.grid(padding=(0, 2))
    most = max(1, *picture.senses.values())
    for sense, count in picture.senses.items():
        bar = "█" * -(-BAR * count // most)
        table.add_row(SENSES[sense], Text(f"{bar} {count}", style="cyan"))
    for name, value in _facts(picture):
        table.add_row(name, value)
    return table


def _facts(picture: Picture) -> Iterator[tuple[str, str]]:
    yield "words", f"{picture.words} in {picture.sentences} sentences"
    yield "reads", f"like school grade {max(0.0, picture.grade):.0f}"
    if picture.quiet is not None:
        yield "quiet", f"{picture.quiet:.0%} of it, at its usual pauses"
