from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from unclench.sound.ambience import AMBIENCES, NONE, Bed, bed_named
from unclench.sound.curve import cells
from unclench.sound.loudness import integrated, k_powers
from unclench.vocabulary import SAMPLE_RATE
from unclench.vocabulary.nearest import UnknownName

MINUTE = 60 * SAMPLE_RATE
EVERY = sorted(AMBIENCES)


def heard(bed: Bed, start: int, n: int) -> NDArray[np.float32]:
    first, last = cells(start, n)
    return bed.read(start, n, np.ones(last - first, np.float32))


def momentary(sound: NDArray[np.float32]) -> NDArray[np.float64]:
    """Loudness over 400 ms, every 100 ms, in dB."""
    return 10 * np.log10(np.convolve(k_powers(sound), np.full(4, 0.25), "valid"))


@pytest.mark.parametrize("name", EVERY)
@settings(max_examples=8, deadline=None)
@given(
    start=st.integers(0, 3 * 3600 * SAMPLE_RATE),
    cuts=st.lists(st.integers(1, 120_000), min_size=1, max_size=6),
)
def test_the_same_moment_is_the_same_samples_in_any_blocks(
    tables: Path, name: str, start: int, cuts: list[int]
) -> None:
    bed = bed_named(name, seed=5, tables=tables)
    assert bed
    parts, at = [], start
    for cut in cuts:
        parts.append(heard(bed, at, cut))
        at += cut
    again = bed_named(name, seed=5, tables=tables)
    assert again
    assert np.array_equal(np.concatenate(parts, 1), heard(again, start, at - start))


@pytest.mark.parametrize("name", EVERY)
def test_another_seed_is_another_time_by_the_same_water(tables: Path, name: str) -> None:
    one, two = (bed_named(name, seed=seed, tables=tables) for seed in (1, 2))
    assert one
    assert two
    assert not np.array_equal(heard(one, 0, SAMPLE_RATE), heard(two, 0, SAMPLE_RATE))


@pytest.mark.parametrize("name", EVERY)
def test_loudness_is_known_before_a_sample_is_made(tables: Path, name: str) -> None:
    bed = bed_named(name, seed=3, tables=tables)
    assert bed
    made = integrated(k_powers(heard(bed, 0, MINUTE)))
    assert integrated(bed.powers(MINUTE)) == pytest.approx(made, abs=0.15)


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_nothing_in_a_bed_startles(tables: Path, name: str, seed: int) -> None:
    """No jump of 6 dB between moments (``method.md`` 9.5)."""
    bed = bed_named(name, seed=seed, tables=tables)
    assert bed
    sound = heard(bed, 0, 2 * MINUTE)
    assert abs(np.diff(momentary(sound))).max() < 6
    assert np.max(np.abs(sound)) < 20 * np.std(sound)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_waves_come_and_draw_back(tables: Path, seed: int) -> None:
    bed = bed_named("ocean", seed=seed, tables=tables)
    assert bed
    low, high = np.percentile(momentary(heard(bed, 0, 2 * MINUTE)), (5, 95))
    assert high - low > 10.5


def test_birds_sing_only_where_they_are_asked_for(tables: Path) -> None:
    plain, birds = (
        bed_named(name, seed=4, tables=tables) for name in ("forest", "forest-birdsong")
    )
    assert plain
    assert birds
    song = heard(birds, 0, MINUTE) - heard(plain, 0, MINUTE)
    singing = np.abs(song).max(0).reshape(-1, SAMPLE_RATE).max(1) > 0.01
    assert 0.05 < singing.mean() < 0.7


def test_none_is_no_bed(tables: Path) -> None:
    assert bed_named(NONE, seed=1, tables=tables) is None


def test_an_unknown_ambience_names_the_nearest(tables: Path) -> None:
    with pytest.raises(UnknownName, match="did you mean ocean"):
        bed_named("oceaan", seed=1, tables=tables)


def test_a_damaged_table_is_made_again(tmp_path: Path, tables: Path) -> None:
    for table in tables.glob("*.npy"):
        (tmp_path / table.name).write_bytes(table.read_bytes()[:5000])
    damaged, whole = (
        bed_named("rain", seed=1, tables=each) for each in (tmp_path, tables)
    )
    assert damaged
    assert whole
    assert np.array_equal(heard(damaged, 0, 4800), heard(whole, 0, 4800))
