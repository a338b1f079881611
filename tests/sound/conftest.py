import math
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from unclench.sound import Mix
from unclench.timeline import Chapter, Cue, CueKind, Timeline
from unclench.vocabulary import SAMPLE_RATE, Clip, Clips, Delivery, Part, Utterance
from unclench.voice import ClipStore, find_voice, speak

LINES = (
    "Welcome. This is a quiet time, set aside only for you.",
    "Let your hands rest wherever they feel at ease.",
    "Each wave arrives in its own time, and each wave lets go.",
    "And breathe out softly, letting your belly fall.",
    "Notice the sound of the ocean, moving in and moving away.",
)


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Textures, made once for all tests."""
    return tmp_path_factory.mktemp("tables")


@pytest.fixture(scope="session")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Clips:
    """The lines above, spoken by the real engine, the last ones softer."""
    store = ClipStore(tmp_path_factory.mktemp("clips"))
    said = [
        Utterance(line, delivery=Delivery(rate=110, level=-1.5 * (i > 2)))
        for i, line in enumerate(LINES)
    ]
    return speak(said, find_voice(), store=store)


@pytest.fixture(scope="session")
def session(spoken: Clips, tables: Path) -> Mix:
    """A minute and a bit: speech at odd samples, breath for the first forty seconds."""
    return Mix(
        timeline=timeline(spoken, 66.5), clips=spoken, ambience="ocean", tables=tables
    )


def timeline(clips: Clips, seconds: float) -> Timeline:
    length = round(seconds * SAMPLE_RATE)
    step = length // (len(clips) + 1)
    speech = [
        Cue(CueKind.SPEECH, at, at + clip.spoken.length, Part.SCENE, utterance=said)
        for at, (said, clip) in zip(
            (step // 2 + 7 + i * step for i in range(len(clips))),
            clips.items(),
            strict=True,
        )
    ]
    turns = [round(t * SAMPLE_RATE) + 11 for t in (3, 6.3, 11.1, 14.4, 19.2, 22.5, 27.3)]
    kinds = (CueKind.BREATH_IN, CueKind.BREATH_OUT) * 3
    breaths = [
        Cue(kind, a, b, Part.BREATH)
        for kind, (a, b) in zip(kinds, pairwise(turns), strict=True)
    ]
    cues = sorted([*speech, *breaths], key=lambda cue: cue.start)
    half = round(31.879 * SAMPLE_RATE)
    chapters = (
        Chapter(0, half, Part.SETTLE, "Arriving"),
        Chapter(half, length, Part.SCENE, "Größe & Ruhe"),
    )
    return Timeline(length, tuple(cues), chapters)


def hum(seconds: float, hertz: float = 440, rate: int = 22_050) -> Clip:
    """A synthetic clip whose every sample is known."""
    t = np.arange(math.floor(seconds * rate)) / rate
    return Clip((8000 * np.sin(2 * np.pi * hertz * t)).astype(np.int16), rate)
