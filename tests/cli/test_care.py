"""Care on the command line: whom to contact, and the way back into the room."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from unclench.content.care import Level, load_care, load_ground
from unclench.vocabulary import Posture, SenseMode


@pytest.mark.parametrize(("country", "number"), [("GB", "999"), ("us", "911")])
def test_the_contact_comes_before_the_list(run: Run, country: str, number: str) -> None:
    told = run("redflags", "--country", country)

    assert told.returncode == 0
    first, second, _ = told.stdout.partition("  - ")[0].split("\n", 2)
    assert first.endswith("it can't rule anything out.")
    assert second == ""
    assert f"Now. Call {number}, or go to an emergency department now.\n  - Numb" in (
        told.stdout
    )


def test_every_line_of_the_list_is_told(run: Run) -> None:
    words = " ".join(run("redflags").stdout.split())

    assert [f.id for f in load_care().flags if f.words not in words] == []
    assert "your local emergency number" in words
    assert "thoughts of harming yourself" in words


def test_the_list_is_told_to_programs(run: Run) -> None:
    told = json.loads(run("redflags", "--country", "DE", "--format", "json").stdout)

    assert told["country"] == "DE"
    assert [level["level"] for level in told["levels"]] == list(Level)
    assert told["levels"][0]["action"].startswith("Call 112")
    assert [flag["id"] for level in told["levels"] for flag in level["flags"]] == [
        flag.id for level in Level for flag in load_care().at(level)
    ]
    assert "0800 111 0 111" in told["crisis"]


def test_the_country_told_once_is_heeded(run: Run, tmp_path: Path) -> None:
    (tmp_path / "me.toml").write_text('country = "NZ"\n')

    assert "Call 111" in run("redflags", UNCLENCH_DATA=str(tmp_path)).stdout


def test_grounding_is_told_one_step_after_the_other(run: Run) -> None:
    told = run("ground")

    assert told.returncode == 0
    assert told.stdout.strip().split("\n\n") == list(load_ground().steps())


def test_grounding_heeds_who_lies_and_does_not_picture(run: Run, tmp_path: Path) -> None:
    (tmp_path / "me.toml").write_text('sense = "non-visual"\nposture = "lying"\n')
    told = run("ground", "--format", "json", UNCLENCH_DATA=str(tmp_path))

    steps = load_ground().steps(SenseMode.NON_VISUAL, Posture.LYING)
    assert json.loads(told.stdout) == {"title": "Ground me", "steps": list(steps)}
