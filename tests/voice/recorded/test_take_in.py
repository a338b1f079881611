import subprocess
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.voice.recorded.tones import QUIET, as_wav, said, word_spans

from unclench.vocabulary import SAMPLE_RATE
from unclench.voice.recorded import Finding, NotTaken, Refusal, Taken, take_in
from unclench.voice.recorded.decode import LONGEST, MOST_BYTES, as_flac, of_flac
from unclench.voice.recorded.take_in import MARGIN

TEXT = "You can stop at any time, for any reason."
LENGTH = word_spans(TEXT)[-1][1]


def taken(sound: np.ndarray, rate: int = SAMPLE_RATE, text: str = TEXT) -> Taken:
    return take_in(as_wav(sound, rate), text, "en")


def found(sound: np.ndarray, text: str = TEXT) -> tuple[Finding, ...]:
    return taken(sound, text=text).findings


def mains(sound: np.ndarray, hertz: int, level: float) -> np.ndarray:
    t = np.arange(len(sound)) / SAMPLE_RATE
    return sound + level * (np.sin(2 * np.pi * hertz * t) + np.sin(4 * np.pi * hertz * t))


# -- What comes of it --------------------------------------------------------------


@pytest.mark.parametrize("rate", [8_000, 22_050, 44_100, 48_000, 96_000])
def test_a_recording_is_trimmed_to_the_voice_with_its_margins(rate: int) -> None:
    sound = of_flac(taken(said(TEXT, 400, rate=rate), rate).flac)
    assert len(sound) / SAMPLE_RATE == pytest.approx(LENGTH + 2 * MARGIN, abs=0.03)
    # Fading in and out: nothing begins with a click.
    assert abs(int(sound[0])) < 10
    assert abs(int(sound[-1])) < 10


@settings(max_examples=10)
@given(level=st.floats(0.003, 0.9))
def test_every_voice_is_brought_to_the_same_level(level: float) -> None:
    sound = of_flac(taken(said(TEXT, 400, level=level, noise=1e-5)).flac) / 2**15
    spoken = sound[np.abs(sound) > 0.02]
    assert 10 * np.log10(np.mean(spoken**2)) == pytest.approx(-20, abs=1)


def test_a_click_of_the_switch_at_the_end_is_left_out() -> None:
    sound = said(TEXT, 400)
    sound[-2000:-1700] += 0.5
    assert taken(sound).measured.seconds == pytest.approx(LENGTH, abs=0.03)


def test_a_soft_beginning_stays() -> None:
    sound = said(TEXT, 400)
    first = round(QUIET * SAMPLE_RATE)
    soft = np.random.default_rng(2).standard_normal(4_800) * 0.003
    sound[first - 4_800 : first] += soft
    assert taken(sound).measured.seconds == pytest.approx(LENGTH + 0.1, abs=0.03)


def test_only_one_channel_of_a_stereo_file_holds_the_voice() -> None:
    both = as_wav(said(TEXT, 400), channels=2)
    samples = np.frombuffer(both[44:], "<i2").reshape(-1, 2).copy()
    samples[:, 0] = 0
    one = take_in(both[:44] + samples.tobytes(), TEXT, "en")
    assert one.measured.voice_dbfs == taken(said(TEXT, 400)).measured.voice_dbfs


def test_the_same_file_gives_the_same_recording() -> None:
    sound = said(TEXT, 400)
    assert taken(sound).flac == taken(sound).flac


def test_flac_keeps_every_sample() -> None:
    samples = np.random.default_rng(3).integers(-(2**15), 2**15, 50_000, np.int16)
    assert np.array_equal(of_flac(as_flac(samples)), samples)


@pytest.mark.parametrize(
    "name", ["a.mp3", "a.m4a", "a.ogg", "a.opus", "a.aiff", "a.webm"]
)
def test_any_usual_format_is_read(ffmpeg: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "in.wav").write_bytes(as_wav(said(TEXT, 400)))
    codec = ["-c:a", "libopus"] if name == "a.webm" else []
    subprocess.run(
        [ffmpeg, "-v", "error", "-i", "in.wav", *codec, name], cwd=tmp_path, check=True
    )
    measured = take_in((tmp_path / name).read_bytes(), TEXT, "en").measured
    assert measured.seconds == pytest.approx(LENGTH, abs=0.06)
    assert measured.clipped == 0


# -- What is found -----------------------------------------------------------------


def test_nothing_is_found_in_a_good_recording() -> None:
    assert found(said(TEXT, 400)) == ()
    assert found(said(TEXT, 400, noise=0)) == ()


@pytest.mark.parametrize("noise", [0.01, 0.03])
def test_noise_behind_the_voice_is_found(noise: float) -> None:
    taken_in = taken(said(TEXT, 400, noise=noise))
    assert taken_in.findings == (Finding.HISS,)
    assert taken_in.measured.noise_dbfs == pytest.approx(20 * np.log10(noise), abs=1)
    assert taken_in.measured.seconds == pytest.approx(LENGTH, abs=0.1)


@pytest.mark.parametrize("hertz", [50, 60])
def test_the_mains_are_found_and_not_called_a_hiss(hertz: int) -> None:
    taken_in = taken(mains(said(TEXT, 400), hertz, 0.01))
    assert taken_in.findings == (Finding.HUM,)
    assert taken_in.measured.hum_dbfs == pytest.approx(-40, abs=1)


def test_what_was_cut_off_is_found_and_a_full_sine_is_not() -> None:
    assert found(np.clip(said(TEXT, 400, level=1.5), -1, 1)) == (Finding.CLIPPED,)
    assert found(said(TEXT, 400, level=1, noise=0)) == ()


def test_a_voice_far_away_is_found() -> None:
    assert found(said(TEXT, 400, level=0.005, noise=1e-6)) == (Finding.QUIET,)


@pytest.mark.parametrize(
    ("words", "finding"),
    [
        (f"{TEXT} And here are some more words that nobody has said.", Finding.QUICK),
        ("Stop now.", None),
        ("Stop.", Finding.SLOW),
    ],
)
def test_words_and_sound_that_do_not_belong_together_are_found(
    words: str, finding: Finding | None
) -> None:
    sound = said(TEXT if finding else "Stop now.", 400)
    assert found(sound, words) == ((finding,) if finding else ())


# -- What is refused ---------------------------------------------------------------


def refused(content: bytes) -> Refusal:
    with pytest.raises(NotTaken) as error:
        take_in(content, TEXT, "en")
    return error.value.why


@pytest.mark.parametrize(
    "sound",
    [
        np.zeros(48_000),
        np.random.default_rng(1).standard_normal(48_000) * 1e-4,
        np.zeros(5),
    ],
)
def test_a_file_without_a_voice_is_refused(sound: np.ndarray) -> None:
    assert refused(as_wav(sound)) is Refusal.SILENT


def test_a_file_that_is_too_long_or_too_large_is_refused() -> None:
    assert refused(as_wav(np.zeros(round((LONGEST + 1) * 8000)), 8000)) is Refusal.LONG
    assert refused(bytes(MOST_BYTES + 1)) is Refusal.BIG


@given(st.binary(max_size=2_000))
def test_bytes_of_any_kind_are_refused_and_crash_nothing(content: bytes) -> None:
    assert refused(content) in set(Refusal)


@settings(max_examples=40)
@given(st.integers(0, 400), st.binary(min_size=1, max_size=50))
def test_a_spoiled_file_is_taken_or_refused(at: int, spoilt: bytes) -> None:
    whole = SPOILT[:at] + spoilt + SPOILT[at + len(spoilt) :]
    with suppress(NotTaken):
        assert take_in(whole, TEXT, "en").flac


SPOILT = as_flac((said(TEXT, 400, rate=8_000) * 2**14).astype(np.int16))


@pytest.mark.parametrize(
    "content",
    [
        "#EXTM3U\n#EXTINF:1,\n{}\n",
        "ffconcat version 1.0\nfile '{}'\n",
    ],
)
def test_a_playlist_opens_no_other_file(content: str, tmp_path: Path) -> None:
    other = tmp_path / "other.wav"
    other.write_bytes(as_wav(said(TEXT, 400)))
    assert refused(content.format(other).encode()) is Refusal.UNREADABLE
