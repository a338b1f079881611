"""Headings, and what there is without them, become parts in the document's order."""

from pathlib import Path

import pytest
from tests.content.imported.documents import (
    BEACH,
    body,
    brought,
    parts,
    script_of,
    spoken,
    told,
)

from unclench.content import Technique, parse
from unclench.content.imported import Kind
from unclench.vocabulary import Effort, Part, Region


def test_headings_of_every_kind_become_parts(tmp_path: Path) -> None:
    imported = brought(tmp_path, BEACH)

    assert parts(imported) == [
        "settle",
        "breath",
        "induction",
        "scene",
        "suggestion",
        "return",
    ]
    assert told(imported, Kind.PART) == [
        (3, "INTRODUCTION", "settle"),
        (7, "Breathing", "breath"),
        (11, "Part 2: Progressive relaxation", "induction"),
        (12, "Right hand and forearm:", "induction"),
        (13, "Jaw.", "induction"),
        (14, "Shoulders", "induction"),
        (16, "The Beach", "scene"),
        (22, "Affirmations", "suggestion"),
        (25, "Closing", "return"),
    ]


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("Introduction", "settle"),
        ("Getting comfortable", "settle"),
        ("Breathing", "breath"),
        ("Diaphragmatic breathing", "breath"),
        ("Body scan", "induction"),
        ("Progressive Muscle Relaxation", "induction"),
        ("Deepening", "deepen"),
        ("Countdown", "deepen"),
        ("The beach", "scene"),
        ("Guided imagery", "scene"),
        ("Suggestions", "suggestion"),
        ("Affirmations", "suggestion"),
        ("Coming back", "return"),
        ("Ending", "return"),
        ("Closing", "return"),
    ],
)
def test_what_headings_mean(heading: str, part: str, tmp_path: Path) -> None:
    text = f"# Title\n\n## Movement\nLift a foot.\n\n## {heading}\nSoft words.\n"

    imported = brought(tmp_path, text, "text.md")

    assert (4 + 2, heading, part) in told(imported, Kind.PART)


def test_a_part_stands_in_one_piece_and_what_comes_late_stays_where_it_is(
    tmp_path: Path,
) -> None:
    text = """\
# Intro
Sit.
# Beach
Sand is warm.
# Affirmations
You rest.
# Forest
Moss is soft.
# Closing
Open your eyes.
"""

    imported = brought(tmp_path, text, "text.md")

    assert parts(imported) == ["settle", "scene", "suggestion", "return"]
    assert told(imported, Kind.STAYED) == [(7, "Forest", "suggestion")]


def test_without_headings_parts_are_guessed_by_what_is_said(tmp_path: Path) -> None:
    text = """\
Sit in a comfortable chair and settle down, feet on the floor. Take your time to arrive,
as slowly as you like, and let the chair carry all of your weight, from your head down to
your heels, with nothing that you have to do and nobody you have to be for these minutes.

Now imagine a beach with warm sand under a blue sky. You hear waves and smell the salt of
the water, and birds call over the grass of the dunes. The sun is on your face and the
breeze is light, and the path ahead of you is empty and wide, with flowers at its sides.

When you are ready, wiggle your fingers and toes. Come back to the room and open your
eyes.
"""

    imported = brought(tmp_path, text)

    assert parts(imported) == ["settle", "scene", "return"]
    assert [became for _, _, became in told(imported, Kind.PART)] == parts(imported)


def test_numbered_groups_of_muscles_are_tagged(tmp_path: Path) -> None:
    script, _ = parse(script_of(brought(tmp_path, BEACH)))
    tags = {p.title: p.tags for p in script.passages if p.part is Part.INDUCTION}

    assert {title: tag.region for title, tag in tags.items()} == {
        "Right hand and forearm": {Region.HANDS, Region.ARMS},
        "Jaw": {Region.JAW},
        "Shoulders": {Region.SHOULDERS},
    }
    assert tags["Right hand and forearm"].effort == {Effort.TENSE}
    assert tags["Jaw"].effort == frozenset()


def test_a_group_that_is_only_named_is_spoken(tmp_path: Path) -> None:
    assert "Shoulders." in spoken(brought(tmp_path, BEACH))


def test_the_name_of_a_group_before_a_colon_is_said_with_what_it_is_asked(
    tmp_path: Path,
) -> None:
    text = "# Muscles\n\n1. Right hand: make a gentle fist, and let go.\n"

    assert spoken(brought(tmp_path, text)) == [
        "Right hand: make a gentle fist, and let go."
    ]


def test_numbered_sentences_about_the_body_are_groups_too(tmp_path: Path) -> None:
    text = "Rest here.\n\n1. Clench your right fist and let go.\n2. Let your jaw hang.\n"

    imported = brought(tmp_path, text)

    assert [became for _, _, became in told(imported, Kind.GROUP)] == ["hands", "jaw"]


def test_tensing_the_neck_is_never_said_and_that_is_told(tmp_path: Path) -> None:
    text = "# Muscles\n## 1. Jaw\nSoften.\n## 2. Neck\nPress your head back hard.\n"

    imported = brought(tmp_path, text, "text.md")

    assert told(imported, Kind.NEVER_TENSED) == [
        (4, "Press your head back hard.", "neck")
    ]


def test_a_document_has_the_safety_and_the_end_that_every_session_has(
    tmp_path: Path,
) -> None:
    imported = brought(tmp_path, "# Beach\nThe sand is warm under you.\n", "text.md")
    technique = imported.texts["techniques/text.toml"]

    assert [became for _, _, became in told(imported, Kind.BORROWED)] == [
        "safety",
        "return",
    ]
    assert 'parts = ["safety", "scene", "return"]' in technique


def test_safety_words_that_forget_the_road_do_not_take_the_place_of_those_that_do_not(
    tmp_path: Path,
) -> None:
    text = "# Safety\nBe kind.\n# Beach\nWarm sand.\n"

    assert parts(brought(tmp_path, text, "text.md")) == ["settle", "scene"]

    text = text.replace("Be kind.", "Not while driving.")
    assert parts(brought(tmp_path, text, "text.md")) == ["safety", "scene"]


def test_what_ends_in_sleep_fades(tmp_path: Path) -> None:
    text = "# Intro\nLie down.\n# Beach\nWarm sand.\n# Sleep\nSleep now. Good night.\n"

    imported = brought(tmp_path, text, "text.md")

    assert parts(imported)[-1] == "fade"
    assert 'endings = ["fade"]' in imported.texts["techniques/text.toml"]


def test_sections_for_the_reader_are_notes(tmp_path: Path) -> None:
    rows = body(brought(tmp_path, BEACH))

    assert rows[-2:] == ["<!-- References -->", "<!-- Smith 2001, Journal of Waves. -->"]


def test_a_line_below_the_title_that_says_whose_script_it_is_is_a_note(
    tmp_path: Path,
) -> None:
    text = "# A quiet lake\n\nBy R. Example, 2019. Read slowly.\n\nRest here.\n"

    imported = brought(tmp_path, text)

    assert spoken(imported) == ["Rest here."]
    assert told(imported, Kind.SECTION) == [(3, "By R. Example, 2019. Read slowly.", "")]
    assert spoken(brought(tmp_path, "# A lake\n\nBy the lake you rest.\n")) == [
        "By the lake you rest."
    ]


def test_who_speaks_is_no_word_of_the_script(tmp_path: Path) -> None:
    text = "Therapist: Rest here.\nClient: I can't.\nTherapist: That is fine.\n"

    imported = brought(tmp_path, text)

    assert spoken(imported) == ["Rest here.", "That is fine."]
    assert told(imported, Kind.DIRECTION) == [(2, "I can't.", "")]


def test_a_run_of_breaths_is_pointed_out(tmp_path: Path) -> None:
    ((row, words, _),) = told(brought(tmp_path, BEACH), Kind.BREATHS)

    assert row == 8
    assert words.startswith("Breathe in through your nose… and breathe out.")


def test_only_words_about_the_breath_still_make_a_session(tmp_path: Path) -> None:
    imported = brought(tmp_path, "# Breathing\nBreathe in. Breathe out.\n", "text.md")

    assert parts(imported) == ["suggestion"]


def test_a_technique_is_what_the_library_takes_for_one(tmp_path: Path) -> None:
    import tomllib

    table = tomllib.loads(brought(tmp_path, BEACH).texts["techniques/text.toml"])

    technique = Technique.model_validate({"id": "text", **table})
    assert technique.unabridged
    assert technique.name == "A Quiet Beach"
