"""Render one of the baseline's sessions with our own layers: what `render.py` times.

baseline_session.py SESSION.json CACHE OUT.opus WORKERS [full | kept | changed | other]

``full`` makes everything, ``kept`` takes encoded chunks from the cache and leaves its own
there, ``changed`` does so with other words in one line, ``other`` is a session with the
same words in another place.
"""

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, groupby, pairwise
from pathlib import Path
from typing import Any

from unclench.sound import Crew, Format, Levels, Mix, Pinned, Tags, write_audio
from unclench.sound.ambience import bed_named
from unclench.timeline import Chapter, Cue, CueKind, Timeline
from unclench.vocabulary import SAMPLE_RATE, Clips, Delivery, Part, Utterance
from unclench.voice import ClipStore, find_voice, speak

_IN_S, _OUT_S = 4, 6
"""Seconds of the baseline's breath, 0.1 Hz."""


def main(session: Path, cache: Path, out: Path, crew: Crew, way: str) -> None:
    """Speak, mix and write the session."""
    mix = mixed(session, cache, way)
    kept = cache / "chunks" if way in ("kept", "changed") else None
    write_audio(out, mix, fmt=Format.OPUS, tags=Tags(title="Shore"), crew=crew, kept=kept)
    gains = mix.plan.pinned
    (cache / "gains.json").write_text(json.dumps([gains.voice_lufs, gains.gain_db]))


def mixed(session: Path, cache: Path, way: str = "full") -> Mix:
    """The session as sound."""
    asked = json.loads(session.read_text())
    delivery = Delivery(rate=asked["voice"]["rate"])
    texts = [line["text"] for line in asked["lines"]]
    if way == "changed":
        middle = len(texts) // 2
        texts[middle] = texts[middle].replace(" ", " quite ", 1)
    said = [Utterance(text, delivery=delivery) for text in texts]
    place, tables = "rain" if way == "other" else "ocean", cache / "tables"
    with ThreadPoolExecutor(1) as beside:  # as a session is prepared
        beside.submit(bed_named, place, seed=1, tables=tables)
        clips = speak(said, find_voice(), store=ClipStore(cache / "clips"))
    levels = Levels(
        target_lufs=asked["target_lufs"],
        ceiling_dbtp=asked["tp_dbtp"],
        duck_db=-asked["duck_db"],
        fade_out_s=8,
    )
    gains = cache / "gains.json"
    pinned = Pinned(*json.loads(gains.read_text())) if way == "changed" else None
    return Mix(
        timeline=timeline(asked, said, clips),
        clips=clips,
        ambience=place,
        levels=levels,
        tables=tables,
        pinned=pinned,
    )


def timeline(asked: dict[str, Any], said: list[Utterance], clips: Clips) -> Timeline:
    """The session's lines at their times, on an unbroken breath."""
    length = asked["total_ms"] * SAMPLE_RATE // 1000
    starts = [line["at_ms"] * SAMPLE_RATE // 1000 for line in asked["lines"]]
    cues = [
        Cue(
            CueKind.SPEECH, at, at + clips[line].spoken.length, Part.SCENE, utterance=line
        )
        for at, line in zip(starts, said, strict=True)
    ]
    cues = sorted([*cues, *breaths(length)], key=lambda cue: cue.start)
    titled = zip((line["chapter"] for line in asked["lines"]), starts, strict=True)
    groups = groupby(titled, lambda pair: pair[0])
    begins = [(title, next(group)[1]) for title, group in groups]
    edges = [0, *(start for _, start in begins[1:]), length]
    chapters = tuple(
        Chapter(start, end, Part.SCENE, title)
        for (title, _), (start, end) in zip(begins, pairwise(edges), strict=True)
    )
    return Timeline(length, tuple(cues), chapters)


def breaths(length: int) -> list[Cue]:
    """In and out, from the first sample to the last."""
    cues: list[Cue] = []
    start = 0
    phases = cycle([(CueKind.BREATH_IN, _IN_S), (CueKind.BREATH_OUT, _OUT_S)])
    for kind, seconds in phases:
        if start >= length:
            break
        end = min(start + seconds * SAMPLE_RATE, length)
        cues.append(Cue(kind, start, end, Part.BREATH))
        start = end
    return cues


if __name__ == "__main__":
    script, store, place = map(Path, sys.argv[1:4])
    with Crew(int(sys.argv[4])) as workers:
        main(script, store, place, workers, (*sys.argv[5:], "full")[0])
