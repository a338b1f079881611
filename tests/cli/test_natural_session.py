"""Whole sessions in tiny natural voices: each word's tone lies where it is said to."""

import json
import subprocess
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.cli.conftest import Run
from tests.voice.natural.tiny import (
    KOKORO,
    LOWEST,
    PIPER,
    PIPER_SYMBOLS,
    STEP,
    Tones,
    added_kokoro,
    added_piper,
)

from unclench.vocabulary import SAMPLE_RATE, Utterance
from unclench.voice.espeak import Speaker, find_engine
from unclench.voice.natural import kokoro, piper
from unclench.voice.natural.phonemes import clauses_of
from unclench.voice.reading import reading_of

MINUTE = ("posture-reset", "--minutes", 1, "--ambience", "none", "--breath", "none")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of somebody who added both voices."""
    home = tmp_path_factory.mktemp("natural")
    added_kokoro(home / "voices")
    added_piper(home / "voices")
    return home


@pytest.mark.parametrize(
    ("voice", "form", "off"),
    [
        ("tiny-kokoro", "wav", 1),
        ("tiny-kokoro-bf-emma", "flac", 1),
        ("tiny-piper", "opus", 48),
    ],
)
def test_a_session_in_a_natural_voice_has_each_word_where_it_says(
    voice: str, form: str, off: int, home: Path, run: Run, tmp_path: Path, ffmpeg: Path
) -> None:
    # Added voices speak first where nobody is wished for, in the order of their names.
    wished = () if voice == "tiny-kokoro" else ("--voice", voice)
    wish = (*MINUTE, *wished, "--out", f"minute.{form}")

    made = run("session", *wish, UNCLENCH_DATA=str(home))

    assert (made.returncode, made.stderr) == (0, "")
    record = json.loads((tmp_path / "minute.json").read_bytes())
    assert record["recipe"]["voice"].startswith(f"{voice} {voice.split('-')[1]} ")
    sound = decoded(ffmpeg, tmp_path / f"minute.{form}")
    assert len(sound) == pytest.approx(60 * SAMPLE_RATE, abs=960)
    spoken = [cue for cue in record["cues"] if cue["kind"] == "speech"]
    assert sum(len(cue["words"]) for cue in spoken) > 30
    with Speaker(find_engine()) as engine:
        for cue in spoken:
            assert reading_of(cue["text"], "en").text == cue["text"]
            expected = dict(first_tones(cue["text"], voice, engine))
            assert [at for at, _length, _start in cue["words"]] == list(expected)
            for at, _length, start in cue["words"]:
                found = onset(sound, start, expected[at])
                assert abs(found - start * SAMPLE_RATE) <= off, (cue["text"][at:], form)


def test_a_voice_that_was_told_and_is_gone_is_named_and_another_speaks(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "me.toml").write_text('voice = "tiny-gone"\n', "utf-8")

    made = run(
        *("session", *MINUTE, "--out", "minute.mp3"),
        UNCLENCH_DATA=str(tmp_path / "home"),
    )

    assert made.returncode == 0
    assert made.stderr == (
        "The voice tiny-gone is not here any more. espeak-en-us speaks.\n"
    )


def test_a_voice_whose_files_are_not_right_says_so_and_what_to_do(
    run: Run, tmp_path: Path
) -> None:
    added_piper(tmp_path / "home" / "voices")
    (tmp_path / "home" / "voices" / "tiny-piper" / "tiny.onnx").unlink()

    made = run(
        *("session", *MINUTE, "--voice", "tiny-piper"),
        UNCLENCH_DATA=str(tmp_path / "home"),
    )

    assert made.returncode == 1
    assert made.stderr == (
        "The voice 'tiny-piper' can't speak. A file of it is gone: tiny.onnx. Install "
        "it again.\n"
    )


def first_tones(
    text: str, voice: str, engine: Speaker
) -> list[tuple[int, NDArray[np.float64]]]:
    """For each word, where it is written and how it begins to sound."""
    variant = "en-gb" if "emma" in voice else "en-us"
    clauses = clauses_of(text, engine.pronounce(Utterance(text), variant))
    of_piper = "piper" in voice
    spelt = piper.sentences(clauses) if of_piper else kokoro.lines(clauses, variant)
    tones = PIPER if of_piper else KOKORO
    table = PIPER_SYMBOLS.index if of_piper else kokoro.PUBLISHED.__getitem__
    return [
        (at, tone(table(line.symbols[index]), tones))
        for line in spelt
        for at, index in line.words
    ]


def tone(symbol: int, tones: Tones) -> NDArray[np.float64]:
    """A hundredth of a second of silence, and as much of the tone of a symbol."""
    # Each frame begins anew.
    clock = np.arange(SAMPLE_RATE // 100) / SAMPLE_RATE % (tones.hop / tones.rate)
    clock += 1 / tones.rate
    wave = np.sin(2 * np.pi * (LOWEST + STEP * symbol) * clock)
    return np.concatenate([np.zeros_like(wave), wave])


def onset(sound: NDArray[np.float32], start: float, expected: NDArray[np.float64]) -> int:
    """The sample near `start` seconds from which on a tone is most alike."""
    near, half = round(start * SAMPLE_RATE), len(expected) // 2
    reach = 150
    stretch = sound[near - half - reach : near + half + reach].astype(float)
    alike = np.correlate(stretch, expected, "valid")
    before = np.correlate(stretch**2, (expected == 0).astype(float), "valid")
    return near - reach + int(np.argmax(alike - 4 * before))


def decoded(ffmpeg: Path, file: Path) -> NDArray[np.float32]:
    """A file as ffmpeg hears it, both ears together."""
    form = ("-f", "f32le", "-ac", "1", "-ar", str(SAMPLE_RATE), "-")
    ran = subprocess.run(
        [ffmpeg, "-v", "error", "-i", file, *form], capture_output=True, check=True
    )
    return np.frombuffer(ran.stdout, np.float32)
