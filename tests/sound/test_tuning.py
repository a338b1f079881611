"""However somebody tunes it, every word can be understood and the whole is as loud."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unclench.sound import Levels, Mix
from unclench.sound.ambience import bed_named
from unclench.sound.breath import powers as breath_powers
from unclench.sound.curve import CELL
from unclench.sound.loudness import (
    HOP,
    Powers,
    integrated,
    k_powers,
    loudness_range,
    lufs,
)
from unclench.sound.plan import clip_powers, utterance
from unclench.vocabulary import Tuning
from unclench.vocabulary.tuning import LEVELS, LOUDER, QUIETER

PER_HOP = 10
DAY, SLEEP = Levels.day(), Levels.sleep()


def tunings() -> st.SearchStrategy[Tuning]:
    levels = {name: st.integers(QUIETER, LOUDER) for name in LEVELS}
    return st.builds(Tuning, **levels, width=st.sampled_from([0.0, 0.4, 1.0]))


def bed_powers(mix: Mix) -> Powers:
    """Powers that the plan gives the ambience, as it knows them beforehand."""
    bed = bed_named(mix.ambience, seed=mix.seed, tables=mix.tables)
    assert bed
    plain = bed.powers(mix.length)
    gains = np.square(mix.plan.bed[: len(plain) * PER_HOP]).reshape(-1, PER_HOP).mean(1)
    return plain * gains


def breath_of(mix: Mix) -> Powers:
    """Powers that the plan gives the breath tone."""
    cells = np.zeros(-(-mix.length // HOP) * PER_HOP)
    for cue in mix.timeline.breaths:
        power = breath_powers(cue)
        cells[cue.start // CELL :][: len(power)] += power
    return cells.reshape(-1, PER_HOP).mean(1) * mix.plan.breath**2


def voices(mix: Mix) -> list[float]:
    """Loudness of each spoken cue, in LUFS."""
    return [
        integrated(clip_powers(mix.clips[utterance(cue)]), window=1) + 20 * np.log10(gain)
        for cue, gain in zip(mix.timeline.speech, mix.plan.voice, strict=True)
    ]


@settings(max_examples=40, deadline=None)
@given(
    tuning=tunings(),
    ambience=st.sampled_from(["ocean", "rain", "forest"]),
    levels=st.sampled_from([DAY, SLEEP]),
)
def test_at_every_setting_all_else_lies_twelve_under_every_line(
    session: Mix, tuning: Tuning, ambience: str, levels: Levels
) -> None:
    mix = replace(session, ambience=ambience, levels=levels, tuning=tuning)
    assert mix.plan.predicted_lufs == pytest.approx(levels.target_lufs, abs=1e-6)
    whole = replace(mix, tuning=replace(tuning, width=1.0))
    rest = bed_powers(whole) + breath_of(whole)
    for cue, voice in zip(mix.timeline.speech, voices(whole), strict=True):
        under = rest[cue.start // HOP : -(-cue.end // HOP)].mean()
        assert voice - lufs(float(under)) >= 12 - 0.1
    voice = mix.plan.pinned.gain_db + levels.target_lufs
    assert voice - lufs(mix.plan.chime**2) >= 12 - 0.7


@given(tuning=tunings())
def test_a_level_moves_its_own_sound_and_no_other(tuning: Tuning) -> None:
    louder = replace(tuning, breath=0)
    one, two = (DAY.tuned(replace(louder, breath=db)) for db in (0, -3))
    assert two == replace(one, breath_below_voice_db=two.breath_below_voice_db)
    assert DAY.tuned(Tuning()) == DAY


@given(tuning=tunings())
def test_the_ambience_is_never_louder_than_the_voice(tuning: Tuning) -> None:
    tuned = DAY.tuned(tuning)
    assert tuned.bed_below_voice_db - tuned.duck_db >= 0
    assert tuned.duck_db <= 12


@pytest.mark.parametrize("width", [0.0, 0.5, 1.0])
def test_loudness_is_met_at_every_width(session: Mix, width: float) -> None:
    mix = replace(session, ambience="rain", tuning=Tuning(width=width))
    assert integrated(k_powers(mix.mix(0, mix.length))) == pytest.approx(-19, abs=0.2)


@pytest.mark.parametrize("ambience", ["rain", "forest", "brown"])
def test_what_nobody_made_quieter_keeps_the_range_at_ten(
    session: Mix, ambience: str
) -> None:
    """Between the fades, of which a session this short has too much."""
    mix = replace(session, ambience=ambience)
    assert loudness_range(k_powers(mix.mix(0, mix.length))[50:-130]) <= 10
