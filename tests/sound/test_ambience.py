from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sound.places import EVERY, MINUTE, contrast, heard, loudness, place

from unclench.sound.ambience import NONE, bed_named
from unclench.sound.jump import MOST_DB, highest_jump
from unclench.sound.loudness import HOP, integrated, k_powers
from unclench.sound.texture import LENGTH, STRETCH
from unclench.vocabulary import SAMPLE_RATE
from unclench.vocabulary.nearest import UnknownName


@pytest.mark.parametrize("name", EVERY)
@settings(max_examples=8, deadline=None)
@given(
    start=st.integers(0, 3 * 3600 * SAMPLE_RATE),
    cuts=st.lists(st.integers(1, 120_000), min_size=1, max_size=6),
    intensity=st.sampled_from([0.0, 0.4, 1.0]),
)
def test_the_same_moment_is_the_same_samples_in_any_blocks(
    tables: Path, name: str, start: int, cuts: list[int], intensity: float
) -> None:
    bed = place(name, tables, seed=5, intensity=intensity)
    parts, at = [], start
    for cut in cuts:
        parts.append(heard(bed, at, cut))
        at += cut
    again = place(name, tables, seed=5, intensity=intensity)
    assert np.array_equal(np.concatenate(parts, 1), heard(again, start, at - start))


@pytest.mark.parametrize("name", EVERY)
def test_another_seed_is_another_time_by_the_same_water(tables: Path, name: str) -> None:
    one, two = (place(name, tables, seed=seed) for seed in (1, 2))
    assert not np.array_equal(heard(one, 0, SAMPLE_RATE), heard(two, 0, SAMPLE_RATE))


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("lively", [0.0, 1.0])
def test_loudness_is_known_before_a_sample_is_made(
    tables: Path, name: str, lively: float
) -> None:
    bed = place(name, tables, seed=3, intensity=lively, brightness=1 - lively)
    made = integrated(k_powers(heard(bed, 0, MINUTE)))
    assert integrated(bed.powers(MINUTE)) == pytest.approx(made, abs=0.3)


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize(
    ("intensity", "brightness"), [(0, 0), (0, 1), (0.5, 0.5), (1, 0), (1, 1)]
)
def test_nothing_startles_however_it_is_tuned(
    tables: Path, name: str, intensity: float, brightness: float
) -> None:
    bed = place(name, tables, seed=9, intensity=intensity, brightness=brightness)
    assert highest_jump(heard(bed, 0, MINUTE)) < MOST_DB


@pytest.mark.parametrize("name", EVERY)
def test_no_place_comes_round(tables: Path, name: str) -> None:
    """Neither the samples nor their loudness: what is heard again is a loop."""
    sound = heard(place(name, tables, seed=2), 0, 2 * MINUTE)
    left = sound[0, :: 1 << 3]
    for back in (LENGTH, STRETCH, 2 * STRETCH):
        lag = back >> 3
        assert abs(np.corrcoef(left[lag:], left[:-lag])[0, 1]) < 0.2
    db = 10 * np.log10(k_powers(sound))
    quick = db - np.convolve(db, np.full(31, 1 / 31), "same")
    for lag in range(40, 600):
        assert np.corrcoef(quick[lag:], quick[:-lag])[0, 1] < 0.35


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_ocean_breathes(tables: Path, seed: int) -> None:
    sound = heard(place("ocean", tables, seed=seed), 0, 3 * MINUTE)
    assert 13 < contrast(sound) < 19


def test_no_two_waves_are_alike(tables: Path) -> None:
    db = loudness(heard(place("ocean", tables, seed=4), 0, 4 * MINUTE))
    crests = [i for i in range(25, len(db) - 25) if db[i] == db[i - 25 : i + 26].max()]
    between = np.diff(crests) / 10
    assert 15 < len(crests) < 32
    assert between.std() > 1
    assert db[crests].std() > 0.8


def test_leaves_rustle_when_the_wind_does(tables: Path) -> None:
    sound = heard(place("forest", tables, seed=3), 0, 2 * MINUTE)
    powers = np.abs(np.fft.rfft(sound[0].reshape(-1, SAMPLE_RATE))) ** 2
    leaves, air = powers[:, 2000:8000].sum(1), powers[:, 150:1000].sum(1)
    assert np.corrcoef(np.log(leaves), np.log(air))[0, 1] > 0.6
    assert 10 * np.log10(leaves.max() / leaves.min()) > 10
    assert leaves.sum() > 0.1 * powers.sum()


def test_birds_sing_only_where_they_are_asked_for(tables: Path) -> None:
    plain, birds = (place(name, tables, seed=4) for name in ("forest", "forest-birdsong"))
    song = heard(birds, 0, MINUTE) - heard(plain, 0, MINUTE)
    singing = np.abs(song).max(0).reshape(-1, SAMPLE_RATE).max(1) > 0.01
    assert 0.05 < singing.mean() < 0.7


def test_crickets_rest_between_their_songs_and_stay_below_what_is_piercing(
    tables: Path,
) -> None:
    bed = place("crickets", tables, seed=3)
    near = bed.events[0].read(0, 3 * MINUTE)
    sings = np.abs(near).max(0).reshape(-1, SAMPLE_RATE).max(1) > 0
    assert 0.3 < sings.mean() < 0.95
    spectrum = np.abs(np.fft.rfft(heard(bed, 0, MINUTE)[0])) ** 2
    assert spectrum[60 * 4000 :].sum() < 0.01 * spectrum.sum()


def test_near_drops_can_be_counted(tables: Path) -> None:
    drops = place("rain", tables, seed=3).events[0].onsets(0, MINUTE)
    assert 60 < len(drops) < 140


def test_brown_noise_falls_by_six_decibels_an_octave(tables: Path) -> None:
    sound = heard(place("brown", tables, seed=3), 0, MINUTE)
    power = (np.abs(np.fft.rfft(sound[0].reshape(-1, HOP))) ** 2).sum(0)
    octaves = [power[10 * 2**i : 10 * 2 ** (i + 1)].mean() for i in range(6)]
    steps = np.diff(10 * np.log10(octaves))
    assert np.all(np.abs(steps + 6) < 1)


def test_none_is_no_bed(tables: Path) -> None:
    assert bed_named(NONE, seed=1, tables=tables) is None


def test_an_unknown_ambience_names_the_nearest(tables: Path) -> None:
    with pytest.raises(UnknownName, match="did you mean ocean"):
        bed_named("oceaan", seed=1, tables=tables)


@pytest.mark.parametrize("harm", ["cut", "turned"])
def test_a_damaged_table_is_made_again(tmp_path: Path, tables: Path, harm: str) -> None:
    whole = heard(place("brown", tables, seed=1), 0, 4800)
    for table in tables.glob("*.table"):
        sound = table.read_bytes()
        turned = sound[:9000] + bytes([sound[9000] ^ 64]) + sound[9001:]
        spoiled = {"cut": sound[:5000], "turned": turned}
        (tmp_path / table.name).write_bytes(spoiled[harm])
    assert np.array_equal(heard(place("brown", tmp_path, seed=1), 0, 4800), whole)
