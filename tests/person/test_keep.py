import json
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.person.people import LIBRARY, people

from unclench.person import Me, Movement, checked, forget_me, keep_me, read_me, spelt
from unclench.vocabulary import Posture, Tone

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner)
    ),
    max_leaves=8,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "me.toml"


def problems(file: Path) -> list[str]:
    kept = read_me(file, LIBRARY)
    return [str(problem).removeprefix(f"{file}:") for problem in kept.problems]


def put(file: Path, text: str | bytes) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)


@given(people)
def test_what_is_kept_is_what_is_read(
    tmp_path_factory: pytest.TempPathFactory, me: Me
) -> None:
    file = tmp_path_factory.getbasetemp() / "law" / "me.toml"
    keep_me(me, file, LIBRARY)
    assert read_me(file, LIBRARY).me == me
    assert read_me(file, LIBRARY).problems == ()


def test_without_a_file_nothing_was_told(file: Path) -> None:
    assert read_me(file, LIBRARY).me == Me()
    assert problems(file) == []


def test_only_its_owner_can_read_it_and_nothing_is_left_beside_it(file: Path) -> None:
    keep_me(Me(tone=Tone.PLAIN), file, LIBRARY)
    keep_me(Me(tone=Tone.SPACIOUS), file, LIBRARY)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(file.parent.iterdir()) == [file]


def test_it_reads_well_and_holds_only_what_was_told() -> None:
    me = Me(
        own={"place.sound": 'rain on "tin"', "food": "bread"},
        cautions=(),
        movements={"stairs": Movement(room="the hall", seconds=8)},
    )
    told = spelt(me).partition("nothing was told.\n")[2]
    assert told == (
        "cautions = []\n"
        "\n[own]\n"
        'place.sound = "rain on \\"tin\\""\n'
        'food = "bread"\n'
        "\n[movements.stairs]\n"
        'room = "the hall"\n'
        "seconds = 8.0\n"
    )


def test_one_mistake_never_loses_the_rest(file: Path) -> None:
    put(
        file,
        """\
tone = "plane"
posture = "lying"
blocked = ["water", "🌊", "deeper"]
cautions = ["panik", "epilepsy", "driving"]
gentle = "perhaps"
colour = "blue"

[own]
place.sound = "slow rain"
place.smel = "cedar"
food = "хлеб"

[movements.stairs]
room = "the hall"
start = 9
""",
    )
    kept = read_me(file, LIBRARY)
    assert kept.me == Me(
        own={"place.sound": "slow rain"},
        blocked=("water", "deeper"),
        cautions=("epilepsy",),
        posture=Posture.LYING,
        movements={"stairs": Movement(room="the hall")},
    )
    assert problems(file) == [
        "1:1: tone: Input should be 'plain', 'warm' or 'spacious'.",
        "3:1: blocked: There is no word in it that can be said. One or two will do.",
        "4:1: cautions: No caution is called “panik”; did you mean panic?",
        "4:1: cautions: “driving” speaks of right now, so it is not kept.",
        "5:1: gentle: This is either true or false.",
        "6:1: colour: There is nothing of this name; did you mean country?",
        (
            "10:1: own.place.smel: No own word is called “place.smel”; did you mean "
            "place.smell or place.name or place.taste?"
        ),
        (
            "11:1: own.food: The voice reads only Latin letters. Write it as it sounds, "
            "such as “babushka”."
        ),
        "15:1: movements.stairs.start: Input should be less than or equal to 6.",
    ]


def test_a_place_may_be_a_table_of_its_own(file: Path) -> None:
    put(file, '[own]\nfood = "bread"\n[own.place]\nsound = "slow rain"\n')
    assert read_me(file, LIBRARY).me.own == {"food": "bread", "place.sound": "slow rain"}


def test_a_line_that_is_no_toml_costs_only_itself(file: Path) -> None:
    put(file, 'tone = "plain"\nblocked = [water\nposture = lying\ngentle = true\n')
    assert read_me(file, LIBRARY).me == Me(tone=Tone.PLAIN, gentle=True)
    assert [text.partition(":")[0] for text in problems(file)] == ["2", "3"]


@pytest.mark.parametrize(
    "text", [b"\xff\xfe", b"[" * 5_000, b"\x00", b'x = "' + b"a" * 2_000_000]
)
def test_a_file_that_is_nothing_at_all_is_told_and_not_fatal(
    file: Path, text: bytes
) -> None:
    put(file, text)
    kept = read_me(file, LIBRARY)
    assert kept.me == Me()
    assert kept.problems


def test_a_folder_in_its_place_is_told(file: Path) -> None:
    file.mkdir(parents=True)
    assert problems(file) == ["0:1: This can't be read: Is a directory."]


def test_a_file_with_mistakes_is_put_aside_before_it_is_written_over(file: Path) -> None:
    mine = 'tone = "plane"\ngentle = true\n'
    put(file, mine)
    keep_me(read_me(file, LIBRARY).me, file, LIBRARY)
    other = file.with_name("me-with-mistakes.toml")
    assert (other.read_text(), problems(file)) == (mine, [])
    forget_me(file)
    assert list(file.parent.iterdir()) == []


def test_forgetting_what_was_never_told_is_no_trouble(file: Path) -> None:
    file.parent.mkdir()
    forget_me(file)
    assert read_me(file, LIBRARY).me == Me()


def test_json_of_the_same_form_is_read(file: Path) -> None:
    other = file.with_suffix(".json")
    put(other, json.dumps({"tone": "plain", "own": {"place": {"sound": "rain"}}}))
    me = Me(tone=Tone.PLAIN, own={"place.sound": "rain"})
    assert read_me(other, LIBRARY).me == me


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "1:2: This is not JSON."),
        ("[]", "1:1: There should be one object, with a name for each thing told."),
    ],
)
def test_other_json_is_told(file: Path, text: str, said: str) -> None:
    other = file.with_suffix(".json")
    put(other, text)
    assert problems(other) == [said]


def test_words_of_ending_ones_life_are_not_read(file: Path) -> None:
    put(file, '[own]\ncomfort = "I want to die"\nfood = "bread"\n')
    kept = read_me(file, LIBRARY)
    assert (kept.crisis, kept.me.own) == (True, {"food": "bread"})
    assert "die" not in str(kept.problems[0]).split()


def test_a_single_word_of_it_may_be_blocked_for_it_is_not_wanted() -> None:
    me, mistakes = checked({"blocked": ["Suicide", "kill myself"]}, LIBRARY)
    assert me.blocked == ("suicide",)
    assert len(mistakes) == 1


@given(st.dictionaries(st.sampled_from([*Me.model_fields, "x"]), anything))
def test_whatever_a_file_holds_something_is_made_of_it(table: dict[str, object]) -> None:
    me, _ = checked(table, LIBRARY)
    again, mistakes = checked(me.model_dump(), LIBRARY)
    assert (again, mistakes) == (me, ())


def test_a_movement_of_a_pack_is_kept_and_read(file: Path) -> None:
    me = Me(movements={"orchard/hoe": Movement(room="the garden", start=2)})

    keep_me(me, file, LIBRARY)

    kept = read_me(file, LIBRARY)
    assert (kept.me, kept.problems) == (me, ())
