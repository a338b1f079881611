"""Reading a document that is plain text or Markdown."""

import html
import re
from dataclasses import dataclass, field

from unclench.content.imported.document import Block, Document, Form
from unclench.content.imported.heading import LONGEST, in_capitals
from unclench.content.imported.marker import unmarked
from unclench.content.imported.remark import Kind, Place, Remark, Unit

_WRAPPED = 50
"""Characters from which a line without an end goes on in the next."""

_FRONT = re.compile(
    r"\A---[ \t]*\n(?P<rows>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL
)
_NOTE = re.compile(r"<!--(?P<words>.*?)(?:-->|\Z)", re.DOTALL)
_TAG = re.compile(
    r"</?(?:br|b|i|u|em|strong|p|div|span|hr|sup|sub|small|center|font|a|img|h[1-6]|ul|ol|li)"
    r"\b[^<>]*>",
    re.IGNORECASE,
)
_HEADING = re.compile(r"(?P<marks>#{1,6})\s+(?P<words>.*?)\s*#*")
_UNDERLINE = re.compile(r"={3,}|-{3,}")
_RULE = re.compile(r"(?:[-*_~=]\s*){3,}")
_BOLD = re.compile(r"(?:\*\*|__)(?P<words>[^*_]+)(?:\*\*|__)\s*:?")
_PICTURE = re.compile(r"!\[(?P<words>[^\]]*)\]\((?P<address>[^)]*)\)")
_LINK = re.compile(r"(?<![\w!])\[(?P<words>[^\]]+)\]\((?P<address>[^)]*)\)(?!\w)")
_TARGET = re.compile(r"\[(?P<name>[^\]]+)\]:\s*(?P<address>.*)")
_FOOTNOTE = re.compile(r"\[\^[^\]]+\](?!\w)")
_CELLS = re.compile(r"\|(?P<cells>.*?)\|?")
_DIVIDER = re.compile(r"[\s|:-]*-[\s|:-]*")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")


def read_plain(text: str, *, marked: bool) -> Document:
    """Read text; `marked` when it is Markdown."""
    reader = _Reader(marked=marked)
    front, first = reader.front(text) if marked else ({}, 0)
    for number, row in enumerate(reader.lines(text)[first:], start=first + 1):
        reader.place = Place(Unit.LINE, number)
        reader.read(row.strip())
    reader.end()
    return Document(
        tuple(reader.blocks),
        title=front.get("title", ""),
        author=front.get("author", ""),
        language=front.get("language", front.get("lang", "")),
        remarks=tuple(reader.remarks),
    )


@dataclass
class _Reader:
    """Where the reading of a text stands."""

    marked: bool
    place: Place = field(default_factory=Place)
    blocks: list[Block] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    open: Block | None = None
    """The paragraph that the next line may belong to."""

    def remark(self, kind: Kind, words: str, became: str = "") -> None:
        self.remarks.append(Remark(kind, self.place, words, became))

    def front(self, text: str) -> tuple[dict[str, str], int]:
        """Read what stands between two rows of dashes at the top; and how many rows."""
        match = _FRONT.match(text)
        if match is None:
            return {}, 0
        found = {}
        for number, row in enumerate(match["rows"].splitlines(), start=2):
            self.place = Place(Unit.LINE, number)
            name, _, value = row.partition(":")
            found[name.strip().lower()] = value.strip().strip("\"'")
            self.remark(Kind.OTHER, row.strip())
        return found, match[0].count("\n")

    def lines(self, text: str) -> list[str]:
        """Return the rows, without notes and tags, each where it was."""
        if not self.marked:
            return text.splitlines()

        def note(match: re.Match[str]) -> str:
            number = text.count("\n", 0, match.start()) + 1
            self.place = Place(Unit.LINE, number)
            self.remark(Kind.COMMENT, " ".join(match["words"].split()))
            return "\n" * match[0].count("\n")

        return _NOTE.sub(note, text).splitlines()

    # -- One row ---------------------------------------------------------------------

    def read(self, row: str) -> None:
        if not row:
            self.end()
            self.blocks.append(Block("", self.place, Form.BLANK))
        elif _UNDERLINE.fullmatch(row) and self.open and self.underlined(row):
            return
        elif _RULE.fullmatch(row):
            self.end()
            self.blocks.append(Block("—", self.place))
        elif self.marked:
            self.read_marked(row)
        else:
            self.add(row)

    def underlined(self, row: str) -> bool:
        """Make the open line a heading, if it is one by its length."""
        above = self.open
        if above is None or above.place.number != self.place.number - 1:
            return False
        if len(above.text.split()) > LONGEST or above.text.endswith((".", "!", "?", "…")):
            return False
        level = 1 if row[0] == "=" else 2
        self.blocks.append(Block(above.text, above.place, Form.HEADING, level))
        self.open = None
        return True

    def read_marked(self, row: str) -> None:
        if row.startswith("```"):
            self.remark(Kind.MARKUP, row)
        elif match := _HEADING.fullmatch(row):
            self.end()
            words = self.inline(match["words"])
            level = len(match["marks"])
            self.blocks.append(Block(words, self.place, Form.HEADING, level))
        elif match := _TARGET.fullmatch(row):
            kind = Kind.FOOTNOTE if match["name"].startswith("^") else Kind.LINK
            self.remark(kind, row)
        elif match := _CELLS.fullmatch(row):
            self.read_cells(row, match["cells"])
        else:
            self.add(self.inline(row.lstrip("> ")))

    def read_cells(self, row: str, cells: str) -> None:
        self.end()
        if _DIVIDER.fullmatch(row):
            return
        told = [self.inline(cell.strip()) for cell in cells.split("|") if cell.strip()]
        self.remark(Kind.TABLE, "", " ".join(told))
        self.blocks += [Block(cell, self.place, Form.CELL) for cell in told]

    def inline(self, row: str) -> str:
        """Take the markup out of a row that is not about bold and italic."""

        def picture(match: re.Match[str]) -> str:
            self.remark(Kind.PICTURE, f"{match['words']} {match['address']}".strip())
            return " "

        def link(match: re.Match[str]) -> str:
            self.remark(Kind.LINK, match["address"])
            return match["words"]

        def footnote(match: re.Match[str]) -> str:
            self.remark(Kind.FOOTNOTE, match[0])
            return ""

        def tag(match: re.Match[str]) -> str:
            self.remark(Kind.MARKUP, match[0])
            return " "

        for pattern, instead in (
            (_PICTURE, picture),
            (_FOOTNOTE, footnote),
            (_LINK, link),
            (_TAG, tag),
        ):
            row = pattern.sub(instead, row)
        return html.unescape(_ESCAPED.sub(r"\1", row)).replace("`", " ")

    # -- Paragraphs ------------------------------------------------------------------

    def add(self, row: str) -> None:
        """Add a row of text to the open paragraph, or begin another."""
        text, number, marked = unmarked(row)
        if match := _BOLD.fullmatch(row):
            self.end()
            self.blocks.append(Block(match["words"].strip(), self.place, Form.BOLD))
        elif in_capitals(row):
            self.end()
            self.blocks.append(Block(row, self.place, Form.BOLD))
        elif marked:
            self.end()
            if number:
                self.remark(Kind.ITEM, number)
            self.open = Block(text, self.place, Form.ITEM if number else Form.TEXT)
        elif self.open and _runs_on(self.open.text, row):
            text = f"{self.open.text} {row}"
            self.open = Block(text, self.open.place, self.open.form)
        else:
            self.end()
            self.open = Block(row, self.place)

    def end(self) -> None:
        if self.open:
            self.blocks.append(self.open)
        self.open = None


def _runs_on(above: str, row: str) -> bool:
    """Tell whether a row goes on with the sentence of the row above."""
    if above.endswith((".", "!", "?", "…", ":", "—", "–", ")", "]", ">", "*", "”", '"')):
        return False
    return row[:1].islower() or len(above) >= _WRAPPED
