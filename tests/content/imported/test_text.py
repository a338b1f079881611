"""Plain text and Markdown as people write them."""

from pathlib import Path

import pytest
from tests.content.imported.documents import body, brought, script_of, spoken, told

from unclench.content.imported import Kind, Unreadable, import_document


def test_lines_that_were_wrapped_are_one_sentence_and_others_are_not(
    tmp_path: Path,
) -> None:
    text = """\
You are walking slowly along a quiet beach at the end
of the day.
The sand is warm
The sea is near
and the air is salt.
"""

    assert spoken(brought(tmp_path, text)) == [
        "You are walking slowly along a quiet beach at the end of the day.",
        "The sand is warm",
        "The sea is near and the air is salt.",
    ]


def test_an_empty_line_is_a_pause_one_class_longer_than_the_usual(tmp_path: Path) -> None:
    text = "# Intro\nSit.\n\nRest.\n# Beach\nWarm.\n\n\nSoft.\n# End\nStretch.\n\nLook.\n"

    imported = brought(tmp_path, text, "text.md")

    assert [row for row in body(imported) if not row.startswith("#")] == [
        "Sit.",
        "[pause: sense]",
        "Rest.",
        "Warm.",
        "[pause: breath]",
        "Soft.",
        "Stretch.",
        "[pause: cue]",
        "Look.",
    ]


def test_a_mark_wins_over_an_empty_line_and_marks_add_up(tmp_path: Path) -> None:
    text = "Sit here now. (PAUSE 10 sec)\n\n(pause 5 s)\n\nRest.\n"

    assert "[pause: 15 s]" in body(brought(tmp_path, text))
    assert sum("pause" in row for row in body(brought(tmp_path, text))) == 1


def test_a_full_stop_behind_a_mark_belongs_to_the_sentence_before_it(
    tmp_path: Path,
) -> None:
    imported = brought(tmp_path, "Make a fist (hold 5 seconds). Let go [softly]. Rest.\n")

    assert spoken(imported) == ["Make a fist.", "Let go.", "Rest."]


def test_pauses_that_add_up_to_more_than_any_are_cut_and_told(tmp_path: Path) -> None:
    imported = brought(tmp_path, "Sit. (30 seconds)\n(30 seconds)\nRest.\n")

    assert "[pause: 45 s]" in body(imported)
    assert told(imported, Kind.CUT) == [(2, "(30 seconds) (30 seconds)", "45 s")]


def test_who_marks_pauses_has_no_others_within_a_paragraph(tmp_path: Path) -> None:
    marked = "Sit. Rest. Soften. (PAUSE 10 sec)\nListen. (PAUSE 5 sec)\n"

    assert body(brought(tmp_path, marked))[2:] == [
        "Sit.",
        "[pause: sentence]",
        "Rest.",
        "[pause: sentence]",
        "Soften.",
        "[pause: 10 s]",
        "Listen.",
        "[pause: 5 s]",
    ]
    assert body(brought(tmp_path, "Sit. Rest.\n"))[2:] == ["Sit.", "Rest."]


MARKDOWN = """\
---
title: From the front
author: R. Example
---
Introduction
============

**Softly**, _so softly_, [listen](https://example.org/a) now.[^1] <br>
![A shore](shore.png)

> You are &amp; stay here.

- Your hands rest.
- Your feet rest.

| Place | Feels |
|-------|-------|
| Hands | warm  |

<!-- for me -->
[^1]: A footnote.

**The beach**

Warm \\*sand\\*.
"""


def test_markdown_is_read_as_markdown(tmp_path: Path) -> None:
    imported = brought(tmp_path, MARKDOWN, "text.md")

    assert spoken(imported) == [
        "Softly, so softly, listen now.",
        "You are & stay here.",
        "Your hands rest.",
        "Your feet rest.",
        "Place",
        "Feels",
        "Hands",
        "warm",
        "Warm sand.",
    ]


def test_what_markdown_has_beside_its_text_is_told(tmp_path: Path) -> None:
    imported = brought(tmp_path, MARKDOWN, "text.md")

    assert told(imported, Kind.LINK) == [(8, "https://example.org/a", "")]
    assert told(imported, Kind.PICTURE) == [(9, "A shore shore.png", "")]
    assert told(imported, Kind.COMMENT) == [(20, "for me", "")]
    assert [words for _, words, _ in told(imported, Kind.FOOTNOTE)] == [
        "[^1]",
        "[^1]: A footnote.",
    ]
    assert "title: From the front\n" in script_of(imported)
    assert "author: R. Example\n" in script_of(imported)


def test_spoken_signs_never_become_syntax(tmp_path: Path) -> None:
    text = """\
Rest here now.
# Not a heading
- or: Not another
] Stray
A }brace and {#id} and {{ x }}
--> Arrow <!-- note
#Tag
"""

    imported = brought(tmp_path, text)

    assert spoken(imported) == [
        "Rest here now.",
        "Not a heading",
        "or: Not another",
        "Stray",
        "A )brace and and ( )",
        "Arrow !-- note",
        "Tag",
    ]


def test_smart_quotes_and_numbers_stay_as_they_are(tmp_path: Path) -> None:
    text = "“It’s 3.5 metres,” she says, “at 7:30.”\n"

    assert spoken(brought(tmp_path, text)) == [text.strip()]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("Café is warm.".encode(), "Café is warm."),
        ("Café is warm.".encode("utf-8-sig"), "Café is warm."),
        ("Café is warm.".encode("utf-16"), "Café is warm."),
        ("Café is warm.".encode("cp1252"), "Café is warm."),
        (b"One.\r\nTwo.\rThree.", "One."),
    ],
)
def test_text_is_read_in_its_encoding(data: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes(data)

    imported = import_document(path, "en")

    assert spoken(imported)[0] == said
    guessed = told(imported, Kind.ENCODING)
    assert guessed == ([(0, "", "cp1252")] if b"\xe9 is" in data[:8] else [])


def test_what_nobody_sees_is_gone(tmp_path: Path) -> None:
    imported = brought(tmp_path, "So\u200bft \u202eand\x07 warm\u00ad.\n")

    assert spoken(imported) == ["Soft and warm."]


def test_german_is_told_from_english(tmp_path: Path) -> None:
    german = "# Ankommen\nSetz dich bequem hin. (Pause 10 Sek.)\n"
    german += "# Der Strand\nDer Sand ist warm.\n"

    imported = brought(tmp_path, german, "text.md", language=None)

    assert told(imported, Kind.LANGUAGE) == [(0, "", "de")]
    assert 'language = "de"' in imported.texts["pack.toml"]
    assert body(imported) == [
        "# Settle",
        "## Ankommen",
        "Setz dich bequem hin.",
        "[pause: 10 s]",
        "# Scene",
        "## Der Strand",
        "Der Sand ist warm.",
    ]


def test_a_pack_is_named_after_its_file(tmp_path: Path) -> None:
    imported = brought(tmp_path, "Rest here.\n", "Übung für die Größe, Nr. 7 (neu).txt")

    assert imported.name == "uebung-fuer-die-groesse"


@pytest.mark.parametrize(
    "text", ["", "\n\n", "(pause)", "# Only a heading", "---", "***"]
)
def test_a_document_with_nothing_to_say_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="nothing to say"):
        brought(tmp_path, text, "text.md")
