"""The voice of a session grows slower, softer and lower, and comes back: measured.

The table of ``method.md`` 1.3 is asked of the engine line by line; here it is looked up
in the stem of the voice, part by part.
"""

import re
from collections import defaultdict

import numpy as np
import pytest
from docs.voice_measures import pitches
from numpy.typing import NDArray

from unclench.composer import Needs, choose
from unclench.content import Library
from unclench.session import Studio
from unclench.session.prepare import Prepared, prepare
from unclench.sound import Stem
from unclench.timeline import Cue
from unclench.vocabulary import SAMPLE_RATE, Part
from unclench.voice import ClipStore, find_voice

STARTS, DEEP, BACK = Part.SETTLE, (Part.SCENE, Part.SUGGESTION), Part.RETURN


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    folder = tmp_path_factory.mktemp("ramp")
    library, voice = Library.load(), find_voice("espeak-en-us")
    studio = Studio(voice, ClipStore(folder / "clips"), folder / "textures")
    needs = Needs("calm-place", voice.identity, minutes=5, ambience="none")
    return prepare(choose(needs, library, seed=3), library, studio)


def lines(session: Prepared) -> dict[Part, list[tuple[Cue, NDArray[np.float64]]]]:
    """Each part's cues, with how they sound in the stem of the voice."""
    found = defaultdict(list)
    for cue in session.timeline.speech:
        length = cue.end - cue.start
        heard = session.mix.mix(cue.start, length, stems=frozenset({Stem.VOICE}))[0]
        found[cue.part].append((cue, heard.astype(float)))
    return found


def test_words_come_at_the_pace_of_their_part(session: Prepared) -> None:
    for part, spoken in lines(session).items():
        words = sum(len(re.findall(r"[\w']+", cue.text)) for cue, _ in spoken)
        seconds = sum(cue.end - cue.start for cue, _ in spoken) / SAMPLE_RATE
        rates = [cue.utterance.delivery.rate for cue, _ in spoken if cue.utterance]
        if words >= 50:  # fewer are far from typical words
            assert 60 * words / seconds == pytest.approx(np.mean(rates), rel=0.12), part


def test_the_voice_grows_softer_and_comes_back(session: Prepared) -> None:
    level = {part: loudness([s for _, s in own]) for part, own in lines(session).items()}

    for part in DEEP:
        assert -3.7 <= level[part] - level[STARTS] <= -1.5, part
    assert abs(level[BACK] - level[STARTS]) <= 1.0


def test_the_voice_grows_lower_and_comes_back(session: Prepared) -> None:
    height = {part: pitch([s for _, s in own]) for part, own in lines(session).items()}

    for part in DEEP:
        assert -1.5 <= height[part] - height[STARTS] <= -0.5, part
    assert abs(height[BACK] - height[STARTS]) <= 0.8


def loudness(sounds: list[NDArray[np.float64]]) -> float:
    """Mean power of the speech, without the quiet between its words, in dB."""
    powers = []
    for sound in sounds:
        blocks = (sound[: len(sound) // 480 * 480].reshape(-1, 480) ** 2).mean(axis=1)
        powers.append(blocks[blocks > blocks.max() * 1e-3])
    return float(10 * np.log10(np.concatenate(powers).mean()))


def pitch(sounds: list[NDArray[np.float64]]) -> float:
    """Mean pitch, in semitones."""
    tracks = [12 * np.log2(pitches(sound[::2], SAMPLE_RATE // 2)) for sound in sounds]
    heights = np.concatenate(tracks)
    heights = heights[~np.isnan(heights)]
    return float(np.mean(heights[np.abs(heights - np.median(heights)) < 7]))
