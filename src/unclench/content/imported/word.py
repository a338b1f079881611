"""Reading a Word document: all its words, whether they are spoken or not."""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import docx
from docx.oxml.parser import parse_xml

from unclench.content.imported.document import Block, Document, Form
from unclench.content.imported.heading import in_capitals
from unclench.content.imported.marker import unmarked
from unclench.content.imported.remark import Kind, Place, Remark, Unit
from unclench.content.imported.visible import row, visible

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

NOBODY = "python-docx"
"""What stands for the author in documents that a program made."""

_HEADING = re.compile(r"heading (?P<level>[1-9])", re.IGNORECASE)
_OFF = ("0", "false", "none", "off")
_OUTLINE = "012345678"
"""Levels of headings; the ninth is that of running text."""

_ELSEWHERE = (
    (re.compile(r"/word/(?:header|footer)\d*\.xml"), Kind.HEADER),
    (re.compile(r"/word/(?:footnotes|endnotes)\.xml"), Kind.FOOTNOTE),
    (re.compile(r"/word/comments\.xml"), Kind.COMMENT),
    (re.compile(r"/word/(?:charts|diagrams|drawings)/.*\.xml"), Kind.OTHER),
)
"""Pieces of the file whose words are no running text."""


def read_word(data: bytes) -> Document:
    """Read the bytes of a ``.docx``; whatever python-docx raises when it is broken."""
    word = docx.Document(io.BytesIO(data))
    reader = _Reader(word)
    reader.blocks_in(word.element.body)
    for part in sorted(word.part.package.iter_parts(), key=lambda p: str(p.partname)):
        for pattern, kind in _ELSEWHERE:
            if pattern.fullmatch(str(part.partname)):
                reader.elsewhere(parse_xml(part.blob), kind)
    properties = word.core_properties
    return Document(
        tuple(reader.blocks),
        title=properties.title or "",
        author="" if properties.author == NOBODY else properties.author or "",
        language=properties.language or "",
        remarks=tuple(reader.remarks),
    )


@dataclass
class _Reader:
    """Where the reading of a Word document stands."""

    word: "WordDocument"
    blocks: list[Block] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    number: int = 0
    """Of the paragraph that is read."""

    @property
    def place(self) -> Place:
        return Place(Unit.PARAGRAPH, self.number)

    def remark(self, kind: Kind, words: str, became: str = "") -> None:
        if words := row(words):
            self.remarks.append(Remark(kind, self.place, words, became))

    # -- Paragraphs and tables -----------------------------------------------------------

    def blocks_in(self, element: "Element") -> None:
        """Read the paragraphs below an element, in order."""
        for child in element.iterchildren():
            name = _name(child)
            if name == "p":
                self.paragraph(child)
            elif name == "tbl":
                self.table(child)
            elif name == "altChunk":
                self.remark(Kind.OTHER, "altChunk")
            elif name in {"del", "moveFrom"}:
                self.remark(Kind.DELETED, _words(child))
            elif name not in {"sectPr", "sdtPr", "tcPr", "trPr", "tblPr"}:
                self.blocks_in(child)

    def table(self, table: "Element") -> None:
        first = len(self.blocks)
        self.blocks_in(table)
        cells = [
            replace(block, form=Form.CELL) if block.form is Form.TEXT else block
            for block in self.blocks[first:]
            if block.text
        ]
        self.blocks[first:] = cells
        told = " ".join(block.text for block in cells)
        if told.strip():
            self.remarks.append(Remark(Kind.TABLE, self.place, "", told))

    def paragraph(self, element: "Element") -> None:
        text = _Text(self)
        if _words(element).strip():
            self.number += 1
        text.read(element)
        said = visible("".join(text.said))
        rows = [each for each in said.split("\n") if each.strip()]
        form, level = self.form(element)
        if not rows:
            self.blocks.append(Block("", Place(Unit.PARAGRAPH, self.number), Form.BLANK))
        elif form is Form.HEADING:
            self.blocks.append(Block(" ".join(rows), self.place, form, level))
        else:
            whole = text.bold and len(rows) == 1
            for each in rows:
                self.add(each.strip(), Form.BOLD if whole else form)
        for box in text.boxes:
            self.remarks.append(Remark(Kind.BOX, self.place, row(_words(box))))
            self.blocks_in(box)

    def add(self, text: str, form: Form) -> None:
        """Add a row of running text, without the number or the dot typed before it."""
        text, number, _ = unmarked(text)
        if number:
            self.remark(Kind.ITEM, number)
            form = Form.ITEM
        elif form is Form.TEXT and in_capitals(text):
            form = Form.BOLD
        self.blocks.append(Block(text, self.place, form))

    def form(self, paragraph: "Element") -> tuple[Form, int]:
        """Tell a heading with its level, and an item of a numbered list."""
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return Form.TEXT, 0
        outline = properties.find(f"{_W}outlineLvl")
        level = outline.get(f"{_W}val", "") if outline is not None else ""
        if level and level in _OUTLINE:
            return Form.HEADING, _OUTLINE.index(level) + 1
        style = properties.find(f"{_W}pStyle")
        names = self.styles(style.get(f"{_W}val", "")) if style is not None else []
        for name in names:
            if match := _HEADING.match(name):
                return Form.HEADING, int(match["level"])
            if name.lower() in {"title", "subtitle"}:
                return Form.HEADING, 0 if name.lower() == "title" else 2
        numbered = any(name.lower().startswith("list number") for name in names)
        return (Form.ITEM if numbered or self.counts(properties) else Form.TEXT), 0

    def styles(self, name: str) -> list[str]:
        """Return the names of a style and of those it is based on."""
        found = {style.style_id: style for style in self.word.styles if style.style_id}
        names: list[str] = []
        style = found.get(name)
        while style is not None and len(names) < len(found):
            names.append(style.name or "")
            base = style.element.find(f"{_W}basedOn")
            style = found.get(base.get(f"{_W}val", "")) if base is not None else None
        return names

    def counts(self, properties: "Element") -> bool:
        """Tell whether Word numbers this paragraph, rather than putting a dot."""
        number = properties.find(f"{_W}numPr/{_W}numId")
        if number is None or number.get(f"{_W}val") in {None, "0"}:
            return False
        level = properties.find(f"{_W}numPr/{_W}ilvl")
        depth = level.get(f"{_W}val", "0") if level is not None else "0"
        try:
            numbering = self.word.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return False
        for each in numbering.iterchildren(f"{_W}num"):
            if each.get(f"{_W}numId") == number.get(f"{_W}val"):
                abstract = each.find(f"{_W}abstractNumId")
                return abstract is not None and _numbers(
                    numbering, abstract.get(f"{_W}val", ""), depth
                )
        return False

    # -- What stands elsewhere -----------------------------------------------------------

    def elsewhere(self, root: "Element", kind: Kind) -> None:
        """Tell the words of a piece of the file that is no running text."""
        told = [_words(paragraph) for paragraph in root.iter(f"{_W}p")]
        if not told:
            told = [_words(root, " ")]
        self.remarks += [
            Remark(kind, Place(), row(words)) for words in told if words.strip()
        ]


@dataclass
class _Text:
    """The text of one paragraph, while it is read."""

    reader: _Reader
    said: list[str] = field(default_factory=list)
    boxes: list["Element"] = field(default_factory=list)
    bold: bool = True
    """Whether all of it is in bold letters."""

    def read(self, element: "Element") -> None:
        for child in element.iterchildren():
            name = _name(child)
            if read := _READERS.get(name):
                read(self, child)
            elif name in _SIGNS:
                self.said.append(_SIGNS[name])
            elif not name.endswith("Pr"):
                self.read(child)

    def text(self, element: "Element") -> None:
        self.said.append(element.text or "")

    def run(self, element: "Element") -> None:
        properties = element.find(f"{_W}rPr")
        if properties is not None and _is_on(properties, "vanish"):
            self.reader.remark(Kind.HIDDEN, _words(element))
            return
        bold = properties is not None and _is_on(properties, "b")
        if _words(element).strip() and not bold:
            self.bold = False
        self.read(element)

    def link(self, element: "Element") -> None:
        name = element.get(f"{_R}id")
        related = self.reader.word.part.rels
        if name in related and related[name].is_external:
            self.reader.remark(Kind.LINK, related[name].target_ref)
        self.read(element)

    def deleted(self, element: "Element") -> None:
        self.reader.remark(Kind.DELETED, _words(element))

    def code(self, element: "Element") -> None:
        self.reader.remark(Kind.MARKUP, element.text or "")

    def alternatives(self, element: "Element") -> None:
        """Read one of several ways in which the same is stored."""
        ways = list(element.iterchildren())
        worded = [way for way in ways if _words(way).strip()]
        for way in (worded or ways)[:1]:
            self.read(way)

    def box(self, element: "Element") -> None:
        self.boxes.append(element)

    def picture(self, element: "Element") -> None:
        told = element.get("descr") or element.get("title") or ""
        self.reader.remark(Kind.PICTURE, told)
        self.read(element)

    def shape(self, element: "Element") -> None:
        self.reader.remark(
            Kind.PICTURE, element.get("alt") or element.get("string") or ""
        )
        self.read(element)


_READERS: dict[str, Callable[[_Text, "Element"], None]] = {
    "t": _Text.text,
    "r": _Text.run,
    "hyperlink": _Text.link,
    "del": _Text.deleted,
    "moveFrom": _Text.deleted,
    "delText": _Text.deleted,
    "instrText": _Text.code,
    "AlternateContent": _Text.alternatives,
    "txbxContent": _Text.box,
    "docPr": _Text.picture,
    "shape": _Text.shape,
    "textpath": _Text.shape,
}
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}


def _name(element: "Element") -> str:
    """Return the name of an element without its namespace; empty for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _words(element: "Element", between: str = "") -> str:
    """Return all text below an element, deleted words too."""
    return between.join(_texts(element))


def _texts(element: "Element") -> Iterator[str]:
    for each in element.iter():
        name = _name(each)
        if name in {"t", "delText"}:
            yield each.text or ""
        elif name in {"tab", "br", "cr", "p"}:
            yield " "


def _is_on(properties: "Element", name: str) -> bool:
    found = properties.find(f"{_W}{name}")
    return found is not None and found.get(f"{_W}val", "1").lower() not in _OFF


def _numbers(numbering: "Element", abstract: str, depth: str) -> bool:
    for each in numbering.iterchildren(f"{_W}abstractNum"):
        if each.get(f"{_W}abstractNumId") != abstract:
            continue
        for level in each.iterchildren(f"{_W}lvl"):
            if level.get(f"{_W}ilvl") == depth:
                form = level.find(f"{_W}numFmt")
                return form is not None and form.get(f"{_W}val") not in {"bullet", "none"}
    return False
