"""A session as text: its chapters, each line at its time, and the quiet between them."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

QUIET = 1.0
"""Seconds from which a silence is told."""

type Told = Mapping[str, Any]


def transcript(content: Told) -> str:
    """Write down what is heard.

    Parameters
    ----------
    content
        What a ``session.json`` holds.
    """
    return "\n".join([content["title"], *_rows(content)])


def quiet_share(content: Told) -> float:
    """Return the share of a session in which nothing is said, from 0 to 1."""
    said = sum(cue["end"] - cue["start"] for cue in _speech(content))
    return 1 - float(said) / float(content["seconds"])


def _speech(content: Told) -> list[Told]:
    return [cue for cue in content["cues"] if cue["kind"] == "speech"]


def _rows(content: Told) -> Iterator[str]:
    chapters = iter(content["chapters"])
    chapter = next(chapters, None)
    end = {"start": content["seconds"]}
    for cue, after in pairwise([*_speech(content), end]):
        while chapter and chapter["start"] <= cue["start"]:
            yield from ("", chapter["title"])
            chapter = next(chapters, None)
        yield f"  {_clock(cue['start'])}  {cue['text']}"
        if (quiet := after["start"] - cue["end"]) >= QUIET:
            yield f"        … {quiet:.0f} s"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes:2}:{rest:02}"
