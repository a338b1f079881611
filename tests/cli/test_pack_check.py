import re
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from unclench.content import SHIPPED

BARE = """\
---
title: The garden
---

# Scene

You are in a garden.
The bench is warm.
"""


def test_the_shipped_library_has_no_mistake(run: Run) -> None:
    told = run("pack", "check", SHIPPED)

    assert (told.returncode, told.stdout) == (0, "All is well.\n")


@pytest.mark.parametrize(
    "script", sorted(SHIPPED.glob("en/**/*.md")), ids=lambda path: path.name
)
def test_a_shipped_script_alone_has_no_mistake(script: Path, run: Run) -> None:
    assert run("pack", "check", script).stdout == "All is well.\n"


def test_every_mistake_is_told_with_its_place(run: Run, tmp_path: Path) -> None:
    script = tmp_path / "garden.md"
    script.write_text(
        BARE.replace("# Scene", "# Scne").replace("The bench", "[pause: wide]\nThe")
    )

    told = run("pack", "check", script)

    rows = told.stdout.splitlines()
    assert told.returncode == 1
    assert all(re.match(rf"{re.escape(str(script))}:\d+:\d+: ", row) for row in rows)
    assert [row.split(":")[1] for row in rows] == sorted(
        (row.split(":")[1] for row in rows), key=int
    )
    assert "did you mean scene?" in told.stdout
    assert "wide" in told.stdout


def test_lines_without_an_id_are_told_and_get_one(run: Run, tmp_path: Path) -> None:
    script = tmp_path / "garden.md"
    script.write_text(BARE)

    before = run("pack", "check", script)
    written = run("pack", "check", script, "--ids")

    assert before.returncode == 1
    assert f"{script}:7:1: This line has no id." in before.stdout
    assert written.returncode == 0
    assert written.stdout == f"{script}: ids written\nAll is well.\n"
    assert script.read_text().splitlines()[6:] == [
        "You are in a garden. {#garden.01}",
        "The bench is warm. {#garden.02}",
    ]


def test_ids_never_double_those_of_the_library(run: Run, tmp_path: Path) -> None:
    script = tmp_path / "en" / "beach.md"
    script.parent.mkdir()
    script.write_text(BARE)

    told = run("pack", "check", tmp_path, "--ids")

    assert told.stdout.splitlines()[-1] == "All is well."


def test_a_folder_of_loose_scripts_is_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "garden.md").write_text(BARE)

    told = run("pack", "check", tmp_path)

    assert told.returncode == 1
    assert len(told.stdout.splitlines()) == 2


def test_a_file_that_is_not_there_ends_with_2(run: Run, tmp_path: Path) -> None:
    assert run("pack", "check", tmp_path / "nowhere.md").returncode == 2


def test_a_file_that_is_no_text_is_told_in_one_line(run: Run, tmp_path: Path) -> None:
    script = tmp_path / "garden.md"
    script.write_bytes("# Scene\nThe café.\n".encode("latin-1"))

    told = run("pack", "check", script)

    assert told.returncode == 1
    assert told.stderr == (
        f"{script} is not text in UTF-8 (byte 15). Save it as UTF-8.\n"
    )
