import pickle
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from tests.sound.conftest import hum, timeline

from unclench.sound import Levels, Mix, Pinned, Stem
from unclench.sound.loudness import integrated, k_powers, lufs
from unclench.timeline import Cue, CueKind, Timeline
from unclench.vocabulary import SAMPLE_RATE, Clips, Delivery, Part, Utterance

VOICE, BED = frozenset([Stem.VOICE]), frozenset([Stem.BED])


def whole(mix: Mix, stems: frozenset[Stem] = frozenset(Stem)) -> NDArray[np.float32]:
    return mix.mix(0, mix.length, stems=stems)


def lone(seconds: float, *clips: tuple[float, Utterance]) -> Timeline:
    """A timeline of half-second clips at given seconds."""
    cues = tuple(
        Cue(
            CueKind.SPEECH,
            round(at * SAMPLE_RATE),
            round(at * SAMPLE_RATE) + SAMPLE_RATE // 2,
            Part.SCENE,
            utterance=said,
        )
        for at, said in clips
    )
    return Timeline(round(seconds * SAMPLE_RATE), cues, ())


@settings(max_examples=25, deadline=None)
@given(start=st.integers(-5000, 67 * SAMPLE_RATE), n=st.integers(1, 90_000))
def test_any_stretch_is_the_same_samples(session: Mix, start: int, n: int) -> None:
    middle = start + n // 2
    halves = [session.mix(start, n // 2), session.mix(middle, n - n // 2)]
    assert np.array_equal(np.concatenate(halves, 1), session.mix(start, n))


def test_there_is_silence_outside_the_session(session: Mix) -> None:
    assert not session.mix(-4800, 4800).any()
    assert not session.mix(session.length, 4800).any()


def test_the_stems_are_all_there_is(session: Mix) -> None:
    stems = [whole(session, frozenset([stem])) for stem in Stem]
    assert np.allclose(sum(stems), whole(session), atol=1e-6)


@pytest.mark.parametrize(
    "ambience", ["ocean", "rain", "forest", "forest-birdsong", "none"]
)
@pytest.mark.parametrize("levels", [Levels.day(), Levels.sleep()], ids=["day", "sleep"])
def test_the_predicted_gain_meets_the_target(
    session: Mix, ambience: str, levels: Levels
) -> None:
    mix = replace(session, ambience=ambience, levels=levels)
    found = integrated(k_powers(whole(mix)))
    assert mix.plan.predicted_lufs == pytest.approx(levels.target_lufs, abs=1e-6)
    assert found == pytest.approx(levels.target_lufs, abs=0.2)


@pytest.mark.parametrize("ambience", ["ocean", "rain", "forest"])
def test_the_bed_lies_twelve_to_eighteen_under_the_voice(
    session: Mix, ambience: str
) -> None:
    """Integrated where the voice speaks (``method.md`` 9.5)."""
    mix = replace(session, ambience=ambience)
    voice, bed = (k_powers(whole(mix, stem)) for stem in (VOICE, BED))
    speaking = voice > voice.max() / 1000
    below = lufs(voice[speaking].mean()) - lufs(bed[speaking].mean())
    assert 12 <= below <= 18


def test_speech_starts_and_ends_where_the_timeline_says(session: Mix) -> None:
    voice = np.abs(whole(session, VOICE)).max(0)
    for cue in session.timeline.speech:
        around = np.nonzero(voice[cue.start - 4800 : cue.end + 4800] > 1e-3)[0]
        assert 0 <= around[0] - 4800 < 0.02 * SAMPLE_RATE
        assert around[-1] - 4800 < cue.end - cue.start
    spoken = sum(cue.end - cue.start for cue in session.timeline.speech)
    assert np.count_nonzero(voice) <= spoken


def test_every_line_is_as_loud_as_its_delivery_says(tables: Path) -> None:
    loud, soft = Utterance("a"), Utterance("b", delivery=Delivery(level=-3))
    clips = {loud: hum(0.5), soft: hum(0.5, hertz=300)}
    mix = Mix(timeline=lone(8, (1, loud), (5, soft)), clips=clips, tables=tables)
    voice = k_powers(whole(mix))
    apart = integrated(voice[:40], window=1) - integrated(voice[40:], window=1)
    assert apart == pytest.approx(3, abs=0.1)


def test_the_voice_grows_softer_towards_sleep(tables: Path) -> None:
    said = Utterance("a")
    times = [(at, said) for at in (10, 419, 509, 598)]
    mix = Mix(
        timeline=lone(600, *times),
        clips={said: hum(0.5)},
        tables=tables,
        levels=Levels.sleep(),
    )
    gains = 20 * np.log10(np.array(mix.plan.voice) / mix.plan.voice[0])
    assert gains == pytest.approx([0, 0, -2.98, -5.98], abs=0.05)


def test_the_bed_steps_back_before_the_voice_and_returns_after(tables: Path) -> None:
    said = Utterance("a")
    mix = Mix(
        timeline=lone(30, (14, said)),
        clips={said: hum(0.5)},
        ambience="rain",
        tables=tables,
        levels=Levels(duck_db=6),
    )
    bed = mix.plan.bed
    forward, ducked = bed[12 * 100], bed[1420]
    assert 20 * np.log10(forward / ducked) == pytest.approx(6, abs=0.01)
    assert bed[1364] == pytest.approx(forward)
    assert bed[1400] == pytest.approx(ducked)
    assert bed[1591] == pytest.approx(forward)
    assert np.abs(np.diff(20 * np.log10(bed[500:1700]))).max() < 0.3


def test_sound_comes_from_nothing_and_goes_to_nothing(session: Mix) -> None:
    bed = whole(session, BED)
    assert np.abs(bed[:, :480]).max() < 1e-5
    assert np.abs(bed[:, -480:]).max() < 1e-5


@pytest.mark.parametrize("minutes", [1, 10])
def test_fades_of_a_short_session_leave_room_for_it(minutes: int, tables: Path) -> None:
    said = Utterance("a")
    mix = Mix(
        timeline=lone(60 * minutes, (30, said)),
        clips={said: hum(0.5)},
        tables=tables,
        levels=Levels.sleep(),
    )
    falling = np.count_nonzero(mix.plan.fade[100 * 30 * minutes :] < 1) / 100
    assert falling == pytest.approx(min(60, 12 * minutes), abs=2)


def test_a_pinned_gain_keeps_what_did_not_change(session: Mix, spoken: Clips) -> None:
    free = replace(session, timeline=timeline(spoken, 66.5))
    last = free.timeline.cues[-1]
    edited = replace(free.timeline, cues=free.timeline.cues[:-1])
    pinned = [
        replace(free, timeline=each, pinned=Pinned(-20.0, -2.0), ambience="none")
        for each in (free.timeline, edited)
    ]
    before = last.start - SAMPLE_RATE
    assert np.array_equal(pinned[0].mix(0, before), pinned[1].mix(0, before))


def test_a_mix_travels_without_its_tables(session: Mix) -> None:
    session.mix(0, 4800)
    data = pickle.dumps(session)
    assert len(data) < 200_000
    copy = pickle.loads(data)  # noqa: S301 - our own bytes
    assert np.array_equal(copy.mix(200_000, 48_000), session.mix(200_000, 48_000))
