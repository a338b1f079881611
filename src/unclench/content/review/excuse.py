"""What an author leaves as it is, with a reason: ``<!-- ok L01: why -->``."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from unclench.content.review.finding import Finding, Level

_OK = re.compile(r"<!--\s*+ok\b(?P<told>[^<>]*)-->", re.IGNORECASE)
_TOLD = re.compile(r"\s*(?P<rules>\w+(?:\s*,\s*\w+)*)\s*(?::\s*(?P<reason>.*\w.*))?")


@dataclass(frozen=True, slots=True)
class Excuse:
    """A rule that an author says doesn't matter here."""

    rule: str
    reason: str
    written: int
    """The row it stands in, from 1."""
    row: int
    """The row it is about; 0 when it stands above everything else."""
    column: int
    words: str

    def covers(self, finding: Finding) -> bool:
        """Tell whether it is about a finding."""
        return (finding.line, finding.rule) == (self.row, self.rule)


@dataclass(frozen=True, slots=True)
class Excused:
    """A finding that its author has answered."""

    finding: Finding
    reason: str


def excuses(rows: Sequence[str]) -> Iterator[Excuse]:
    """Read every ``ok`` of a text; in a row of its own it is about the row below."""
    begun = False
    for number, row in enumerate(rows, 1):
        notes = list(_OK.finditer(row))
        alone = bool(notes) and not _OK.sub("", row).strip()
        for note in notes:
            told = _TOLD.fullmatch(note["told"].strip())
            reason = ((told and told["reason"]) or "").strip()
            for rule in re.findall(r"\w+", told["rules"]) if told else [""]:
                about = number + 1 if alone else number
                yield Excuse(
                    rule.upper(), reason, number, about, note.start() + 1, note[0]
                )
                if alone and not begun:
                    yield Excuse(rule.upper(), reason, number, 0, note.start() + 1, "")
        begun = begun or bool(row.strip() and not alone)


class Answers:
    """The excuses of one text, and what each of them has answered."""

    def __init__(self, rows: Sequence[str], file: str) -> None:
        self.file = file
        self.given = tuple(excuses(rows))
        self.excused: list[Excused] = []
        self._by_place = {(e.row, e.rule): e for e in self.given if e.reason}
        self._used: set[tuple[int, str]] = set()

    def left(self, finding: Finding) -> bool:
        """Tell whether a finding is left open; keep it with its reason if not."""
        excuse = self._by_place.get((finding.line, finding.rule))
        if excuse:
            self._used.add((excuse.written, excuse.rule))
            self.excused.append(Excused(finding, excuse.reason))
        return excuse is None

    def wrong(self) -> Iterator[Finding]:
        """Tell of an ``ok`` without a reason, or for a rule that finds nothing there."""
        for excuse in self.given:
            if not excuse.words:
                continue
            if not excuse.reason:
                why = "An ok needs a reason, so that the next reader needn't wonder."
                way = "Write <!-- ok L01: why it is well here -->."
            elif (excuse.written, excuse.rule) not in self._used:
                why = f"{excuse.rule or 'This'} finds nothing here."
                way = "Take the ok away, or put it into the row that it is about."
            else:
                continue
            place = (self.file, excuse.written, excuse.column)
            yield Finding(*place, "ok", Level.WARNING, excuse.words, why, way)
