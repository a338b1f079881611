"""What holds of any file at all that is read as a script."""

import time

from unclench.content import Problem, ScriptFile, parse, spell, with_ids
from unclench.content.guard import Hostile, decoded
from unclench.content.review import review

LONGEST = 2.0
"""Seconds of processor time that reading and reviewing one file may take."""


def hold(data: bytes) -> None:
    """Read and review a file; `AssertionError` where a law is broken."""
    begin = time.process_time()
    text = data.decode("utf-8", "replace")
    try:
        read = decoded(data, "any.md")
    except Hostile as hostile:
        read = hostile.problem
    if isinstance(read, Problem):
        _placed(read.line, read.column, text)
    else:
        text = read
    script, problems = parse(text, "any.md")
    for problem in problems:
        _placed(problem.line, problem.column, text)
    for finding in review(text, "any.md").findings:
        _placed(finding.line, finding.column, text)
    _settled(script)
    _named(text, script)
    took = time.process_time() - begin
    assert took < LONGEST, f"it took {took:.1f} s"


def _placed(line: int, column: int, text: str) -> None:
    """A problem stands in a row that there is, or is about the whole file."""
    rows = max(1, len(text.splitlines()), text.count("\n") + 1)
    assert 0 <= line <= rows, f"row {line} of {rows}"
    assert column >= 1


def _settled(script: ScriptFile) -> None:
    """What was understood is written out, and read back as it was."""
    again, _ = parse(spell(script))
    assert again == script


def _named(text: str, script: ScriptFile) -> None:
    """Every line that was understood can be given an id, and says the same then."""
    named, _ = parse(with_ids(text, "any"))
    assert all(line.id for passage in named.passages for line in passage.lines)
    texts = [passage.texts for passage in script.passages]
    assert [passage.texts for passage in named.passages] == texts
