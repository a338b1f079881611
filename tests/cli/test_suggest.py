import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from unclench.content import Library
from unclench.person import forget_me

LIBRARY = Library.load()
NOTHING = "There is nothing to suggest here. Ask for other minutes, or another posture.\n"


def test_a_suggestion_says_what_how_long_and_why_in_one_sentence(
    run: Run, data: Path
) -> None:
    wish = ("--trigger", "tight-low-back", "--minutes", 12, "--moment", "evening")
    told = run("suggest", *wish, "--format", "json")
    because = LIBRARY.technique("warm-flow").because
    assert (told.returncode, told.stderr) == (0, "")
    assert json.loads(told.stdout) == {
        "technique": "scan-nature",
        "minutes": 12.0,
        "reason": "Evening and a tight low back: body scan in nature, because "
        f"{LIBRARY.technique('scan-nature').because}.",
    }
    run("me", "set", "cautions=none")
    asked = json.loads(run("suggest", *wish, "--format", "json").stdout)
    forget_me(data / "me.toml")
    assert (asked["technique"], asked["reason"]) == (
        "warm-flow",
        f"Evening and a tight low back: warm flow, because {because}.",
    )


def test_what_it_suggests_can_be_typed_as_it_stands(run: Run) -> None:
    wish = ("--trigger", "long-sitting", "--minutes", 1, "--moment", "day")
    told = run("suggest", *wish)
    assert told.stdout.splitlines()[1].split()[:5] == [
        *("unclench", "session", "posture-reset", "--minutes", "1"),
    ]


@pytest.mark.parametrize(
    ("wish", "code", "told"),
    [
        (
            ("--trigger", "strss"),
            1,
            "No trigger is called “strss”; did you mean stress?\n",
        ),
        (
            ("--minutes", "50"),
            1,
            NOTHING,
        ),
    ],
)
def test_what_cannot_be_is_told_in_one_line(
    run: Run, wish: tuple[str, ...], code: int, told: str
) -> None:
    answer = run("suggest", *wish)
    assert (answer.returncode, answer.stderr) == (code, told)
