"""A new pack can be heard as it stands."""

import json
import wave
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.content.packs import SCENE, put, script, walk


def test_a_new_pack_has_nothing_to_mend(run: Run, tmp_path: Path) -> None:
    pack = tmp_path / "Orchard Bench"

    told = run("pack", "new", pack)
    checked = run("pack", "check", pack)

    assert told.returncode == 0
    assert told.stdout.startswith("The pack “orchard-bench” lies in ")
    assert checked.stdout == "All is well.\n"


def test_a_new_pack_is_heard_and_read(run: Run, tmp_path: Path) -> None:
    run("pack", "new", tmp_path / "orchard")
    out = tmp_path / "cup.wav"

    told = run(
        *("pack", "preview", tmp_path / "orchard", "warm-cup"),
        *("--minutes", "1", "--out", out),
    )

    rows = told.stdout.splitlines()
    assert (told.returncode, told.stderr) == (0, "")
    assert rows[:3] == ["Warm cup", "", "Before you begin"]
    assert any(row.endswith("The cup is warm, and a little heavy.") for row in rows)
    assert rows[-1].endswith(f"It can be heard in {out}")
    with wave.open(str(out)) as sound:
        assert sound.getnframes() == 60 * sound.getframerate()
    record = json.loads(out.with_suffix(".json").read_text())
    assert record["technique"] == "orchard/warm-cup"


def test_a_scene_of_a_pack_is_previewed_in_a_shipped_practice(
    run: Run, tmp_path: Path
) -> None:
    pack = walk(tmp_path / "orchard")
    put(pack, "scenes/bench.toml", SCENE)
    bench = script("calm-place", more="scene: bench\n").replace("walk.", "bench.")
    put(pack, "bench.md", bench)

    told = run(
        *("pack", "preview", pack, "calm-place", "--scene", "bench"), *("--minutes", "3")
    )

    assert told.returncode == 0, told.stderr
    assert (tmp_path / "calm-place-orchard-bench-3-min.mp3").is_file()


def test_a_session_of_a_pack_becomes_a_file_beside_one_not_a_folder(
    run: Run, tmp_path: Path
) -> None:
    walk(tmp_path / "data" / "packs" / "orchard")

    told = run("session", "orchard/slow-walk", UNCLENCH_DATA=str(tmp_path / "data"))

    assert told.returncode == 0, told.stderr
    assert (tmp_path / "orchard-slow-walk-1-min.mp3").is_file()


def test_a_folder_with_something_in_it_is_left_alone(run: Run, tmp_path: Path) -> None:
    put(tmp_path, "orchard/notes.txt", "mine")

    told = run("pack", "new", tmp_path / "orchard")

    assert (told.returncode, told.stdout) == (1, "")
    assert "Choose a new folder" in told.stderr
    assert [path.name for path in (tmp_path / "orchard").iterdir()] == ["notes.txt"]


@pytest.mark.parametrize("name", ["???", "a-name-that-is-much-too-long-for-a-pack"])
def test_a_folder_whose_name_won_t_do_is_told_which_would(
    name: str, run: Run, tmp_path: Path
) -> None:
    told = run("pack", "new", tmp_path / name)

    assert told.returncode == 1
    assert "letters, digits and “-”, such as orchard-bench." in told.stderr
    assert not (tmp_path / name).exists()


def test_an_unknown_practice_is_answered_with_the_nearest(
    run: Run, tmp_path: Path
) -> None:
    run("pack", "new", tmp_path / "orchard")

    told = run("pack", "preview", tmp_path / "orchard", "warm-cop")

    assert told.returncode == 1
    assert "did you mean warm-cup" in told.stderr


def test_what_is_no_pack_is_not_previewed(run: Run, tmp_path: Path) -> None:
    told = run("pack", "preview", tmp_path, "warm-cup")

    assert told.returncode == 1
    assert "pack.toml" in told.stderr
