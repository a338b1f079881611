"""An ambience as wide as somebody likes it, and whole on a telephone's one speaker."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from unclench.sound.ambience import AMBIENCES, bed_named
from unclench.sound.curve import cells
from unclench.sound.loudness import k_powers
from unclench.sound.width import Narrowed, narrowed
from unclench.vocabulary import SAMPLE_RATE

SECONDS = 40


@pytest.fixture(scope="module", params=sorted(AMBIENCES))
def heard(request: pytest.FixtureRequest, tables: Path) -> NDArray[np.float32]:
    """A while of each ambience, as wide as it is meant."""
    bed = bed_named(request.param, seed=2, tables=tables)
    assert bed
    n = SECONDS * SAMPLE_RATE
    first, last = cells(0, n)
    return bed.read(0, n, np.ones(last - first, np.float32))


def octaves(sound: NDArray[np.float32]) -> NDArray[np.float64]:
    """Power of a mono sound in each octave from 62 Hz to 16 kHz."""
    hertz = np.fft.rfftfreq(len(sound), 1 / SAMPLE_RATE)
    power = np.abs(np.fft.rfft(sound)) ** 2
    edges = 62.5 * 2.0 ** np.arange(9)
    inside = np.digitize(hertz, edges)
    return np.array([power[inside == i].sum() for i in range(1, len(edges))])


def test_no_octave_is_lost_in_one_speaker(heard: NDArray[np.float32]) -> None:
    """Nothing is out of phase: in no octave do the sides outweigh the middle."""
    middle, side = (heard[0] + heard[1]) / 2, (heard[0] - heard[1]) / 2
    beside = 10 * np.log10(octaves(side) / octaves(middle))
    assert beside.max() < 1.5


def test_one_speaker_has_what_two_would_expect(heard: NDArray[np.float32]) -> None:
    """Half the power of both sides, within a decibel, or more where they are alike."""
    middle = (heard[0] + heard[1]) / 2
    folded = k_powers(np.stack([middle, middle])).sum()
    expected = k_powers(heard).sum() / 2
    assert 10 * np.log10(folded / expected) > -1


@given(width=st.floats(0, 1))
def test_the_fold_to_mono_is_the_same_at_any_width(width: float) -> None:
    sound = np.random.default_rng(3).standard_normal((2, 4800)).astype(np.float32)
    made = narrowed(sound, width)
    np.testing.assert_allclose(made.sum(0), sound.sum(0), atol=1e-5)
    np.testing.assert_allclose(
        made[0] - made[1], width * (sound[0] - sound[1]), atol=1e-5
    )


@pytest.mark.parametrize("width", [0.0, 0.5])
@pytest.mark.parametrize("name", ["rain", "ocean"])
def test_its_loudness_is_known_before_it_is_made(
    tables: Path, name: str, width: float
) -> None:
    bed = bed_named(name, seed=2, tables=tables)
    assert bed
    narrow, n = Narrowed(bed, width), SECONDS * SAMPLE_RATE
    first, last = cells(0, n)
    made = k_powers(narrow.read(0, n, np.ones(last - first, np.float32)))
    beside = 10 * np.log10(made.mean() / narrow.powers(n).mean())
    assert beside == pytest.approx(0, abs=0.3)
