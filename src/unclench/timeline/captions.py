"""Captions in WebVTT: the words that are said, when they are said."""

from collections.abc import Iterator
from itertools import pairwise

from unclench.timeline.cues import Cue, CueKind, Timeline
from unclench.vocabulary import SAMPLE_RATE

ROW = 42
"""Characters in a row of a caption (``method.md`` 9.3)."""
LONGEST = 2 * ROW
"""Characters of a caption; longer ones are split at word times (``design.md``)."""


def captions(timeline: Timeline) -> str:
    """Write the captions of a session as WebVTT.

    Cue times are those of the speech, to the millisecond; identifiers are line ids, with
    a number behind where a line is split. A note says which language it is. A chime is
    a note of music, which every language reads.
    """
    said = (cue.utterance.language for cue in timeline.speech if cue.utterance)
    notes = [f"NOTE language: {language}" for language in dict.fromkeys(said)]
    heard = (cue for cue in timeline.cues if cue.text or cue.kind is CueKind.CHIME)
    blocks = [block for cue in heard for block in _blocks(cue)]
    return "\n\n".join(["WEBVTT", *notes, *blocks]) + "\n"


def captioned(timeline: Timeline) -> Iterator[tuple[int, int, str]]:
    """Yield what is said piece by piece, as captions show it: first sample, end, text."""
    for cue in timeline.speech:
        yield from _pieces(cue)


def timestamp(samples: int) -> str:
    """Write a time as WebVTT does: ``HH:MM:SS.mmm``."""
    milliseconds = round(samples * 1000 / SAMPLE_RATE)
    seconds, milliseconds = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{milliseconds:03}"


def _blocks(cue: Cue) -> Iterator[str]:
    if cue.kind is CueKind.CHIME:
        times = f"{timestamp(cue.start)} --> {timestamp(cue.end)} line:85%"
        yield f"{cue.kind}\n{times}\n♪"
        return
    pieces = list(_pieces(cue))
    for number, (start, end, text) in enumerate(pieces, start=1):
        name = f"{cue.line}.{number}" if len(pieces) > 1 else cue.line
        times = f"{timestamp(start)} --> {timestamp(end)} line:85%"
        yield "\n".join(filter(None, (name, times, *_rows(_escaped(text)))))


def _pieces(cue: Cue) -> Iterator[tuple[int, int, str]]:
    """Split a cue at its words into pieces that fit, with their times."""
    text = cue.text
    count = -(-len(text) // LONGEST)
    cuts = [(0, cue.start)]
    for number in range(1, count):
        wanted = number * len(text) / count
        later = [w for w in cue.words if w.at > cuts[-1][0]]
        if later:
            word = min(later, key=lambda w: abs(w.at - wanted))
            cuts.append((word.at, cue.start + word.start))
    for (at, start), (to, end) in pairwise([*cuts, (len(text), cue.end)]):
        yield start, end, text[at:to].strip()


def _rows(text: str) -> list[str]:
    """Break a caption into two rows of about the same length where it needs two."""
    if len(text) <= ROW:
        return [text]
    blanks = [i for i, letter in enumerate(text) if letter == " "]
    if not blanks:
        return [text]
    middle = min(blanks, key=lambda i: abs(i - len(text) / 2))
    return [text[:middle], text[middle + 1 :]]


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
