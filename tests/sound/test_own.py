"""A person's own sounds: taken in once, seamless, never sudden, and known again."""

import wave
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from unclench.sound.ambience import bed_named
from unclench.sound.curve import cells
from unclench.sound.jump import MOST_DB, highest_jump
from unclench.sound.loudness import integrated, k_powers
from unclench.sound.own import (
    ChangedSound,
    Found,
    OwnBed,
    UnfitSound,
    find_own,
    own_bed,
    own_sounds,
    remove_own,
    take_in,
)
from unclench.sound.own import loop as loops
from unclench.vocabulary import SAMPLE_RATE
from unclench.vocabulary.nearest import UnknownName


def written(path: Path, sound: NDArray[np.float64], rate: int = 44_100) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(sound.shape[0])
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes((sound.T * 32767).astype("<i2").tobytes())
    return path


def hiss(seconds: float, level: float = 0.05, rate: int = 44_100) -> NDArray[np.float64]:
    rng = np.random.Generator(np.random.PCG64(1))
    return np.clip(level * rng.standard_normal((2, round(seconds * rate))), -1, 1)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sounds with a mild hiss, taken in, under the name "kettle"."""
    folder = tmp_path_factory.mktemp("sounds")
    take_in(written(folder / "in.wav", hiss(16)), folder, title="Kettle")
    return folder


def heard(bed: OwnBed, start: int, n: int) -> NDArray[np.float32]:
    first, last = cells(start, n)
    return bed.read(start, n, np.ones(last - first, np.float32))


def test_a_sound_is_kept_with_what_is_known_of_it(folder: Path) -> None:
    (sound,) = own_sounds(folder)
    assert (sound.name, sound.title, sound.found) == ("kettle", "Kettle", ())
    assert sound.ambience == f"own/kettle@{sound.digest}"
    assert sound.seconds == pytest.approx(12, abs=0.2)
    assert 0 < sound.jump < MOST_DB
    assert 'licence = "yours"' in (sound.folder / "sound.toml").read_text()


@settings(max_examples=20, deadline=None)
@given(start=st.integers(0, 100 * SAMPLE_RATE), n=st.integers(2, 60_000))
def test_any_stretch_is_the_same_samples(folder: Path, start: int, n: int) -> None:
    (sound,) = own_sounds(folder)
    bed = own_bed(sound.ambience, folder)
    halves = [heard(bed, start, n // 2), heard(bed, start + n // 2, n - n // 2)]
    assert np.array_equal(np.concatenate(halves, 1), heard(bed, start, n))


def test_the_seam_is_not_heard(folder: Path) -> None:
    (sound,) = own_sounds(folder)
    bed = own_bed(sound.ambience, folder)
    twice = heard(bed, 0, 2 * sound.samples)
    assert highest_jump(twice) < 2
    steps = np.abs(np.diff(twice[0]))
    seam = steps[sound.samples - 50 : sound.samples + 50].max()
    assert seam <= np.quantile(steps, 0.9999)


def test_its_loudness_is_known_before_a_sample_is_made(folder: Path) -> None:
    (sound,) = own_sounds(folder)
    bed = own_bed(sound.ambience, folder)
    n = 30 * SAMPLE_RATE
    made = integrated(k_powers(heard(bed, 0, n)))
    assert integrated(bed.powers(n)) == pytest.approx(made, abs=0.1)
    assert made == pytest.approx(2.32, abs=0.2)  # a power of two, as two textures have


def test_what_comes_suddenly_comes_gently(tmp_path: Path) -> None:
    sound = hiss(30, 0.01)
    for at in (6, 13, 21):
        begin = at * 44_100
        sound[:, begin : begin + 20_000] *= 40
    kept = take_in(written(tmp_path / "in.wav", sound), tmp_path, title="Bangs")
    assert Found.TAMED in kept.found
    assert Found.SUDDEN not in kept.found
    bed = own_bed(kept.ambience, tmp_path)
    assert highest_jump(heard(bed, 0, 2 * kept.samples)) < MOST_DB


@settings(max_examples=25, deadline=None)
@example(levels=[-16.0, -9.0, -17.0, -45.0, -6.0], seed=0)
@given(
    levels=st.lists(st.floats(-60, -6), min_size=4, max_size=12),
    seed=st.integers(0, 99),
)
def test_a_tamed_loop_never_startles_wherever_its_steps_lie(
    levels: list[float], seed: int
) -> None:
    rng = np.random.Generator(np.random.PCG64(seed))
    steps = np.repeat(10 ** (np.array(levels) / 20), SAMPLE_RATE)
    noise = 0.2 * rng.standard_normal((2, len(steps))) * steps
    loop = np.clip(noise * 32767, -32768, 32767).astype(np.int16)
    loops.tame(loop)
    assert loops.highest(loop) < MOST_DB


def test_mono_at_another_rate_is_heard_on_both_sides(tmp_path: Path) -> None:
    mono = hiss(15, rate=22_050)[:1]
    kept = take_in(written(tmp_path / "in.wav", mono, 22_050), tmp_path, title="Mono")
    sound = heard(own_bed(kept.ambience, tmp_path), 0, SAMPLE_RATE)
    assert np.array_equal(sound[0], sound[1])


def test_silence_at_its_ends_goes(tmp_path: Path) -> None:
    padded = np.pad(hiss(14), ((0, 0), (3 * 44_100, 5 * 44_100)))
    kept = take_in(written(tmp_path / "in.wav", padded), tmp_path, title="Padded")
    assert kept.seconds == pytest.approx(14 - 3.5, abs=0.3)


@pytest.mark.parametrize(
    ("sound", "why"),
    [
        (hiss(4), "It is 4 s long, silence at its ends left out; at least 10 s"),
        (np.zeros((2, 15 * 44_100)), "Nothing is heard in it."),
    ],
)
def test_what_can_not_lie_under_a_voice_is_refused(
    tmp_path: Path, sound: NDArray[np.float64], why: str
) -> None:
    path = written(tmp_path / "in.wav", sound)
    with pytest.raises(UnfitSound, match=why):
        take_in(path, tmp_path / "sounds", title="No")
    assert list((tmp_path / "sounds").iterdir()) == []


def test_what_is_no_sound_is_refused(tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_text("la la la")
    with pytest.raises(UnfitSound, match="can't be read as sound"):
        take_in(tmp_path / "in.txt", tmp_path / "sounds", title="No")


def test_a_session_knows_when_its_sound_is_another_or_gone(tmp_path: Path) -> None:
    first = take_in(written(tmp_path / "a.wav", hiss(15)), tmp_path, title="Rain")
    again = take_in(written(tmp_path / "a.wav", hiss(15)), tmp_path, title="Rain")
    assert again == first
    other = take_in(written(tmp_path / "b.wav", hiss(16)), tmp_path, title="Rain")
    with pytest.raises(ChangedSound, match="“rain” has changed"):
        bed_named(first.ambience, seed=1, tables=tmp_path, sounds=tmp_path)
    assert find_own(other.ambience, tmp_path) == other
    remove_own("rain", tmp_path)
    with pytest.raises(ChangedSound, match="“rain” is not here any more"):
        bed_named(other.ambience, seed=1, tables=tmp_path, sounds=tmp_path)
    with pytest.raises(UnknownName, match="No sound is called “rain”"):
        remove_own("rain", tmp_path)


@pytest.mark.parametrize("name", ["own/../rain@1", "own/@", "own/"])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(ChangedSound):
        find_own(name, tmp_path)


def test_a_damaged_sound_is_left_out_of_the_list(tmp_path: Path) -> None:
    take_in(written(tmp_path / "a.wav", hiss(15)), tmp_path, title="Rain")
    take_in(written(tmp_path / "a.wav", hiss(15)), tmp_path, title="Wood")
    (tmp_path / "rain" / "sound.toml").write_text("title = ")
    (sound,) = own_sounds(tmp_path)
    assert sound.name == "wood"
