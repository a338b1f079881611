from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.sound.test_own import hiss, written

from unclench.composer import ChangedLibrary, Needs, Recipe, choose
from unclench.content import Library
from unclench.session import OtherVoice, Prepared, Studio, prepare
from unclench.sound.mixdown import Stem
from unclench.sound.own import ChangedSound, take_in
from unclench.vocabulary import SAMPLE_RATE, Moment


def test_a_session_is_settled_to_the_sample(prepared: Prepared) -> None:
    assert prepared.timeline.length == 60 * SAMPLE_RATE
    assert prepared.mix.timeline is prepared.timeline
    assert prepared.mix.ambience == "ocean"


def test_the_same_recipe_prepares_the_same_session(
    prepared: Prepared, recipe: Recipe, library: Library, studio: Studio
) -> None:
    again = prepare(recipe, library, studio)

    assert (again.script, again.timeline) == (prepared.script, prepared.timeline)


def test_a_session_for_sleep_is_softer_and_fades(
    library: Library, studio: Studio
) -> None:
    needs = Needs("scan-nature", studio.voice.identity, moment=Moment.SLEEP)

    levels = prepare(choose(needs, library), library, studio).mix.levels

    assert (levels.target_lufs, levels.fade_out_s, levels.voice_fade_db) == (-23, 60, 6)


def test_a_session_chosen_for_another_voice_is_refused(
    recipe: Recipe, library: Library, studio: Studio
) -> None:
    with pytest.raises(OtherVoice, match="somebody"):
        prepare(replace(recipe, voice="somebody else"), library, studio)


def test_a_session_with_a_sound_of_ones_own_is_made_again_or_refused(
    recipe: Recipe, library: Library, studio: Studio, tmp_path: Path
) -> None:
    sound = take_in(written(tmp_path / "in.wav", hiss(15)), tmp_path, title="Garden")
    with_own = replace(recipe, ambience=sound.ambience)
    here = replace(studio, sounds=tmp_path)
    first, again = (prepare(with_own, library, here).mix for _ in range(2))
    assert np.array_equal(first.mix(0, SAMPLE_RATE), again.mix(0, SAMPLE_RATE))
    take_in(written(tmp_path / "in.wav", hiss(16)), tmp_path, title="Garden")
    with pytest.raises(ChangedSound, match="“garden” has changed"):
        prepare(with_own, library, here)
    with pytest.raises(ChangedSound, match="not here any more"):
        prepare(with_own, library, studio)


def test_a_session_of_changed_scripts_is_refused(
    recipe: Recipe, library: Library, studio: Studio
) -> None:
    with pytest.raises(ChangedLibrary):
        prepare(replace(recipe, text="0" * 64), library, studio)


def test_progress_rises_to_one(recipe: Recipe, library: Library, studio: Studio) -> None:
    told: list[float] = []

    prepare(recipe, library, studio, progress=told.append)

    assert told == sorted(told)
    assert told[-1] == 1


@pytest.mark.parametrize("tone", [True, False])
def test_the_breath_tone_is_heard_or_not_as_the_recipe_says(
    library: Library, studio: Studio, *, tone: bool
) -> None:
    needs = Needs("posture-reset", studio.voice.identity, breath_tone=tone)

    mix = prepare(choose(needs, library), library, studio).mix

    breath = mix.timeline.breaths[0]
    heard = mix.mix(breath.start, SAMPLE_RATE, stems=frozenset({Stem.BREATH}))
    assert bool(heard.any()) is tone
