"""A library in one language has only what is whole in it, and says what is lacking."""

from dataclasses import replace
from pathlib import Path

import pytest

from unclench.content import SHIPPED, Library, parse
from unclench.content.gaps import Lack, missing
from unclench.content.model import ScriptFile
from unclench.content.names import WORDED, Names

LIBRARY = Library.load()
GERMAN = LIBRARY.in_language("de")
FIVE = {"posture-reset", "breath-link", "morning-wave", "after-the-call", "calm-place"}
SCRIPTS = sorted(SHIPPED.glob("de/**/*.md"))


def without(library: Library, line: str, language: str = "de") -> Library:
    """The library whose scripts of a language lack the passage with a line."""

    def cut(script: ScriptFile) -> ScriptFile:
        kept = tuple(
            passage
            for passage in script.passages
            if script.language != language or line not in {x.id for x in passage.lines}
        )
        return replace(script, passages=kept)

    return replace(library, scripts=tuple(map(cut, library.scripts)))


def test_english_is_whole() -> None:
    english = LIBRARY.in_language("en")
    assert english.techniques == LIBRARY.techniques
    assert english.scenes == LIBRARY.scenes
    assert english.movements == LIBRARY.movements
    assert missing(LIBRARY, "en") == ()


def test_five_techniques_at_least_are_whole_in_german() -> None:
    assert GERMAN.techniques.keys() >= FIVE
    assert set(GERMAN.techniques["calm-place"].scenes) == {
        *("beach", "forest", "kitchen", "own")
    }
    assert LIBRARY.languages == ("en", "de")


def test_a_library_in_one_language_has_no_script_in_another() -> None:
    assert {script.language for script in GERMAN.scripts} == {"de"}
    assert GERMAN.in_language("en").techniques == LIBRARY.techniques
    assert GERMAN.in_language("de") is GERMAN is LIBRARY.in_language("de")


def test_what_is_asked_and_heeded_is_whole_in_every_language_and_limits_the_same() -> (
    None
):
    assert GERMAN.cautions.keys() == LIBRARY.cautions.keys()
    for name, caution in GERMAN.cautions.items():
        assert caution.limits == LIBRARY.cautions[name].limits
        assert caution.words != LIBRARY.cautions[name].words
    for shelf in ("ambiences", "triggers", "moments", "signs"):
        assert getattr(GERMAN, shelf).keys() == getattr(LIBRARY, shelf).keys()


def test_a_technique_with_a_line_too_few_is_not_offered() -> None:
    cut = without(LIBRARY, "breath-link.01")
    assert GERMAN.techniques.keys() - cut.in_language("de").techniques.keys() == {
        "breath-link"
    }
    gaps = [gap for gap in missing(cut, "de") if gap.name == "breath-link.01"]
    assert [(gap.lack, Path(gap.file).name, gap.line > 0) for gap in gaps] == [
        (Lack.MISSING, "breath-link.md", True)
    ]


def test_a_scene_with_a_line_too_few_costs_only_itself() -> None:
    cut = without(LIBRARY, "beach.01").in_language("de")
    assert "beach" not in cut.scenes
    assert cut.techniques["calm-place"].scenes == ("forest", "kitchen", "own")


def test_without_what_the_frame_always_says_there_is_nothing() -> None:
    assert without(LIBRARY, "frame.01").in_language("de").techniques == {}
    assert without(LIBRARY, "frame.01").languages == ("en",)


def test_a_technique_without_its_name_is_not_offered() -> None:
    words = LIBRARY.names["de"]["techniques"]
    fewer = {name: each for name, each in words.items() if name != "calm-place"}
    names = {"de": {**LIBRARY.names["de"], "techniques": fewer}}
    view = replace(LIBRARY, names=names).in_language("de")
    assert GERMAN.techniques.keys() - view.techniques.keys() == {"calm-place"}


def test_names_are_laid_over_and_nothing_else_changes() -> None:
    source, german = LIBRARY.techniques["breath-link"], GERMAN.techniques["breath-link"]
    words = {field: getattr(source, field) for field in WORDED["techniques"]}
    assert german != source
    assert german.model_copy(update=words) == source


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_a_shipped_translation_is_built_as_its_source(path: Path) -> None:
    source = SHIPPED / "en" / path.relative_to(SHIPPED / "de")
    german, problems = parse(path.read_text("utf-8"))
    english, _ = parse(source.read_text("utf-8"))
    assert problems == ()
    assert german.language == "de"
    assert [[line.id for line in p.lines] for p in german.passages] == [
        [line.id for line in p.lines] for p in english.passages
    ]
    assert [p.tags for p in german.passages] == [p.tags for p in english.passages]


def test_shipped_german_has_nothing_too_much_and_nothing_elsewhere() -> None:
    gaps = missing(LIBRARY, "de")
    assert [gap for gap in gaps if gap.lack is not Lack.MISSING] == []
    begun = {p.relative_to(SHIPPED / "de") for p in SCRIPTS}
    lacking = {Path(g.file).relative_to(SHIPPED / "en") for g in gaps if g.file}
    assert lacking.isdisjoint(begun)
    assert [gap.name for gap in gaps if not gap.file] == []


def test_a_line_too_many_elsewhere_or_in_other_company_is_named(tmp_path: Path) -> None:
    pack = tmp_path / "pier"
    (pack / "en").mkdir(parents=True)
    (pack / "de").mkdir()
    (pack / "scenes").mkdir()
    scene = 'name = "Pier"\nsummary = "A pier."'
    (pack / "scenes" / "pier.toml").write_text(scene, "utf-8")
    about = 'name = "pier"\nauthor = "A"\nlicence = "CC0"\nlanguage = "en"\nversion = "1"'
    (pack / "pack.toml").write_text(about, "utf-8")
    head = "---\ntitle: Pier\ntechnique: calm-place\nscene: pier\nlanguage: {}\n---\n"
    head += "# Anchor\n"
    english = "## One {moment=day}\nOne. {#p.1}\nTwo. {#p.2}\n## Three\nThree. {#p.3}\n"
    german = "## Eins\nEins. {#p.1}\n## Drei\nDrei. {#p.3}\nZwei. {#p.2}\nVier. {#p.4}\n"
    (pack / "en" / "pier.md").write_text(head.format("en") + english, "utf-8")
    (pack / "de" / "pier.md").write_text(head.format("de") + german, "utf-8")
    library = Library.load([pack])
    assert library.problems == ()
    found = {g.name: g.lack for g in missing(library, "de") if str(tmp_path) in g.file}
    assert found == {
        "pier/p.1": Lack.OTHERWISE,
        "pier/p.2": Lack.ELSEWHERE,
        "pier/p.3": Lack.OTHERWISE,
        "pier/p.4": Lack.EXTRA,
    }
    # What a pack adds in one language takes nothing from another.
    german_calm = library.in_language("de").techniques["calm-place"]
    assert german_calm == GERMAN.techniques["calm-place"]
    assert "pier/pier" in library.in_language("en").techniques["calm-place"].scenes


def test_a_field_that_is_no_text_is_named() -> None:
    with pytest.raises(ValueError, match=r"scenes\.beach\.nam is no text"):
        Names.model_validate({"id": "de", "scenes": {"beach": {"nam": "Strand"}}})
