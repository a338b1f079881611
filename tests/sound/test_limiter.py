import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from unclench.sound.limiter import limited
from unclench.sound.truepeak import CELL, true_peak

LENGTH = 200_064
CEILING = 0.75


def bursts(gain: float) -> NDArray[np.float32]:
    """Quiet noise with a few loud moments."""
    noise = np.random.default_rng(2).standard_normal((2, LENGTH)) * 0.05
    for at in (30_000, 90_000, 91_000, 150_000):
        noise[:, at : at + 600] *= gain
    return noise.astype(np.float32)


def limited_whole(
    sound: NDArray[np.float32], start: int = 0, end: int = LENGTH
) -> NDArray[np.float32]:
    def read(at: int, n: int) -> NDArray[np.float32]:
        out = np.zeros((2, n), np.float32)
        a, b = max(at, 0), min(at + n, LENGTH)
        if a < b:
            out[:, a - at : b - at] = sound[:, a:b]
        return out

    return np.concatenate(list(limited(read, start, end, CEILING)), axis=1)


def test_what_is_under_the_ceiling_passes_bit_for_bit() -> None:
    sound = bursts(1)
    assert np.array_equal(limited_whole(sound), sound)


@pytest.mark.parametrize("gain", [6, 20, 60])
def test_nothing_passes_the_ceiling_not_even_between_samples(gain: float) -> None:
    made = limited_whole(bursts(gain))
    assert true_peak(bursts(gain)) > CEILING
    assert true_peak(made) <= CEILING * 1.01


def test_only_what_is_near_a_peak_is_touched() -> None:
    sound = bursts(20)
    made = limited_whole(sound)
    assert np.array_equal(made[:, 100_000:145_000], sound[:, 100_000:145_000])
    assert np.array_equal(made[:, :25_000], sound[:, :25_000])


@settings(max_examples=20, deadline=None)
@given(st.integers(1, LENGTH // CELL - 1))
def test_parts_limited_apart_join_without_a_seam(cut: int) -> None:
    sound = bursts(20)
    at = cut * CELL
    parts = [limited_whole(sound, 0, at), limited_whole(sound, at, LENGTH)]
    assert np.array_equal(np.concatenate(parts, 1), limited_whole(sound))
