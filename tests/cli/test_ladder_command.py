"""The ladder of a movement on the command line."""

import json
from pathlib import Path

from tests.cli.conftest import Run

from unclench.content import Library


def test_without_a_movement_all_are_listed(run: Run) -> None:
    told = run("ladder")

    movements = Library.load().movements
    assert [line.split()[0] for line in told.stdout.splitlines()] == list(movements)


def test_a_ladder_is_shown_rung_by_rung(run: Run) -> None:
    told = run("ladder", "bend").stdout

    bend = Library.load().movements["bend"]
    assert [line[2:3] for line in told.splitlines()[-6:]] == list("123456")
    assert [words for words in bend.rungs if words not in told] == []
    assert f"first part  {bend.part}\n" in told


def test_an_unknown_movement_is_answered_with_the_nearest(run: Run) -> None:
    told = run("ladder", "bnd")

    assert told.returncode == 1
    assert told.stderr == "No movement is called “bnd”; did you mean bend?\n"


def test_a_ladder_is_told_to_programs(run: Run) -> None:
    bend = Library.load().movements["bend"].model_dump(mode="json")

    told = run("ladder", "bend", "--format", "json").stdout
    assert json.loads(told) == bend | {"start": None}
    listed = json.loads(run("ladder", "--format", "json").stdout)
    assert bend | {"start": None} in listed


def test_what_was_told_of_a_movement_is_shown(run: Run, tmp_path: Path) -> None:
    (tmp_path / "me.toml").write_text(
        '[movements.own]\nname = "Hanging out the washing"\npart = "reaching for a peg"\n'
        "seconds = 4.5\nstart = 2\n"
    )
    told = run("ladder", "own", UNCLENCH_DATA=str(tmp_path)).stdout

    assert told.startswith("own  Hanging out the washing\n")
    assert "  first part  reaching for a peg\n" in told
    assert "  seconds     4.5\n" in told
    assert told.endswith("  You begin on rung 2.\n")
