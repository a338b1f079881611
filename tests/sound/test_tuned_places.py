"""Places that are livelier, brighter, or in step with a breath."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.sound.places import EVERY, MINUTE, contrast, heard, loudness, place

from unclench.content import Library
from unclench.sound.ambience import NONE, Pace
from unclench.sound.jump import MOST_DB, highest_jump
from unclench.timeline import Cue, CueKind
from unclench.vocabulary import SAMPLE_RATE, Part

FOLLOWING = ["breeze", "brown", "forest", "forest-birdsong", "ocean"]
HOW_OFTEN = ["crickets", "fire", "forest-birdsong", "rain", "stream"]
HOW_MUCH = ["breeze", "brown", "forest", "ocean"]


def paced(first: float, last: float) -> tuple[Cue, ...]:
    """Breaths of 4 s in and 6 s out from one second to another."""
    turns = np.arange(first, last + 1, 5.0) + np.resize(
        [0.0, -1.0], int((last - first) / 5) + 1
    )
    kinds = np.resize([CueKind.BREATH_IN, CueKind.BREATH_OUT], len(turns) - 1)
    return tuple(
        Cue(kind, round(a * SAMPLE_RATE), round(b * SAMPLE_RATE), Part.BREATH)
        for kind, (a, b) in zip(kinds, pairwise(turns), strict=True)
    )


def centroid(sound: NDArray[np.float32]) -> float:
    power = np.abs(np.fft.rfft(sound[0].reshape(-1, SAMPLE_RATE))) ** 2
    return float(power.sum(0) @ np.arange(power.shape[1]) / power.sum())


@pytest.mark.parametrize("name", HOW_MUCH)
def test_a_lively_day_moves_more(tables: Path, name: str) -> None:
    calm, usual, lively = (
        contrast(heard(place(name, tables, seed=6, intensity=i), 0, 2 * MINUTE))
        for i in (0.0, 0.5, 1.0)
    )
    assert calm < usual < lively


@pytest.mark.parametrize("name", HOW_OFTEN)
def test_on_a_lively_day_more_happens(tables: Path, name: str) -> None:
    calm, usual, lively = (
        sum(
            len(events.onsets(0, 5 * MINUTE))
            for events in place(name, tables, seed=6, intensity=i).events
        )
        for i in (0.0, 0.5, 1.0)
    )
    assert calm < 0.9 * usual < 0.81 * lively


@pytest.mark.parametrize("name", EVERY)
def test_a_bright_place_is_brighter(tables: Path, name: str) -> None:
    dark, usual, bright = (
        centroid(heard(place(name, tables, seed=6, brightness=b), 0, MINUTE))
        for b in (0.0, 0.5, 1.0)
    )
    assert dark < 0.93 * usual < 0.86 * bright


@pytest.mark.parametrize("name", EVERY)
def test_a_little_tuning_is_a_little_change(tables: Path, name: str) -> None:
    """Brightness moves no wave and no drop; both are the same places, hardly other."""
    one, two = (
        loudness(heard(place(name, tables, seed=6, brightness=b), 0, MINUTE // 2))
        for b in (0.5, 0.52)
    )
    assert abs(one - two).max() < 0.5


@pytest.mark.parametrize("name", EVERY)
def test_all_kinds_of_weather_share_their_textures(tmp_path: Path, name: str) -> None:
    place(name, tmp_path, seed=1)
    made = set(tmp_path.iterdir())
    place(name, tmp_path, seed=2, intensity=1.0, brightness=0.0)
    assert set(tmp_path.iterdir()) == made


def test_the_library_says_which_places_follow_a_breath() -> None:
    shelf = Library.load().ambiences
    assert sorted(name for name, each in shelf.items() if each.follows) == FOLLOWING
    assert set(shelf) == {*EVERY, NONE}


@pytest.mark.parametrize("name", EVERY)
def test_only_those_change_that_follow(tables: Path, name: str) -> None:
    pace = Pace.of(paced(10, 40))
    free, led = (
        heard(place(name, tables, seed=3, pace=p), 12 * SAMPLE_RATE, SAMPLE_RATE)
        for p in (Pace(), pace)
    )
    assert np.array_equal(free, led) is (name not in FOLLOWING)


@pytest.mark.parametrize("name", FOLLOWING)
@pytest.mark.parametrize("intensity", [0.0, 1.0])
def test_in_step_it_swells_on_the_in_breath_and_draws_back_on_the_out(
    tables: Path, name: str, intensity: float
) -> None:
    pace = Pace.of(paced(10, 100))
    bed = place(name, tables, seed=3, pace=pace, intensity=intensity)
    db = loudness(heard(bed, 20 * SAMPLE_RATE, 80 * SAMPLE_RATE))
    t = 20.5 + np.arange(len(db)) / 10
    assert np.corrcoef(db, pace.swell(t))[0, 1] > 0.75
    breath = db[: len(db) // 100 * 100].reshape(-1, 100).mean(0)
    assert 2 < breath.argmax() / 10 + 0.5 < 6
    assert breath.max() - breath.min() > 2.5


@pytest.mark.parametrize("name", FOLLOWING)
def test_far_from_a_paced_breath_it_is_free(tables: Path, name: str) -> None:
    free, led = (
        heard(place(name, tables, seed=3, pace=p), 0, MINUTE)
        for p in (Pace(), Pace.of(paced(100, 120)))
    )
    assert np.array_equal(free, led)


def test_where_the_breath_takes_over_nothing_startles(tables: Path) -> None:
    pace = Pace.of((*paced(20, 50), *paced(80, 90)))
    for name in FOLLOWING:
        bed = place(name, tables, seed=3, pace=pace, intensity=1.0, brightness=1.0)
        assert highest_jump(heard(bed, 0, 2 * MINUTE)) < MOST_DB
