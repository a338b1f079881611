"""The ladder of a movement on the command line."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.cli.conftest import Run

from unclench.content import Library

DIARY = """
import django
django.setup()
from uuid import uuid4
from django.core.management import call_command
from unclench.web.here import who_is_here
from unclench.web.models import Practice
call_command("migrate", verbosity=0)
here = who_is_here()
for _ in range(3):
    row = Practice.objects.create(
        id=uuid4(), **here.stamp, digest="", recipe="{}", technique="rehearse",
        scene="bend", rung=2, minutes=4, audio="opus", heard_seconds=240,
    )
    for side in ("before", "after"):
        told = row.checkins.create(id=uuid4(), **here.stamp, side=side)
        for measure in ("worry_now", "pain_now"):
            told.ratings.create(id=uuid4(), **here.stamp, measure=measure, value=1)
"""


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
    assert json.loads(told) == bend | {"start": None, "stands": None}
    listed = json.loads(run("ladder", "--format", "json").stdout)
    assert bend | {"start": None, "stands": None} in listed


def test_what_was_told_of_a_movement_is_shown(run: Run, tmp_path: Path) -> None:
    (tmp_path / "me.toml").write_text(
        '[movements.own]\nname = "Hanging out the washing"\npart = "reaching for a peg"\n'
        "seconds = 4.5\nstart = 2\n"
    )
    told = run("ladder", "own", UNCLENCH_DATA=str(tmp_path)).stdout

    assert told.startswith("own  Hanging out the washing\n")
    assert "  first part  reaching for a peg\n" in told
    assert "  seconds     4.5\n" in told
    assert told.endswith("  You began on rung 2.\n")


def test_where_the_person_stands_is_looked_up_in_the_diary(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "me.toml").write_text("[movements.bend]\nstart = 2\n")
    where = {"UNCLENCH_DATA": str(tmp_path)}
    django = {"DJANGO_SETTINGS_MODULE": "unclench.web.settings"}
    subprocess.run(
        [sys.executable, "-c", DIARY], env=os.environ | where | django, check=True
    )

    told = run("ladder", "bend", **where)
    assert told.stderr == ""
    assert told.stdout.endswith("  You began on rung 2.\n  You stand on rung 3.\n")


def test_a_diary_that_is_not_up_to_date_is_passed_over(run: Run, tmp_path: Path) -> None:
    (tmp_path / "me.toml").write_text("[movements.bend]\nstart = 2\n")
    (tmp_path / "unclench.sqlite3").touch()

    told = run("ladder", "bend", UNCLENCH_DATA=str(tmp_path))
    assert told.stdout.endswith("  You began on rung 2.\n")
