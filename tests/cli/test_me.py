import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from tests.cli.conftest import Run

type Me = Callable[..., CompletedProcess[str]]


@pytest.fixture
def me(run: Run, tmp_path: Path) -> Me:
    """Runs ``unclench me`` as somebody who told nothing yet."""
    folder = str(tmp_path / "mine")
    return lambda *arguments: run("me", *arguments, UNCLENCH_DATA=folder)


def shown(me: Me) -> object:
    return json.loads(me("show", "--format", "json").stdout)


def test_at_first_nothing_is_told(me: Me) -> None:
    assert me().stdout.startswith("Nothing is told yet, and nothing has to be.")
    assert shown(me) == {}


def test_what_is_set_is_shown_as_its_file_has_it(me: Me, tmp_path: Path) -> None:
    file = tmp_path / "mine" / "me.toml"
    told = me(
        "set", "own.place.sound=slow  rain 🌧", "blocked=+water, +deeper", "gentle=yes"
    )
    assert (told.returncode, told.stdout) == (0, f"Kept in {file}\n")
    assert shown(me) == {
        "own": {"place.sound": "slow rain"},
        "blocked": ["water", "deeper"],
        "gentle": True,
    }
    assert me("show").stdout == me().stdout == file.read_text()
    assert file.stat().st_mode & 0o777 == 0o600


def test_lists_are_added_to_taken_from_and_replaced(me: Me) -> None:
    me("set", "blocked=water,dark", "cautions=none", "unfit-postures=+walking")
    me("set", "blocked=-water,+heights", "avoid=+neck")
    assert shown(me) == {
        "blocked": ["dark", "heights"],
        "cautions": [],
        "unfit_postures": ["walking"],
        "avoid": ["neck"],
    }
    me("set", "blocked=", "cautions=", "unfit-postures=", "avoid=-neck")
    assert shown(me) == {}


def test_signs_and_movements_are_told_by_their_names(me: Me) -> None:
    me("set", "signs.stiff-despite-sleep=yes", "movements.stairs.room=the hall")
    me("set", "movements.stairs.seconds=9")
    assert shown(me) == {
        "signs": {"stiff-despite-sleep": True},
        "movements": {"stairs": {"room": "the hall", "seconds": 9.0}},
    }


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("tone=plane", "tone: Input should be 'plain', 'warm' or 'spacious'."),
        ("colour=blue", "No thing to tell is called “colour”; did you mean country?"),
        ("own.food=хлеб", "own.food: The voice reads only Latin letters."),
        ("own.food=" + "bread " * 90, "own.food: A few words are enough: at most 120"),
        (
            "cautions=+panik",
            "cautions: No caution is called “panik”; did you mean panic?",
        ),
        ("voice=anna", "No voice is called “anna”; "),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_changed(
    me: Me, change: str, said: str
) -> None:
    told = me("set", "gentle=yes", change)
    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr.startswith(said)
    assert shown(me) == {}


def test_a_change_without_a_value_is_a_question_of_usage(me: Me) -> None:
    told = me("set", "plain")
    assert told.returncode == 2
    assert "'plain' is not NAME=VALUE, such as tone=plain." in told.stderr


def test_words_of_ending_ones_life_are_answered_first_and_never_kept(
    me: Me, tmp_path: Path
) -> None:
    me("set", "country=GB")
    told = me("set", "own.comfort=I want to die")
    assert told.returncode == 1
    assert "116 123" in told.stderr
    assert "want to die" not in told.stderr
    assert "die" not in (tmp_path / "mine" / "me.toml").read_text()


def test_what_is_wrong_in_a_file_is_named_beside_the_rest_which_is_kept(
    me: Me, tmp_path: Path
) -> None:
    me("set", "own.food=bread", "tone=plain", "blocked=water")
    (tmp_path / "mine.toml").write_text(
        'tone = "warmer"\nblocked = ["dark"]\n[own]\nplace.sound = "rain"\n'
    )
    told = me("import", "mine.toml")
    assert told.returncode == 1
    assert told.stderr == (
        "mine.toml:1:1: tone: Input should be 'plain', 'warm' or 'spacious'.\n"
    )
    assert shown(me) == {
        "own": {"food": "bread", "place.sound": "rain"},
        "blocked": ["dark"],
        "tone": "plain",
    }


def test_json_is_taken_over_as_well(me: Me, tmp_path: Path) -> None:
    (tmp_path / "mine.json").write_text('{"longest": 8, "own": {"food": "soup"}}')
    assert me("import", "mine.json").returncode == 0
    assert shown(me) == {"own": {"food": "soup"}, "longest": 8.0}
