"""A hostile pack is refused with the reason, and nothing else suffers for it."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.content.packs import SCENE, TECHNIQUE, WALK, put, script, walk

from unclench.composer import Needs, choose, write
from unclench.content import SHIPPED, Library, Problem
from unclench.content import guard as guards
from unclench.content.guard import Hostile, look_through, read_text, suspicious

LIBRARY = Library.load()


def link_out(pack: Path) -> str:
    secret = put(pack.parent, "secret.md", script("slow-walk"))
    (pack / "link.md").symlink_to(secret)
    return "link.md:0:1: This is a link."


def link_folder(pack: Path) -> str:
    (pack / "scripts").symlink_to("/")
    return "scripts:0:1: This is a link."


def link_to_nothing(pack: Path) -> str:
    (pack / "scenes").symlink_to("nowhere")
    return "scenes:0:1: This is a link."


def pipe(pack: Path) -> str:
    os.mkfifo(pack / "walk-on.md")
    return "walk-on.md:0:1: This is neither a file nor a folder."


def door(pack: Path) -> str:
    with socket.socket(socket.AF_UNIX) as listening:
        before = Path.cwd()
        os.chdir(pack)  # such a path must be short
        listening.bind("door.toml")
        os.chdir(before)
    return "door.toml:0:1: This is neither a file nor a folder."


def huge_file(pack: Path) -> str:
    put(pack, "long.md", "a\n" * 600_000)
    return "long.md:0:1: This file has 1.2 MB."


def huge_whole(pack: Path) -> str:
    for number in range(21):
        with put(pack, f"{number}.bin", "").open("wb") as file:
            file.truncate(1_000_000)
    return ":0:1: The files of this pack have 21.0 MB together."


def crowd(pack: Path) -> str:
    (pack / "many").mkdir()
    for number in range(2_001):
        (pack / "many" / str(number)).touch()
    return "files in this pack."


def deep(pack: Path) -> str:
    put(pack, "/".join("abcdefghi") + "/x.md", WALK)
    return "a/b/c/d/e/f/g/h/i:0:1: More than 8 folders lie within each other here."


def hidden(sign: str, said: str) -> Callable[[Path], str]:
    def hide(pack: Path) -> str:
        put(pack, "walk.md", script("slow-walk", f"# Scene\nDry{sign} grass.\n"))
        return f"walk.md:7:4: A character that nobody sees stands here: {said}."

    return hide


def hidden_name(pack: Path) -> str:
    put(pack, "wa\u202elk.md", WALK)
    return "wa\\u202elk.md':0:1: This name has a character that nobody sees."


def hidden_in_table(pack: Path) -> str:
    put(pack, "scenes/bench.toml", SCENE.replace("Bench", "B\u200bench"))
    return "bench.toml:1:10: A character that nobody sees stands here: zero width space"


def nested(pack: Path) -> str:
    put(pack, "scenes/bench.toml", f"{SCENE}avoid = {'[' * 5000}{']' * 5000}\n")
    return "bench.toml:3:41: Here a table or list stands in too many others."


def dotted(pack: Path) -> str:
    put(pack, "scenes/bench.toml", f"{SCENE}[{'.'.join('a' * 9000)}]\n")
    return "bench.toml:3:2: Here a table or list stands in too many others."


def long_row(pack: Path) -> str:
    put(pack, "walk.md", script("slow-walk", f"# Scene\n{'a' * 100_000}\n"))
    return "walk.md:7:1: This row has 100,000 characters."


HOSTILE = [
    *(link_out, link_folder, link_to_nothing, pipe, door),
    *(huge_file, huge_whole, crowd, deep, hidden_name, hidden_in_table),
    *(nested, dotted, long_row),
    hidden("\x07", "a control character (U+0007)"),
    hidden("\x00", "a control character (U+0000)"),
    hidden("\x1b[31m", "a control character (U+001B)"),
    hidden("\u202e", "right-to-left override (U+202E)"),
    hidden("\u2066", "left-to-right isolate (U+2066)"),
    hidden("\u200b", "zero width space (U+200B)"),
    hidden("\u200d", "zero width joiner (U+200D)"),
    hidden("\u2028", "line separator (U+2028)"),
    hidden("\U000e0041", "tag latin capital letter a (U+E0041)"),
]


@pytest.mark.parametrize("spoil", HOSTILE)
def test_a_hostile_pack_is_refused_whole_with_the_reason(
    spoil: Callable[[Path], str], tmp_path: Path
) -> None:
    pack = walk(tmp_path / "orchard")
    good = walk(tmp_path / "pear", "pear")
    reason = spoil(pack)

    library = Library.load([pack, good])

    (problem,) = library.problems
    assert reason in str(problem)
    assert library.techniques.keys() - LIBRARY.techniques.keys() == {"pear/slow-walk"}


def test_a_mark_at_the_start_and_the_ends_of_rows_of_others_are_no_harm(
    tmp_path: Path,
) -> None:
    text = "\ufeff" + script("slow-walk").replace("\n", "\r\n")
    put(walk(tmp_path), "walk.md", text)

    assert Library.load([tmp_path]).problems == ()


def test_joiners_belong_to_languages_that_write_with_them() -> None:
    assert suspicious("می\u200cشود", "walk.md") is None
    assert suspicious("may\u200cbe", "walk.md") is not None


def test_many_brackets_in_a_text_are_no_nesting() -> None:
    assert suspicious('said = "[[[' + "[" * 40 + '"  # ' + "{" * 40, "x.toml") is None


def test_a_secret_written_with_an_escape_is_found_too(tmp_path: Path) -> None:
    scene = SCENE.replace("A bench", r"A \u202e bench")
    put(walk(tmp_path), "scenes/bench.toml", scene)

    library = Library.load([tmp_path])

    (problem,) = library.problems
    assert problem.message == (
        "A text has a character in it that nobody sees: right-to-left override (U+202E)."
    )
    assert "orchard/bench" not in library.scenes


@pytest.mark.parametrize(
    "number", ["9" * 5000, "0x" + "f" * 90_000, "1e400", "nan", "2026-02-31"]
)
def test_a_monstrous_number_costs_only_its_file(number: str, tmp_path: Path) -> None:
    put(walk(tmp_path), "techniques/odd.toml", f"minutes = {number}\n")

    library = Library.load([tmp_path])

    assert library.techniques.keys() - LIBRARY.techniques.keys() == {"orchard/slow-walk"}
    assert {Path(problem.file).name for problem in library.problems} == {"odd.toml"}


@pytest.mark.parametrize("minutes", ["nan", "inf", "-1", "1e9"])
def test_a_length_that_is_none_is_refused(minutes: str, tmp_path: Path) -> None:
    walk(tmp_path)
    odd = TECHNIQUE.format(more="").replace("most = 5", f"most = {minutes}")
    put(tmp_path, "techniques/slow-walk.toml", odd)

    assert Library.load([tmp_path]).techniques == LIBRARY.techniques


@pytest.mark.parametrize(
    "trick",
    [
        "{{ settings.SECRET_KEY }}",
        "{% load static %}",
        "{0.__class__.__mro__}",
        "{place.__class__}",
        "{place.sound!r}",
        "{}",
    ],
)
def test_a_slot_that_is_none_is_told_and_never_said(trick: str, tmp_path: Path) -> None:
    body = f"# Scene\nOld trees. {{#walk.01}}\nHere: {trick}. {{#walk.02}}\n"
    library = Library.load([walk(tmp_path, body=body)])

    recipe = choose(Needs("orchard/slow-walk", voice="v"), library)
    said = [utterance.text for utterance in write(recipe, library).utterances]

    assert "Old trees." in said
    assert not any("{" in text or "__" in text for text in said)
    assert {problem.line for problem in library.problems} == {8}


@pytest.mark.parametrize("trick", ["%s %(name)s", "${HOME}", "$(id)", "`id`", "\\x00"])
def test_other_tricks_are_only_words(trick: str, tmp_path: Path) -> None:
    body = f"# Scene\nHere: {trick.replace('{', '(').replace('}', ')')}. {{#walk.01}}\n"
    library = Library.load([walk(tmp_path, body=body)])

    recipe = choose(Needs("orchard/slow-walk", voice="v"), library)
    said = [utterance.text for utterance in write(recipe, library).utterances]

    assert f"Here: {trick.replace('{', '(').replace('}', ')')}." in said


def test_a_name_of_several_rows_is_refused(tmp_path: Path) -> None:
    walk(tmp_path)
    rows = TECHNIQUE.format(more="").replace("Slow walk", "Slow\\n\\n00:00 --> 00:01")
    put(tmp_path, "techniques/slow-walk.toml", rows)

    library = Library.load([tmp_path])

    assert library.techniques == LIBRARY.techniques
    assert library.problems


def test_a_file_that_becomes_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    with pytest.raises(Hostile):
        read_text(tmp_path / "pipe.md")


def test_what_ships_keeps_within_the_bounds_of_packs() -> None:
    assert look_through(SHIPPED).problems == ()


@given(st.binary(max_size=400))
def test_any_bytes_are_text_a_problem_or_hostile(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = put(tmp_path_factory.mktemp("any"), "any.md", data)
    try:
        read = read_text(path)
    except Hostile as hostile:
        read = hostile.problem
    if isinstance(read, Problem):
        assert 0 <= read.line <= data.count(b"\n") + data.count(b"\r") + 1
    else:
        assert guards.hidden(read) == ""
