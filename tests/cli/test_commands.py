import json
import subprocess
import sys

import pytest
from tests.cli.conftest import Run

import unclench
from unclench.content import Library

COMMANDS = [
    "serve",
    "session",
    "suggest",
    "me",
    "voices",
    "sounds",
    "techniques",
    "ladder",
    "ground",
    "redflags",
    "doctor",
    "review",
    "pack",
]


def test_help_teaches_every_command_in_order(run: Run) -> None:
    told = run("--help")

    listed = told.stdout.partition("Commands:\n")[2].splitlines()
    assert told.returncode == 0
    assert [line.split()[0] for line in listed] == COMMANDS


@pytest.mark.parametrize(
    "command",
    [
        *COMMANDS,
        *("me show", "me set", "me import"),
        *("pack new", "pack check", "pack preview", "pack import"),
    ],
)
def test_every_command_has_help_of_its_own(command: str, run: Run) -> None:
    told = run(*command.split(), "--help")

    assert told.returncode == 0
    assert told.stdout.startswith(f"Usage: unclench {command} ")


def test_help_is_quick_for_it_loads_nothing_heavy() -> None:
    told = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "unclench", "--help"],
        capture_output=True,
        text=True,
        check=True,
    )

    loaded = {line.rpartition("|")[2].strip() for line in told.stderr.splitlines()}
    assert "click" in loaded
    assert loaded.isdisjoint({"numpy", "pydantic", "django", "rich", "av"})


def test_the_version_is_told(run: Run) -> None:
    assert run("--version").stdout == f"unclench {unclench.__version__}\n"


def test_an_unknown_command_is_answered_with_the_nearest(run: Run) -> None:
    told = run("sessoin")

    assert told.returncode == 2
    assert told.stderr.splitlines()[-1] == (
        "Error: No command is called “sessoin”; did you mean session?"
    )


def test_techniques_are_listed_for_people(run: Run) -> None:
    told = run("techniques")

    assert told.returncode == 0
    for technique in Library.load().techniques.values():
        assert f"{technique.id}  {technique.name}\n" in told.stdout


def test_techniques_are_listed_for_programs(run: Run) -> None:
    listed = json.loads(run("techniques", "--format", "json").stdout)

    assert listed == [
        technique.model_dump(mode="json")
        for technique in Library.load().techniques.values()
    ]


def test_a_setting_that_cannot_be_is_named(run: Run) -> None:
    told = run("techniques", UNCLENCH_WORKERS="many")

    assert told.returncode == 1
    assert told.stderr.startswith("The setting UNCLENCH_WORKERS can't be 'many'")
    assert len(told.stderr.splitlines()) == 1
