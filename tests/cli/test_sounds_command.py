"""``unclench sounds``: listed, added, lying under a session, and removed."""

import json
from pathlib import Path

from tests.cli.conftest import Run
from tests.sound.test_own import hiss, written

from unclench.sound import AMBIENCES, NONE


def test_what_ships_is_listed(run: Run) -> None:
    rows = json.loads(run("sounds", "list", "--format", "json").stdout)
    assert {row["name"] for row in rows if not row["own"]} == {*AMBIENCES, NONE}
    assert (
        "ocean  Ocean. Long waves that come in, break, and draw back."
        in run("sounds").stdout
    )


def test_a_sound_of_ones_own_lies_under_a_session_until_it_changes(
    run: Run, tmp_path: Path
) -> None:
    written(tmp_path / "garden.wav", hiss(15))
    added = run("sounds", "add", "garden.wav", "--title", "The garden")
    assert added.stdout == (
        "own/the-garden  The garden. 0:11 long, then anew.\n"
        "unclench session calm-place --ambience own/the-garden\n"
    )
    made = run(
        *("session", "posture-reset", "--minutes", 1, "--out", "one.opus"),
        *("--ambience", "own/the-garden"),
    )
    assert made.returncode == 0, made.stderr
    told = json.loads((tmp_path / "one.json").read_text())
    assert told["recipe"]["ambience"].startswith("own/the-garden@")
    assert run("sounds", "remove", "own/the-garden").returncode == 0
    gone = run("session", "posture-reset", "--ambience", "own/the-garden")
    assert gone.returncode == 1
    assert "No ambience is called “own/the-garden”" in gone.stderr


def test_what_is_no_sound_is_said_in_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "song.wav").write_text("la la la")
    answer = run("sounds", "add", "song.wav")
    assert answer.returncode == 1
    assert answer.stderr == "song.wav can't be used: It can't be read as sound.\n"
    assert "No sound is called “x”" in run("sounds", "remove", "x").stderr
