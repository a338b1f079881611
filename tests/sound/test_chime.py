"""A chime comes softly, rings out, and lies under everything that is said."""

from dataclasses import replace

import numpy as np
import pytest

from unclench.sound import Mix, Stem
from unclench.sound.chime import powers, strike
from unclench.sound.loudness import k_powers, lufs
from unclench.timeline import Cue, CueKind
from unclench.vocabulary import SAMPLE_RATE, Part, Tuning

SECOND = SAMPLE_RATE
CHIME = frozenset([Stem.CHIME])
RUNG = Cue(CueKind.CHIME, 0, 3 * SECOND, Part.SETTLE)


@pytest.mark.parametrize("seconds", [1.4, 3.3, 7.0])
def test_it_is_soft_at_both_ends_and_as_loud_as_it_says(seconds: float) -> None:
    rung = strike(round(seconds * SECOND))
    assert np.abs(rung[:24]).max() < 0.001
    assert np.abs(rung[-24:]).max() < 0.001
    assert np.abs(rung[: round(0.03 * SECOND)]).max() < 0.55 * np.abs(rung).max()
    loudest = np.convolve(powers(len(rung)), np.full(4, 0.25), "valid").max()
    assert lufs(float(loudest)) == pytest.approx(0, abs=0.01)


def test_it_only_fades_once_it_was_struck() -> None:
    """Apart from the slow beat of a bowl that is not quite round."""
    course = 10 * np.log10(k_powers(strike(7 * SECOND)[None]).reshape(-1, 10).mean(1))
    assert (np.diff(course) < 1).all()


def test_its_partials_are_a_bowl_s_and_no_multiples() -> None:
    spectrum = np.abs(np.fft.rfft(strike(SECOND)))
    low, second = (spectrum[a:b].argmax() + a for a, b in ((200, 320), (600, 800)))
    assert second / low == pytest.approx(2.71, abs=0.02)


def test_it_lies_where_the_timeline_has_it_and_nowhere_else(session: Mix) -> None:
    timeline = session.timeline
    chimed = replace(session, timeline=replace(timeline, cues=(RUNG, *timeline.cues)))
    stem = chimed.mix(0, session.length, stems=CHIME)
    assert stem[:, : RUNG.end].any()
    assert not stem[:, RUNG.end :].any()
    assert not session.mix(0, session.length, stems=CHIME).any()
    halves = [chimed.mix(0, 70_001), chimed.mix(70_001, 70_000)]
    np.testing.assert_array_equal(np.concatenate(halves, axis=1), chimed.mix(0, 140_001))


@pytest.mark.parametrize(("chime", "below"), [(0, 16), (-6, 22), (6, 12)])
def test_it_is_as_far_under_the_voice_as_is_wished_and_never_near(
    session: Mix, chime: int, below: float
) -> None:
    timeline = replace(session.timeline, cues=(RUNG, *session.timeline.cues))
    mix = replace(session, timeline=timeline, tuning=Tuning(chime=chime), ambience="none")
    rung = mix.mix(0, RUNG.end, stems=CHIME)
    loudest = np.convolve(k_powers(rung), np.full(4, 0.25), "valid").max()
    voice = mix.plan.pinned.gain_db + mix.levels.target_lufs
    assert lufs(float(loudest)) == pytest.approx(voice - below, abs=0.05)
