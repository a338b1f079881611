"""The first moment of a session, before anybody knows what will be said."""

from dataclasses import replace

import numpy as np
import pytest
from tests.sound.conftest import timeline

from unclench.sound import Mix
from unclench.sound.limiter import BLOCK, REACH
from unclench.sound.opening import fades
from unclench.timeline import Timeline
from unclench.vocabulary import SAMPLE_RATE, Clips, Tuning

WITHIN_DB = 3.0
"""The forecast lies within 1.5 dB in 22 sessions; here a tenth of the time is speech."""


def unsaid(mix: Mix) -> Mix:
    """The same session with nothing in it, as it is known before the voice is."""
    return replace(mix, timeline=Timeline(mix.length, (), ()), clips={})


def test_it_is_the_mix_to_the_bit_whatever_is_said(session: Mix) -> None:
    beginning = unsaid(session).open(-4800, 4800 + session.known)
    np.testing.assert_array_equal(beginning, session.mix(-4800, 4800 + session.known))
    assert np.abs(beginning).max() > 0


def test_it_ends_before_the_ambience_steps_back_for_the_first_word(
    session: Mix,
) -> None:
    assert session.known == round(0.65 * SAMPLE_RATE)
    longer = replace(session, timeline=Timeline(4 * 60 * SAMPLE_RATE, (), ()))
    assert longer.known == round(1.65 * SAMPLE_RATE)


def test_with_no_ambience_it_is_silent(session: Mix) -> None:
    assert not unsaid(replace(session, ambience="none")).open(0, 30_000).any()


def test_in_step_with_the_breath_nothing_is_known_beforehand(session: Mix) -> None:
    assert replace(session, tuning=Tuning(in_step=True)).known == 0


def test_a_chime_comes_when_enough_is_known_to_begin(session: Mix) -> None:
    longer = replace(session, timeline=Timeline(4 * 60 * SAMPLE_RATE, (), ()))
    chimed = replace(longer, tuning=Tuning(chimes=True))
    assert chimed.known == BLOCK + REACH


@pytest.mark.parametrize("ambience", ["ocean", "rain", "forest"])
@pytest.mark.parametrize("seconds", [66.5, 200.0])
def test_the_gain_glides_from_the_forecast_to_where_it_belongs(
    session: Mix, spoken: Clips, ambience: str, seconds: float
) -> None:
    mix = replace(session, ambience=ambience, timeline=timeline(spoken, seconds))
    fade = fades(mix.length, mix.levels)
    first, last = mix.known // 480, round((mix.known / SAMPLE_RATE + 2.0) * 100)
    gain = 20 * np.log10(mix.plan.bed[1:last] / fade[1:last])
    assert abs(gain[-1] - gain[first]) < WITHIN_DB
    np.testing.assert_allclose(gain[: first - 1], gain[0], atol=1e-3)
    assert np.abs(np.diff(gain)).max() < WITHIN_DB * 1.5 / 200 + 1e-3
