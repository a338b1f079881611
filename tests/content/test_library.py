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
