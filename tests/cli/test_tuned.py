"""Loud and soft from the command line."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run

MINUTE = ("session", "posture-reset", "--minutes", 1)


def test_what_is_asked_for_lies_over_what_was_told(run: Run, tmp_path: Path) -> None:
    data = tmp_path / "of-its-own"
    run(
        *("me", "set", "tuning.breath=2", "tuning.in-step=yes", "tuning.width=0.4"),
        UNCLENCH_DATA=str(data),
    )
    told = run(
        *(*MINUTE, "--level", "voice=-3", "--level", "ambience=6", "--chimes"),
        *("--width", 0, "--no-in-step", "--ambience", "rain", "--out", "reset.opus"),
        UNCLENCH_DATA=str(data),
    )
    assert (told.returncode, told.stderr) == (0, "")
    record = json.loads((tmp_path / "reset.json").read_bytes())
    assert record["recipe"]["tuning"] == {
        "voice": -3,
        "breath": 2,
        "chime": 0,
        "ambience": 6,
        "intensity": 0.5,
        "brightness": 0.5,
        "width": 0.0,
        "in_step": False,
        "chimes": True,
    }


@pytest.mark.parametrize(
    ("wish", "answer"),
    [
        (("--level", "voise=3"), "No level is called “voise”; did you mean voice"),
        (("--level", "voice"), "'voice' is not NAME=DB, such as voice=-3."),
        (("--level", "voice=9"), "A level goes from -6 to 6 dB: 'voice=9'."),
        (("--width", "2"), "2.0 is not in the range 0<=x<=1."),
    ],
)
def test_what_can_not_be_is_said(run: Run, wish: tuple[str, ...], answer: str) -> None:
    told = run(*MINUTE, *wish)
    assert told.returncode == 2
    assert answer in told.stderr


def test_a_level_out_of_its_bounds_is_not_kept(run: Run, tmp_path: Path) -> None:
    data = str(tmp_path / "of-its-own")
    told = run("me", "set", "tuning.voice=12", UNCLENCH_DATA=data)
    assert told.returncode == 1
    assert "voice goes from -6 to 6." in told.stderr
    told = run("me", "set", "tuning.voise=1", UNCLENCH_DATA=data)
    assert "There is nothing of this name; did you mean voice" in told.stderr
