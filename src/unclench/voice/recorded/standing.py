"""Which lines are recorded, which are missing, and which have other words since."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from unclench.voice.recorded.recording import Recording


@dataclass(frozen=True, slots=True)
class Line:
    """A line to be read aloud."""

    id: str
    text: str


class State(StrEnum):
    """Where a line stands."""

    RECORDED = "recorded"
    MISSING = "missing"
    CHANGED = "changed"
    """It was recorded, and its words have changed since."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A line with its recording, if there is one for it."""

    line: Line
    state: State
    recording: Recording | None = None
    """Of these words where it is recorded, of earlier words where they changed."""


def standing(
    lines: Iterable[Line],
    recordings: Iterable[Recording],
    wordings: Collection[Line],
) -> tuple[Standing, ...]:
    """Tell for each line where it stands, in the order of the lines.

    Words that were recorded for another line with just these words count too: they are
    heard in both.

    Parameters
    ----------
    wordings
        All that the lines there are may say now. What was recorded of a line and is
        still said elsewhere, such as the long form of a breath, is no earlier wording.
    """
    of_words: dict[str, Recording] = {}
    earlier: dict[str, Recording] = {}
    for recording in recordings:
        of_words.setdefault(recording.text, recording)
        if Line(recording.line, recording.text) not in wordings:
            earlier[recording.line] = recording
    return tuple(_standing(line, of_words, earlier) for line in lines)


def _standing(
    line: Line, of_words: dict[str, Recording], earlier: dict[str, Recording]
) -> Standing:
    if found := of_words.get(line.text):
        return Standing(line, State.RECORDED, found)
    if old := earlier.get(line.id):
        return Standing(line, State.CHANGED, old)
    return Standing(line, State.MISSING)
