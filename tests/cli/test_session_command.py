import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.cli.conftest import Run
from tests.readers import caption_starts, ebur128, onsets, probe

from unclench.composer import Recipe
from unclench.content import Library
from unclench.session import Studio, prepare
from unclench.sound import Stem
from unclench.voice import ClipStore, find_voice

MINUTE = ("posture-reset", "--minutes", 1)


def test_ten_minutes_at_the_beach_are_what_independent_readers_find(
    run: Run, tmp_path: Path, data: Path, ffmpeg: Path, ffprobe: Path
) -> None:
    wish = ("calm-place", "--minutes", 10, "--scene", "beach", "--ambience", "ocean")
    told = run("session", *wish, "--out", "beach.opus", "--format", "json")

    assert (told.returncode, told.stderr) == (0, "")
    told = json.loads(told.stdout)
    assert set(told) == {
        *("digest", "file", "captions", "seconds", "lufs", "true_peak", "technique"),
    }
    assert (told["technique"], told["seconds"]) == ("calm-place", 600.0)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        *("beach.json", "beach.opus", "beach.vtt"),
    ]

    read = probe(ffprobe, tmp_path / told["file"])
    assert float(read["format"]["duration"]) == pytest.approx(600, abs=0.05)
    record = json.loads((tmp_path / "beach.json").read_bytes())
    assert [
        (c["tags"]["title"], pytest.approx(float(c["start_time"]), abs=0.002))
        for c in read["chapters"]
    ] == [(c["title"], c["start"]) for c in record["chapters"]]

    lufs, peak = ebur128(ffmpeg, tmp_path / told["file"])
    assert lufs == pytest.approx(-19, abs=1)
    assert peak <= -2

    recipe = Recipe.from_json(json.dumps(record["recipe"]))
    assert recipe.digest == told["digest"]
    heard = onsets(voice_of(recipe, data))
    starts = caption_starts(tmp_path / told["captions"])
    assert [line for line, _ in starts] == [
        c["line"] for c in record["cues"] if c["kind"] == "speech"
    ]
    for line, start in starts:
        assert min(abs(start - at) for at in heard) <= 0.05, line


def test_a_session_gets_a_readable_name_where_one_stands(
    run: Run, tmp_path: Path
) -> None:
    told = run("session", *MINUTE)

    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.startswith("Posture reset, 1:00 min\nposture-reset-1-min.mp3")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        f"posture-reset-1-min.{suffix}" for suffix in ("json", "mp3", "vtt")
    ]


def test_own_words_are_spoken_as_they_were_given(run: Run, tmp_path: Path) -> None:
    told = run(
        *("session", "calm-place", "--minutes", 3, "--scene", "own"),
        *("--set", "place.name=the bench behind the house"),
        *("--set", "place.sound=slow rain", "--out", "own.wav"),
    )

    assert (told.returncode, told.stderr) == (0, "")
    record = json.loads((tmp_path / "own.json").read_bytes())
    said = " ".join(cue.get("text", "") for cue in record["cues"])
    assert ["place.name", "the bench behind the house"] in record["recipe"]["own"]
    assert "the bench behind the house" in said


def test_the_same_wish_is_the_same_bytes(run: Run, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        run("session", *MINUTE, "--out", f"{folder}/reset.opus")

    one, two = (
        {path.name: path.read_bytes() for path in (tmp_path / folder).iterdir()}
        for folder in ("one", "two")
    )
    assert len(one) == 3
    assert one == two


def test_a_session_is_made_without_django(data: Path, tmp_path: Path) -> None:
    told = subprocess.run(
        [
            *(sys.executable, "-X", "importtime", "-m", "unclench", "session"),
            *map(str, MINUTE),
            *("--out", "reset.wav"),
        ],
        env={"UNCLENCH_DATA": str(data)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )

    loaded = {
        line.rpartition("|")[2].strip().partition(".")[0]
        for line in told.stderr.splitlines()
    }
    assert "numpy" in loaded
    assert loaded.isdisjoint({"django", "granian", "espeakng_loader", "scipy"})


@pytest.mark.parametrize(
    ("wish", "answer"),
    [
        (["calm-plac"], "No technique is called “calm-plac”; did you mean calm-place?"),
        (["posture-reset", "--minutes", 30], "Posture reset takes at most 2 minutes"),
        (["calm-place", "--scene", "beech"], "No scene is called “beech”; did you mean"),
        (["calm-place", "--ambience", "oceans"], "No ambience is called “oceans”; did"),
        (
            ["calm-place", "--voice", "espeak-en-gbb"],
            "No voice is called “espeak-en-gbb”",
        ),
        (["calm-place", "--set", "place.sond=x"], "No own word is called “place.sond”"),
        ([*MINUTE, "--out", "x.ogg"], "No sound format is called “ogg”"),
        ([*MINUTE, "--out", "no/x.mp3"], "There is no folder no. Make it first."),
    ],
)
def test_what_cannot_be_is_answered_in_one_line(
    wish: list[object], answer: str, run: Run, tmp_path: Path
) -> None:
    told = run("session", *wish)

    assert told.returncode == 1
    assert told.stderr.startswith(answer)
    assert len(told.stderr.splitlines()) == 1
    assert (told.stdout, list(tmp_path.iterdir())) == ("", [])


@pytest.mark.parametrize(
    ("wish", "answer"),
    [
        (
            [*MINUTE, "--posture", "flying"],
            "'flying' is none of lying, reclining, sitting, standing",
        ),
        ([*MINUTE, "--set", "rain"], "'rain' is not NAME=WORDS"),
        ([], "Missing argument 'TECHNIQUE'"),
    ],
)
def test_what_is_not_understood_ends_with_2(
    wish: list[object], answer: str, run: Run
) -> None:
    told = run("session", *wish)

    assert told.returncode == 2
    assert answer in told.stderr


def test_a_data_folder_that_cannot_be_written_is_told_in_one_line(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("a file, not a folder")

    told = run("session", *MINUTE, UNCLENCH_DATA=str(tmp_path / "taken"))

    assert told.returncode == 1
    assert len(told.stderr.splitlines()) == 1
    assert "taken" in told.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


@pytest.mark.skipif(sys.platform == "win32", reason="limits files as POSIX does")
def test_a_full_disk_is_told_in_one_line_and_nothing_is_left(
    run: Run, tmp_path: Path, data: Path
) -> None:
    run("session", *MINUTE, "--out", "warm.opus")  # clips and textures are there
    for path in tmp_path.iterdir():
        path.unlink()
    sh = shutil.which("sh")
    assert sh

    told = run(
        *("session", *MINUTE, "--out", "full.wav"),
        before=(sh, "-c", 'ulimit -f 2000; exec "$@"', "sh"),
    )

    assert told.returncode == 1
    assert told.stderr.startswith("There is no space left on the disk")
    assert len(told.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []
    assert list((data / "sessions" / ".aside").iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="watches on a POSIX terminal")
def test_kill_9_in_the_middle_leaves_nothing_and_the_next_run_works(
    run: Run, tmp_path: Path, data: Path
) -> None:
    wish = ("session", *map(str, MINUTE), "--seed", "5", "--out", "killed.flac")
    watched, terminal = os.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "unclench", *wish],
        cwd=tmp_path,
        env=os.environ | {"UNCLENCH_DATA": str(data), "NO_COLOR": "1"},
        stderr=terminal,
    ) as command:
        os.close(terminal)
        seen = b""
        while not re.search(rb"[2-9]\d%", seen):
            seen += os.read(watched, 1000)
        command.kill()
    os.close(watched)
    assert list(tmp_path.iterdir()) == []

    told = run(*wish)

    assert (told.returncode, told.stderr) == (0, "")
    assert (tmp_path / "killed.flac").stat().st_size > 1_000_000
    assert list((data / "sessions" / ".aside").iterdir()) == []


def voice_of(recipe: Recipe, data: Path) -> NDArray[np.float32]:
    """The voice alone of a session, shape (n,)."""
    cache = data / "cache"
    studio = Studio(find_voice(), ClipStore(cache / "clips"), cache / "textures")
    mix = prepare(recipe, Library.load(), studio).mix
    voice: NDArray[np.float32] = mix.mix(0, mix.length, stems=frozenset({Stem.VOICE}))[0]
    return voice
