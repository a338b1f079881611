"""What somebody asks for or told is heeded by ``unclench session``."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Run

from unclench.person import forget_me

UNREAL = (
    "“Calm place” is not for now. Imagery is not offered then. "
    "Your care team can say what suits you.\n"
)
BREATH = (
    "“Breath and back” is not for now. "
    "It lives from the breath, and yours is left in peace.\n"
)


def recipe(run: Run, folder: Path, *wish: object) -> dict[str, Any]:
    """Make a session and return its recipe."""
    made = run("session", *wish, "--out", "s.opus")
    assert made.returncode == 0, made.stderr
    found: dict[str, Any] = json.loads((folder / "s.json").read_bytes())["recipe"]
    return found


def spoken(folder: Path) -> str:
    cues = json.loads((folder / "s.json").read_bytes())["cues"]
    return " ".join(cue["text"] for cue in cues if cue["kind"] == "speech")


def test_options_decide_what_is_said_and_how(run: Run, tmp_path: Path) -> None:
    wish = ("calm-place", "--minutes", 3, "--tone", "plain", "--posture", "wheelchair")
    modes = ("--mode", "non-visual", "--mode", "eyes-open", "--region", "neck")
    limits = ("--avoid", "hands", "--caution", "pressure", "--block", "water")
    made = recipe(run, tmp_path, *wish, *modes, *limits)
    assert made["tone"] == "plain"
    assert made["posture"] == "wheelchair"
    assert (made["sense"], made["eyes"]) == ("non-visual", "open")
    assert made["avoid"] == ["hands"]
    assert made["limits"] == ["eyes-open", "natural-breath", "release-only"]
    assert made["scene"] != "beach"
    words = set(spoken(tmp_path).lower().replace(".", "").replace(",", "").split())
    assert words.isdisjoint({"look", "see", "picture", "water", "breathe"})


def test_a_rung_and_groups_can_be_asked_for(run: Run, tmp_path: Path) -> None:
    ladder = ("rehearse", "--minutes", 4, "--movement", "reach", "--rung", 2)
    made = recipe(run, tmp_path, *ladder)
    assert (made["scene"], made["rung"]) == ("reach", 2)
    flow = recipe(run, tmp_path, "warm-flow", "--minutes", 5, "--group-count", "recall")
    assert flow["groups"] == "recall"


def test_what_was_told_counts_and_cautions_add_up(run: Run, tmp_path: Path) -> None:
    run(
        "me",
        "set",
        "cautions=pregnancy",
        "blocked=+water",
        "own.home.name=our blue kitchen",
    )
    made = recipe(run, tmp_path, "calm-place", "--minutes", 3, "--caution", "faint")
    assert made["posture"] == "reclining"
    assert set(made["limits"]) == {
        *("natural-breath", "not-lying", "release-only", "rise-slowly"),
    }
    assert "sit for a moment" in spoken(tmp_path).lower()


def test_words_of_one_s_own_are_spoken_back(run: Run, tmp_path: Path) -> None:
    own = ("--set", "place.name=the hut", "--set", "place.sound=rain on tin <b>{x}</b>")
    recipe(run, tmp_path, "calm-place", "--minutes", 5, "--scene", "own", *own)
    assert "rain on tin" in spoken(tmp_path)
    assert not {"<", "{"} & set(spoken(tmp_path))


@pytest.fixture(autouse=True)
def nothing_told(data: Path) -> Iterator[None]:
    """What one test tells is not for the next."""
    yield
    forget_me(data / "me.toml")


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        (
            ("calm-place", "--caution", "unreal"),
            UNREAL,
        ),
        (
            ("micro-move", "--caution", "operation"),
            "“Micro moves” is not for now. It moves the body, and yours may rest.\n",
        ),
        (
            ("warm-flow", "--minutes", "6", "--group-count", "16"),
            "16 groups take at least 14 minutes. Ask for more minutes or fewer groups.\n",
        ),
        (
            ("calm-place", "--rung", "2"),
            "Calm place has no rungs. They belong to: rehearse\n",
        ),
        (
            ("calm-place", "--group-count", "4"),
            "Calm place has no groups of muscles; warm-flow has.\n",
        ),
        (
            ("breath-link", "--block", "breath"),
            BREATH,
        ),
        (
            ("calm-place", "--caution", "panick"),
            "No caution is called “panick”; did you mean panic or pregnancy?\n",
        ),
    ],
)
def test_what_is_not_for_somebody_is_said_kindly(
    run: Run, wish: tuple[str, ...], told: str
) -> None:
    answer = run("session", *wish, "--out", "s.opus")
    assert (answer.returncode, answer.stderr) == (1, told)


def test_a_word_that_speaks_of_ending_it_is_answered_first(run: Run) -> None:
    own = ("--set", "place.name=where I want to kill myself")
    answer = run("session", "calm-place", "--scene", "own", *own, "--out", "s.opus")
    assert answer.returncode == 2
    assert "Somebody to talk to comes first" in answer.stderr
    assert answer.stderr.index("talk to somebody") < answer.stderr.index("Usage")
    assert "kill" not in answer.stderr
