from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from tests.sound.readers import ebur128

from unclench.sound import Mix
from unclench.sound.loudness import integrated, k_powers, loudness_range
from unclench.sound.truepeak import CELL, true_peak
from unclench.vocabulary import SAMPLE_RATE

TONE_OF_EBU_3341 = np.sin(2 * np.pi * 1000 * np.arange(20 * SAMPLE_RATE) / SAMPLE_RATE)


def stereo(mono: NDArray[np.float64]) -> NDArray[np.float32]:
    return np.stack([mono, mono]).astype(np.float32)


@pytest.mark.parametrize("level", [-23, -33])
def test_a_tone_has_the_loudness_the_ebu_says(level: int) -> None:
    tone = stereo(TONE_OF_EBU_3341 * 10 ** (level / 20))
    assert integrated(k_powers(tone)) == pytest.approx(level, abs=0.1)


def test_silence_does_not_lower_integrated_loudness() -> None:
    tone = stereo(TONE_OF_EBU_3341 * 0.05)
    silence = np.zeros_like(tone)
    with_silence = integrated(k_powers(np.concatenate([tone, silence], axis=1)))
    assert with_silence == pytest.approx(integrated(k_powers(tone)), abs=0.1)


def test_nothing_is_as_loud_as_the_gate() -> None:
    assert integrated(k_powers(np.zeros((2, SAMPLE_RATE), np.float32))) == -70


@given(st.floats(-30, 10))
def test_gain_moves_loudness_by_itself(db: float) -> None:
    rng = np.random.default_rng(5)
    powers = rng.uniform(0.5, 2, 200) * 1e-3
    moved = integrated(powers * 10 ** (db / 10)) - integrated(powers)
    assert moved == pytest.approx(db, abs=1e-6)


def test_real_sound_measures_as_ffmpeg_does(session: Mix, tmp_path: Path) -> None:
    sound = session.mix(0, session.length)
    path = tmp_path / "mix.f32"
    np.ascontiguousarray(sound.T).tofile(path)
    theirs = ebur128(path, "-f", "f32le", "-ar", "48000", "-ac", "2")
    powers = k_powers(sound)
    padded = np.pad(sound, ((0, 0), (0, -sound.shape[1] % CELL)))
    assert integrated(powers) == pytest.approx(theirs.lufs, abs=0.1)
    assert loudness_range(powers) == pytest.approx(theirs.range, abs=0.6)
    assert 20 * np.log10(true_peak(padded)) == pytest.approx(theirs.peak, abs=0.2)


def test_a_peak_between_samples_is_found() -> None:
    t = np.arange(SAMPLE_RATE // 10)
    wave = 0.5 * stereo(np.sin(2 * np.pi * t / 4 + np.pi / 4))
    assert abs(wave).max() == pytest.approx(0.5 * np.sqrt(0.5), abs=1e-4)
    assert true_peak(wave[:, : len(t) // CELL * CELL]) == pytest.approx(0.5, abs=0.02)
