"""A script as the coach sees it, told in the rows that somebody typed."""

from dataclasses import dataclass, replace

from unclench.content.guard import suspicious
from unclench.content.review import UNREADABLE, Finding, Level, Picture, review
from unclench.web.mine import Written


@dataclass(frozen=True, slots=True)
class Coached:
    """What the coach would change, what is there, and what was left on purpose."""

    errors: tuple[Finding, ...]
    """Words that are not to be spoken, and rows that can't be read."""
    warnings: tuple[Finding, ...]
    """The rest; what somebody's own text lacks as a whole holds it back from nobody."""
    picture: Picture

    @property
    def count(self) -> int:
        """How many findings there are."""
        return len(self.errors) + len(self.warnings)


def coached(written: Written) -> Coached:
    """Review a script; rows are counted from the first that was typed, 0 is the whole."""
    whole = written.whole
    seen = review(whole, written.name, written.language)
    findings = list(seen.findings)
    if hidden := suspicious(whole, written.name):
        findings.append(
            Finding(
                *(hidden.file, hidden.line, hidden.column, UNREADABLE, Level.ERROR),
                *("", hidden.message, hidden.suggestion),
            )
        )
    rows = written.head_rows
    told = sorted(replace(each, line=max(0, each.line - rows)) for each in findings)
    return Coached(
        tuple(each for each in told if _holds(each)),
        tuple(each for each in told if not _holds(each)),
        seen.picture,
    )


def _holds(finding: Finding) -> bool:
    """Tell whether a finding is of something that stands there, and is an error."""
    there = bool(finding.words) or finding.rule == UNREADABLE
    return finding.level is Level.ERROR and there
