"""Word documents, built here as Word and python-docx build them."""

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.content.imported.documents import (
    accounted,
    body,
    parts,
    script_of,
    spoken,
    told,
    words,
)

from unclench.content import Library, parse
from unclench.content.imported import Imported, Kind, Unreadable, import_document, save

type Build = Callable[[Document], None]


def brought(folder: Path, build: Build, name: str = "shore.docx") -> Imported:
    word = docx.Document()
    build(word)
    word.save(str(folder / name))
    return import_document(folder / name, "en")


def shore(word: Document) -> None:
    """What a therapist might hand over."""
    word.core_properties.author = "R. Example"
    word.add_heading("An evening shore", 0)
    word.add_heading("Introduction", 1)
    word.add_paragraph("Sit or lie as you like. (PAUSE 10 sec)")
    mixed = word.add_paragraph("Your eyes may close, ")
    mixed.add_run("or stay open").bold = True
    mixed.add_run(". [speak slowly]")
    word.add_paragraph().add_run("Breathing").bold = True
    word.add_paragraph("Breathe in... and out... And again —")
    word.add_heading("Progressive relaxation", 1)
    for group, said in (
        ("Right hand and forearm", "Make an easy fist. (hold 5 seconds) Let it open."),
        ("Shoulders", "Let them sink. [pause]"),
        ("Jaw", "Let there be room between your teeth. (long pause)"),
    ):
        word.add_paragraph(group, style="List Number")
        word.add_paragraph(said)
    word.add_heading("The shore", 1)
    table = word.add_table(1, 2)
    table.cell(0, 0).text = "The sand is warm."
    table.cell(0, 1).text = "You hear the waves."
    word.add_paragraph("Salt is in the air.", style="List Bullet")
    word.add_paragraph("")
    word.add_paragraph("Dr. Miller counts 10.5 blues, e.g. slate.")
    word.add_heading("Coming back", 1)
    word.add_paragraph("Move your fingers. (PAUSE 5 sec) Open your eyes.")


def test_a_document_becomes_a_script(tmp_path: Path) -> None:
    imported = brought(tmp_path, shore)

    assert body(imported) == [
        "# Settle",
        "## Introduction",
        "Sit or lie as you like.",
        "[pause: 10 s]",
        "<!-- speak slowly -->",
        "Your eyes may close, or stay open.",
        "# Breath",
        "## Breathing",
        "Breathe in…",
        "[pause: sentence]",
        "and out…",
        "[pause: cue]",
        "And again",
        "[pause: cue]",
        "# Induction",
        "## Right hand and forearm {effort=tense region=arms,hands}",
        "Make an easy fist.",
        "[pause: 5 s]",
        "Let it open.",
        "## Shoulders {region=shoulders}",
        "Let them sink.",
        "[pause: sense]",
        "## Jaw {region=jaw}",
        "Let there be room between your teeth.",
        "[pause: dwell]",
        "# Scene",
        "## The shore",
        "The sand is warm.",
        "You hear the waves.",
        "Salt is in the air.",
        "[pause: breath]",
        "Dr. Miller counts 10.5 blues, e.g. slate.",
        "# Return",
        "## Coming back",
        "Move your fingers.",
        "[pause: 5 s]",
        "Open your eyes.",
    ]


def test_the_pack_is_one_that_the_library_takes(tmp_path: Path) -> None:
    imported = brought(tmp_path, shore)
    save(imported, tmp_path / "shore")

    library = Library.load([tmp_path / "shore"])

    assert library.problems == ()
    assert library.technique("shore/shore").name == "An evening shore"
    assert library.packs["shore"].author == "R. Example"
    assert all(
        line.id
        for passage in parse(script_of(imported))[0].passages
        for line in passage.lines
    )


def test_where_something_stands_is_told_by_paragraphs(tmp_path: Path) -> None:
    imported = brought(tmp_path, shore)

    assert told(imported, Kind.PART)[:3] == [
        (2, "Introduction", "settle"),
        (5, "Breathing", "breath"),
        (7, "Progressive relaxation", "induction"),
    ]


def with_elsewhere(word: Document) -> None:
    section = word.sections[0]
    section.header.paragraphs[0].text = "Clinic on the hill"
    section.footer.paragraphs[0].text = "Page seven"
    said = word.add_paragraph("Rest your hands here. ")
    word.add_comment(said.runs[0], text="Ask him about hands", author="RE")
    said.add_run("not for ears ").font.hidden = True
    said.add_run("And rest your feet.")


def test_words_elsewhere_are_kept_as_notes_and_told(tmp_path: Path) -> None:
    imported = brought(tmp_path, with_elsewhere)

    assert spoken(imported) == ["Rest your hands here.", "And rest your feet."]
    assert told(imported, Kind.HEADER) == [
        (0, "Page seven", ""),
        (0, "Clinic on the hill", ""),
    ]
    assert told(imported, Kind.COMMENT) == [(0, "Ask him about hands", "")]
    assert told(imported, Kind.HIDDEN) == [(1, "not for ears", "")]
    assert "<!-- comment: Ask him about hands -->" in body(imported)


W = nsdecls("w")
MC = "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"


def run(text: str) -> str:
    return f"<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>"


def paragraph(*inside: str, names: str = W) -> str:
    return f"<w:p {names}>{''.join(inside)}</w:p>"


BOX = f"<w:txbxContent>{paragraph(run('Rest in the box.'), names='')}</w:txbxContent>"
INNER = paragraph(run("Rest in here."))
RAW = {
    "tracked changes": (
        paragraph(
            run("Rest "),
            "<w:del><w:r><w:delText>quickly </w:delText></w:r></w:del>",
            f"<w:ins>{run('slowly now.')}</w:ins>",
        ),
        ["Rest slowly now."],
        (Kind.DELETED, "quickly"),
    ),
    "a content control": (
        f"<w:sdt {W}><w:sdtContent>{INNER}</w:sdtContent></w:sdt>",
        ["Rest in here."],
        None,
    ),
    "a link": (
        paragraph(f"<w:hyperlink>{run('Listen to this.')}</w:hyperlink>"),
        ["Listen to this."],
        None,
    ),
    "a field": (
        paragraph("<w:r><w:instrText>DATE</w:instrText></w:r>", run("Rest today.")),
        ["Rest today."],
        (Kind.MARKUP, "DATE"),
    ),
    "a text box, stored twice": (
        paragraph(
            "<w:r><mc:AlternateContent>",
            f"<mc:Choice Requires='wps'>{BOX}</mc:Choice>",
            f"<mc:Fallback>{BOX}</mc:Fallback>",
            "</mc:AlternateContent></w:r>",
            names=f"{W} {MC}",
        ),
        ["Rest in the box."],
        (Kind.BOX, "Rest in the box."),
    ),
    "line breaks and tabs": (
        paragraph(
            "<w:r><w:t>Rest</w:t><w:tab/><w:t>here.</w:t><w:br/>",
            "<w:t>And there.</w:t></w:r>",
        ),
        ["Rest here.", "And there."],
        None,
    ),
}


@pytest.mark.parametrize("name", RAW)
def test_what_word_can_wrap_text_in(name: str, tmp_path: Path) -> None:
    xml, said, remark = RAW[name]

    def build(word: Document) -> None:
        word.element.body.insert(0, parse_xml(xml))

    imported = brought(tmp_path, build)

    assert spoken(imported) == said
    if remark:
        kind, named = remark
        assert [words_ for _, words_, _ in told(imported, kind)] == [named]


def test_footnotes_are_notes(tmp_path: Path) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    def build(word: Document) -> None:
        word.add_paragraph("Rest your hands here.")
        note = f"<w:footnote w:id='1'>{paragraph(run('After Smith 2001.'))}</w:footnote>"
        xml = f"<w:footnotes {W}>{note}</w:footnotes>"
        kind = (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        )
        package = word.part.package
        part = Part(PackURI("/word/footnotes.xml"), kind, xml.encode(), package)
        word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    imported = brought(tmp_path, build)

    assert told(imported, Kind.FOOTNOTE) == [(0, "After Smith 2001.", "")]
    assert body(imported)[-1] == "<!-- footnote: After Smith 2001. -->"


TEXTS = st.sampled_from(
    [
        "Rest ", "(PAUSE 10 sec) ", "your hands. ", "Jaw", "[softly] ", "1. ", "{x} ",
        "the beach... ", "—", "Breathe in. ", "and out", "driving ",
    ]
)  # fmt: skip
STYLES = st.sampled_from(["Normal", "Heading 1", "Title", "List Number", "List Bullet"])
RUNS = st.lists(st.tuples(TEXTS, st.booleans()), max_size=5)
PARAGRAPHS = st.lists(st.tuples(STYLES, RUNS), max_size=8)


@settings(deadline=None, max_examples=60)
@given(
    PARAGRAPHS, st.sampled_from(["", "Header words"]), st.sampled_from(["", "In a cell."])
)
def test_no_word_of_a_document_is_lost(
    paragraphs: list[tuple[str, list[tuple[str, bool]]]], header: str, cell: str
) -> None:
    def build(word: Document) -> None:
        for style, runs in paragraphs:
            added = word.add_paragraph(style=style)
            for text, bold in runs:
                added.add_run(text).bold = bold
        if header:
            word.sections[0].header.paragraphs[0].text = header
        if cell:
            word.add_table(1, 1).cell(0, 0).text = cell

    whole = " ".join("".join(text for text, _ in runs) for _, runs in paragraphs)
    whole += f" {header} {cell}"
    with TemporaryDirectory() as folder:
        try:
            imported = brought(Path(folder), build)
        except Unreadable:
            return

    assert words(whole) - accounted(imported) == words("")
    assert parse(script_of(imported))[1] == ()


def test_pictures_are_told_by_what_they_are_said_to_show(tmp_path: Path) -> None:
    def chunk(name: bytes, data: bytes) -> bytes:
        checked = name + data
        return (
            struct.pack(">I", len(data))
            + checked
            + struct.pack(">I", zlib.crc32(checked))
        )

    size = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size)
    png += chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")

    def build(word: Document) -> None:
        word.add_paragraph("Rest your hands here.")
        shape = word.add_picture(io.BytesIO(png))
        shape._inline.docPr.set("descr", "A path by the sea")  # noqa: SLF001 - python-docx has no other way

    assert told(brought(tmp_path, build), Kind.PICTURE) == [(1, "A path by the sea", "")]


def test_parts_keep_the_order_of_the_document(tmp_path: Path) -> None:
    assert parts(brought(tmp_path, shore)) == [
        "settle",
        "breath",
        "induction",
        "scene",
        "return",
    ]
