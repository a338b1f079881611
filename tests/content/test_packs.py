"""A pack brings its own under its own name, and changes nothing that was there."""

from pathlib import Path

import pytest
from tests.content.packs import (
    PACK,
    SCENE,
    TECHNIQUE,
    WALK,
    new_pack,
    put,
    script,
    walk,
)

from unclench.composer import Needs, choose, write
from unclench.content import SHIPPED as SHIPPED_FOLDER
from unclench.content import Library

SHIPPED = Library.load()


def told(library: Library, folder: Path) -> list[tuple[str, int, str]]:
    """Where each problem is, and how it begins."""
    return [
        (Path(p.file).relative_to(folder).as_posix(), p.line, p.message)
        for p in library.problems
    ]


def test_what_a_pack_brings_is_called_by_its_name(tmp_path: Path) -> None:
    library = Library.load([walk(tmp_path)])

    assert library.problems == ()
    assert set(library.techniques) - set(SHIPPED.techniques) == {"orchard/slow-walk"}
    assert library.technique("orchard/slow-walk").id == "orchard/slow-walk"
    assert library.passages()["orchard/walk.01"].texts == (
        "A row of old trees.",
        "Dry grass.",
    )


def test_a_session_of_a_pack_is_composed_and_framed_by_what_ships(tmp_path: Path) -> None:
    library = Library.load([walk(tmp_path)])

    recipe = choose(Needs("orchard/slow-walk", voice="v", minutes=3), library)
    said = [utterance.text for utterance in write(recipe, library).utterances]

    assert "A row of old trees." in said
    assert "orchard/walk.01" in recipe.passages
    assert recipe.choices[0] in SHIPPED.passages()


def test_two_packs_may_use_the_same_names_inside(tmp_path: Path) -> None:
    packs = [walk(tmp_path / name, name) for name in ("apple", "pear")]

    library = Library.load(packs)

    assert library.problems == ()
    assert {"apple/slow-walk", "pear/slow-walk"} <= set(library.techniques)


def test_of_two_packs_with_one_name_the_first_is_read(tmp_path: Path) -> None:
    library = Library.load([walk(tmp_path / "a"), walk(tmp_path / "b")])

    assert told(library, tmp_path) == [
        (
            "b/pack.toml",
            1,
            "Another pack is called “orchard”, so this one is left out.",
        )
    ]
    assert "orchard/slow-walk" in library.techniques


def test_a_scene_of_a_pack_is_offered_with_the_shipped_technique(tmp_path: Path) -> None:
    new_pack(tmp_path)
    put(tmp_path, "scenes/bench.toml", SCENE)
    put(tmp_path, "bench.md", script("calm-place", more="scene: bench\n"))

    library = Library.load([tmp_path])

    shipped = SHIPPED.technique("calm-place").scenes
    assert library.problems == ()
    assert library.technique("calm-place").scenes == (*shipped, "orchard/bench")
    recipe = choose(Needs("calm-place", voice="v", scene="orchard/bench"), library)
    assert recipe.scene == "orchard/bench"
    assert "orchard/walk.01" in recipe.passages


def test_a_movement_of_a_pack_can_be_rehearsed(tmp_path: Path) -> None:
    new_pack(tmp_path)
    bend = (
        Path(__file__).parents[2] / "src/unclench/library/movements/bend.toml"
    ).read_text()
    put(tmp_path, "movements/hoe.toml", bend)

    library = Library.load([tmp_path])

    recipe = choose(Needs("rehearse", voice="v", scene="orchard/hoe"), library)
    assert (library.problems, recipe.scene) == ((), "orchard/hoe")


@pytest.mark.parametrize("technique", sorted(SHIPPED.techniques))
def test_what_ships_stays_the_same_to_the_byte(technique: str, tmp_path: Path) -> None:
    walk(tmp_path)
    put(tmp_path, "scenes/bench.toml", SCENE)
    put(
        tmp_path,
        "bench.md",
        script("calm-place", more="scene: bench\n").replace("walk", "b"),
    )
    put(tmp_path, "all.md", script(technique, "# Return\nUp, now. {#all.01}\n"))
    put(tmp_path, "frame.md", "---\ntitle: F\n---\n# Safety\nGo. {#f.01}\n")
    library = Library.load([tmp_path])
    needs = Needs(technique, voice="v")

    assert choose(needs, library).digest == choose(needs, SHIPPED).digest
    assert [p for p, _, _ in told(library, tmp_path)] == ["all.md", "frame.md"]


def test_a_script_speaks_the_language_of_its_pack(tmp_path: Path) -> None:
    walk(tmp_path)
    text = (tmp_path / "pack.toml").read_text().replace('"en"', '"nl"')
    put(tmp_path, "pack.toml", text)
    put(tmp_path, "en/walk.md", script("slow-walk", more="language: en\n"))

    library = Library.load([tmp_path])

    assert library.problems == ()
    assert {s.language for s in library.scripts if s.title == "Walk"} == {"nl", "en"}


def test_readme_is_no_script(tmp_path: Path) -> None:
    put(walk(tmp_path), "README.md", "# Orchard\nA pack.\n")
    assert Library.load([tmp_path]).problems == ()


def test_a_pack_without_pack_toml_is_left_out(tmp_path: Path) -> None:
    (walk(tmp_path) / "pack.toml").unlink()

    library = Library.load([tmp_path])

    assert told(library, tmp_path) == [("pack.toml", 0, "A pack needs this file.")]
    assert library.techniques == SHIPPED.techniques


def test_a_bad_file_costs_only_itself_and_is_told_with_its_place(tmp_path: Path) -> None:
    walk(tmp_path)
    more = 'ambience = "sea"\nscenes = ["beach", "bnch"]'
    put(tmp_path, "techniques/other.toml", TECHNIQUE.format(more=more))
    put(
        tmp_path, "techniques/unsafe.toml", TECHNIQUE.format(more='not_with = ["drivng"]')
    )
    put(tmp_path, "techniques/bare.toml", 'name = "Bare"\nsumary = "?"\n')
    put(tmp_path, "techniques/broken.toml", 'name = "B"\nsummary = \n')
    put(tmp_path, "scenes/bench.toml", SCENE)
    put(tmp_path, "lost.md", script("slow-wlk"))
    put(tmp_path, "bytes.md", b"# Scene\ncaf\xe9\n")

    library = Library.load([tmp_path])

    brought = set(library.techniques) - set(SHIPPED.techniques)
    assert brought == {"orchard/slow-walk", "orchard/other"}
    other = library.technique("orchard/other")
    assert (other.scenes, other.ambience) == (("beach",), "none")
    assert set(told(library, tmp_path)) >= {
        ("bytes.md", 2, "This is not text in UTF-8 (byte 11)."),
        ("lost.md", 3, "There is no technique “slow-wlk”;"),
        ("techniques/broken.toml", 2, "This can't be read: Invalid value."),
        ("techniques/bare.toml", 2, "There is no field “sumary”;"),
        ("techniques/bare.toml", 0, "“summary” is missing."),
        ("techniques/other.toml", 9, "There is no ambience “sea”;"),
        ("techniques/other.toml", 10, "There is no scene “bnch”;"),
        ("techniques/unsafe.toml", 9, "There is no caution “drivng”;"),
    }


@pytest.mark.parametrize(
    ("wrong", "row", "message"),
    [
        ('name = "Orchard"', 1, "name: “Orchard” can't be used here."),
        ('name = "../other"', 1, "name: “../other” can't be used here."),
        ('name = "a/b"', 1, "name: “a/b” can't be used here."),
        ("name = 3", 1, "name: Input should be a valid string."),
    ],
)
def test_a_name_that_can_t_be_is_refused(
    wrong: str, row: int, message: str, tmp_path: Path
) -> None:
    walk(tmp_path)
    put(tmp_path, "pack.toml", PACK.replace('name = "{name}"', wrong))

    library = Library.load([tmp_path])

    assert told(library, tmp_path) == [("pack.toml", row, message)]
    assert library.techniques == SHIPPED.techniques


def test_what_pack_toml_says_too_much_is_told_and_the_pack_read(tmp_path: Path) -> None:
    with (walk(tmp_path) / "pack.toml").open("a") as file:
        file.write('licens = "MIT"\n')

    library = Library.load([tmp_path])

    assert told(library, tmp_path) == [("pack.toml", 7, "A pack has no “licens”;")]
    assert "orchard/slow-walk" in library.techniques


@pytest.mark.parametrize(
    "parts",
    [
        '["scene", "return"]',
        '["safety", "scene"]',
        '["safety", "return", "scene", "return"]',
        '["safety", "scene", "scene", "return"]',
        '["safety", "choice", "return"]',
    ],
)
def test_no_pack_leaves_out_what_keeps_one_safe(parts: str, tmp_path: Path) -> None:
    walk(tmp_path)
    wrong = TECHNIQUE.format(more="").replace('["safety", "scene", "return"]', parts)
    put(tmp_path, "techniques/slow-walk.toml", wrong)

    library = Library.load([tmp_path])

    assert library.techniques == SHIPPED.techniques
    assert library.problems


def test_words_in_another_language_are_laid_over_the_pack_s_own(tmp_path: Path) -> None:
    walk(tmp_path)
    names = (
        "[techniques.slow-walk]\nname = 'Langsam'\n[techniques.calm-place]\nname = 'x'\n"
    )
    put(tmp_path, "nl/names.toml", names)

    library = Library.load([tmp_path])

    assert library.names["nl"]["techniques"] == {"orchard/slow-walk": {"name": "Langsam"}}
    assert told(library, tmp_path) == [
        ("nl/names.toml", 0, "This pack has no “techniques.calm-place”;")
    ]


@pytest.mark.parametrize(
    "words",
    [
        'name = "Two\\nrows"',
        "name = 3",
        "rungs = ['one']",
        "minutes = 3",
        "name = ''",
    ],
)
def test_words_that_a_record_could_not_have_are_told(words: str, tmp_path: Path) -> None:
    bend = SHIPPED_FOLDER / "movements" / "bend.toml"
    put(new_pack(tmp_path), "movements/hoe.toml", bend.read_text("utf-8"))
    put(tmp_path, "nl/names.toml", f"[movements.hoe]\n{words}\n")

    library = Library.load([tmp_path])

    assert library.names["nl"]["movements"] == {}
    assert [file for file, _, _ in told(library, tmp_path)] == ["nl/names.toml"]


def test_lines_without_an_id_get_one_that_no_other_file_has(tmp_path: Path) -> None:
    walk(tmp_path)
    bare = WALK.replace(" {#walk.01}", "").replace(" {#walk.02}", "")
    put(tmp_path, "more/walk.md", script("slow-walk", bare))

    library = Library.load([tmp_path])

    assert told(library, tmp_path) == [
        ("more/walk.md", 7, "2 lines from here on have no id.")
    ]
    assert {"orchard/walk.01", "orchard/walk.03"} <= library.passages().keys()


def test_mine_is_the_name_of_what_the_person_writes(tmp_path: Path) -> None:
    library = Library.load(
        [walk(tmp_path / "other", "mine"), walk(tmp_path / "mine", "mine")]
    )

    assert "mine/slow-walk" in library.techniques
    assert [file for file, _, _ in told(library, tmp_path)] == ["other/pack.toml"]


@pytest.mark.parametrize("name", ["technique/a.toml", "names.toml", "a/b/scenes/x.toml"])
def test_a_table_where_nobody_looks_for_it_is_told(name: str, tmp_path: Path) -> None:
    put(walk(tmp_path), name, SCENE)

    library = Library.load([tmp_path])

    assert told(library, tmp_path) == [(name, 0, "This file is not read here.")]


def test_a_thing_is_called_by_its_file_whatever_it_says(tmp_path: Path) -> None:
    put(walk(tmp_path), "scenes/bench.toml", SCENE + 'id = "beach"\n')

    library = Library.load([tmp_path])

    assert library.scenes["orchard/bench"].id == "orchard/bench"
    assert library.scenes["beach"] == SHIPPED.scenes["beach"]
