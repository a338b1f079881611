"""Where the lines of a session stand in the scripts they come from."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from unclench.content.library import Library
from unclench.content.model import Line, Passage, Phrase
from unclench.content.review.excuse import Excuse, excuses
from unclench.content.review.finding import Finding
from unclench.content.review.heard import AsHeard, Stretch
from unclench.content.slots import asked


@dataclass(frozen=True, slots=True)
class Place:
    """The line of a script."""

    file: str
    row: int
    text: str
    """As its author wrote it, slots and all."""
    passage: Passage


@dataclass(frozen=True)
class Places:
    """Where each line of one session stands, as far as the library knows."""

    heard: AsHeard
    library: Library
    file: str
    """The session's own, for what stands nowhere else."""

    @cached_property
    def by_line(self) -> Mapping[str, Place]:
        """From a line's id to its place."""
        wanted = {cue.line for cue in self.heard.speech}
        return {
            line.id: Place(script.file, line.row, _text(line), passage)
            for script in self.library.scripts
            if script.language == self.heard.language
            for passage in script.passages
            for line in passage.lines
            if line.id in wanted
        }

    def script(self, cue: Stretch) -> str:
        """Return what is said with the person's own words taken back to their slots.

        What somebody calls their own place is not the coach's to judge.
        """
        place = self.by_line.get(cue.line)
        text = cue.text
        if place is None or "{" not in place.text:
            return text
        names = asked(place.text)
        own = sorted(self.heard.recipe.own, key=lambda pair: -len(pair[1]))
        for name, word in own:
            if name in names and word:
                text = text.replace(word, f"{{{name}}}")
        return text

    def put(self, finding: Finding, cue: Stretch | None) -> Finding:
        """Say where the line of a finding stands: in its script, or by its id."""
        place = self.by_line.get(cue.line) if cue else None
        if cue is None:
            file, row, column = self.file, 0, 1
        elif place is None or not place.file:
            file, row, column = f"{self.file} ({cue.line})", 0, finding.column
        else:
            file, row = place.file, place.row
            column = self._rows(file)[row - 1].find(finding.words) + 1 or 1
        return Finding(
            file,
            row,
            column,
            finding.rule,
            finding.level,
            finding.words,
            finding.why,
            finding.suggestion,
        )

    def excuse(self, finding: Finding) -> Excuse | None:
        """Return the ``ok`` that stands in the script for a finding that was put."""
        if finding.line == 0:
            return None
        given = self._excuses.get(finding.file)
        if given is None:
            given = tuple(excuses(self._rows(finding.file)))
            self._excuses[finding.file] = given
        return next((e for e in given if e.reason and e.covers(finding)), None)

    def _rows(self, file: str) -> list[str]:
        if file not in self._files:
            try:
                self._files[file] = Path(file).read_text("utf-8").splitlines()
            except (OSError, UnicodeDecodeError):
                self._files[file] = []
        return self._files[file]

    @cached_property
    def _files(self) -> dict[str, list[str]]:
        return {}

    @cached_property
    def _excuses(self) -> dict[str, tuple[Excuse, ...]]:
        return {}


def _text(line: Line | Phrase) -> str:
    return line.text if isinstance(line, Line) else line.long
