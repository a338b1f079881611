"""Sessions to put before the coach, written as what is heard one after the other."""

from unclench.content import Library
from unclench.content.review.heard import AsHeard, Kind, Stretch, Terms
from unclench.vocabulary import Ending, Part, SenseMode, Tone

LIBRARY = Library.load()

SPOKEN = 3.0
"""Seconds that a line takes unless it is told otherwise."""


def session(
    *rows: str,
    technique: str = "calm-place",
    language: str = "en",
    unwanted: frozenset[str] = frozenset(),
    **terms: object,
) -> AsHeard:
    """A session of rows such as ``scene: You hear a gull. 8``.

    Each row is a line of a part, and the seconds of quiet after it; ``scene#bench.01:``
    gives the line an id. ``scene: in 4`` and ``scene: out 6`` are phases of a paced
    breath.
    """
    cues: list[Stretch] = []
    now = 0.0

    def add(kind: Kind, seconds: float, part: str, text: str = "") -> None:
        nonlocal now
        part, _, name = part.partition("#")
        line = name or f"line.{len(cues):02}"
        stretch = Stretch(
            kind=kind,
            start=now,
            end=now + seconds,
            part=Part(part),
            line=line if text else "",
            text=text,
        )
        cues.append(stretch)
        now += seconds

    for row in rows:
        part, _, told = row.partition(": ")
        text, _, seconds = told.rpartition(" ")
        if text in {"in", "out", "pause"}:
            kind = Kind.PAUSE if text == "pause" else Kind(f"breath-{text}")
            add(kind, float(seconds), part)
        else:
            add(Kind.SPEECH, SPOKEN, part, text)
            add(Kind.PAUSE, float(seconds), part)
    usual = {"ending": Ending.RETURN, "tone": Tone.WARM, "sense": SenseMode.VISUAL}
    return AsHeard(
        technique=technique,
        language=language,
        seconds=now,
        cues=tuple(cues),
        recipe=Terms.model_validate(usual | terms),
        unwanted=unwanted,
    )
