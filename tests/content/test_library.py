"""The shipped library is whole; a bad file in a pack costs only itself."""

from pathlib import Path

import pytest

from unclench.content import SHIPPED, Breaths, Library, parse
from unclench.vocabulary.nearest import UnknownName


def test_the_shipped_library_has_no_problem() -> None:
    assert Library.load().problems == ()


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("en/**/*.md")), ids=lambda p: p.stem)
def test_shipped_ids_are_the_file_s_name_and_a_number(path: Path) -> None:
    script, _ = parse(path.read_text("utf-8"))
    ids = [line.id for passage in script.passages for line in passage.lines]
    assert {name.rpartition(".")[0] for name in ids} == {path.stem}


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("en/**/*.md")), ids=lambda p: p.stem)
def test_every_shipped_breath_phrase_has_a_short_form_or_is_short(path: Path) -> None:
    script, _ = parse(path.read_text("utf-8"))
    items = [item for passage in script.passages for item in passage.items]
    phrases = [
        phrase
        for breaths in items
        if isinstance(breaths, Breaths)
        for turn in breaths.turns
        for phrase in (turn.inwards, turn.outwards)
        if phrase
    ]
    assert [p.long for p in phrases if not p.short and len(p.long.split()) > 3] == []


def test_every_scene_of_a_technique_and_its_ambience_are_there() -> None:
    library = Library.load()
    scenes = {scene for t in library.techniques.values() for scene in t.scenes}
    assert scenes <= library.scenes.keys()
    ambiences = {scene.ambience for scene in library.scenes.values()}
    ambiences |= {technique.ambience for technique in library.techniques.values()}
    assert ambiences <= library.ambiences.keys()


def test_an_unknown_technique_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownName) as told:
        Library.load().technique("calm-plce")
    assert str(told.value) == (
        "No technique is called “calm-plce”; did you mean calm-place?"
    )


def test_a_pack_adds_to_the_library_and_its_bad_files_cost_only_themselves(
    tmp_path: Path,
) -> None:
    pack = tmp_path / "pack"
    (pack / "techniques").mkdir(parents=True)
    (pack / "scenes").mkdir()
    (pack / "en").mkdir()
    (pack / "techniques" / "broken.toml").write_text("name = ")
    (pack / "techniques" / "calm-place.toml").write_text("name = 'Mine'")
    (pack / "scenes" / "shed.toml").write_text("name = 'Shed'\nsummary = 'A shed.'\n")
    (pack / "scenes" / "attic.toml").write_text("name = 'Attic'\n")
    (pack / "en" / "shed.md").write_text(
        "---\ntitle: Shed\ntechnique: calm-place\nscene: shed\n---\n"
        "# Scene\nDry wood smells sweet.\n## Again\nWood. {#beach.01}\n[pause: sens]\n"
    )
    (pack / "en" / "bytes.md").write_bytes(b"\xff\xfe")
    shipped, library = Library.load(), Library.load([pack])
    assert library.scenes["shed"].name == "Shed"
    assert library.technique("calm-place") == shipped.technique("calm-place")
    shed = next(script for script in library.scripts if script.title == "Shed")
    assert [passage.id for passage in shed.passages] == ["shed.01"]
    assert sorted(
        (Path(p.file).name, p.line, p.message.partition(":")[0]) for p in library.problems
    ) == [
        ("attic.toml", 0, "summary"),
        ("broken.toml", 0, "This can't be read"),
        ("bytes.md", 0, "This can't be read"),
        ("calm-place.toml", 0, "There is a technique “calm-place” already."),
        ("shed.md", 7, "This line has no id."),
        ("shed.md", 9, "The id “beach.01” stands in another file already."),
        ("shed.md", 10, "“sens” is no pause;"),
    ]
