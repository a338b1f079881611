"""The stretches of a document: what is said under one heading."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from unclench.content.imported.document import Block, Document, Form
from unclench.content.imported.heading import Heading, heading_of, regions_of
from unclench.content.imported.lexicon import Lexicon
from unclench.content.imported.mark import Direction, Quiet, Words, is_spoken, pieces
from unclench.content.imported.remark import Kind, Place, Remark, Unit
from unclench.content.imported.sentence import sentences
from unclench.vocabulary import Part, Region

WINDOW = 50
"""Words of a stretch of text in which nothing is headed."""
_CHUNK = 2_000
"""Characters that are searched for marks at once, so that no text takes long."""
_FIRST = (Part.SAFETY, Part.SETTLE, Part.BREATH)
"""Parts that a document may begin with, so that their heading is not its title."""
_OPENING = 8
"""Words of a first line that is the title."""
_BYLINE = 12
"""Words of a line below it, at most, that says whose script it is."""
_LEFT_OVER = re.compile(r"\s*(?P<stop>[.!?])(?=\s|$)")
"""The end of a sentence from whose end a mark was taken."""
_GAP = re.compile(r"(?<=\w)\s+(?=[.,!?;:…](?:\s|$))")
"""Space where words were taken out before the end of a clause."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is spoken in one line."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Rest:
    """A pause; by an empty line when its words are empty."""

    quiet: Quiet
    place: Place


@dataclass(frozen=True, slots=True)
class Note:
    """Words that are kept and not spoken."""

    text: str
    place: Place


type Saying = Sentence | Rest | Note


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, or none, and what is said below it."""

    place: Place
    heading: Heading | None = None
    regions: frozenset[Region] = frozenset()
    sayings: tuple[Saying, ...] = ()

    @property
    def spoken(self) -> str:
        """All that is spoken in it."""
        return " ".join(s.text for s in self.sayings if isinstance(s, Sentence))

    @property
    def is_said(self) -> bool:
        """Whether anything of it is heard: its words, or the name of a group."""
        return bool(self.spoken or (self.heading and self.regions))


@dataclass(frozen=True, slots=True)
class Read:
    """A document in its sections."""

    title: str
    sections: tuple[Section, ...]
    remarks: tuple[Remark, ...]


def read_sections(document: Document, lexicon: Lexicon) -> Read:
    """Part a document into sections, and its lines into what is spoken and what isn't."""
    reader = _Reader(lexicon)
    blocks = _plain_where_all_is_bold(document.blocks)
    first = next((i for i, b in enumerate(blocks) if b.form is not Form.BLANK), 0)
    for i, block in enumerate(blocks):
        before = blocks[i - 1] if i else None
        heading = heading_of(block, lexicon, alone=_is_alone(block, before))
        if i == first and _is_title(block, heading, blocks[i + 1 :], lexicon):
            reader.title = " ".join((heading.text if heading else block.text).split())
            reader.remark(Kind.TITLE, block.place, block.text, reader.title)
        else:
            reader.read(block, heading)
    reader.end_section()
    return Read(reader.title, tuple(reader.sections), tuple(reader.remarks))


def _plain_where_all_is_bold(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Take bold letters and capitals for nothing where most of the text has them."""
    said = [block for block in blocks if block.form is not Form.BLANK]
    bold = [block for block in said if block.form is Form.BOLD]
    if len(bold) * 2 <= len(said):
        return blocks
    return tuple(
        replace(block, form=Form.TEXT) if block.form is Form.BOLD else block
        for block in blocks
    )


def _is_alone(block: Block, before: Block | None) -> bool:
    """Tell whether a line stands by itself, as a heading does."""
    if before is None or before.form is not Form.TEXT:
        return True
    ended = before.text.rstrip().endswith((".", "!", "?", "…", ")", "]", "”", '"'))
    return block.place.unit is Unit.PARAGRAPH and ended


def _is_title(
    block: Block, heading: Heading | None, later: tuple[Block, ...], lexicon: Lexicon
) -> bool:
    """Tell whether the first block is the title of all."""
    opens = heading is not None and heading.part in _FIRST
    if block.form is Form.HEADING:
        follows = next((b.form for b in later if b.form is not Form.BLANK), None)
        same = any(b.form is Form.HEADING and b.level <= block.level for b in later)
        return block.level == 0 or follows is Form.HEADING or not (same or opens)
    if block.form is Form.BOLD or opens:
        return not opens
    short = len(block.text.split()) <= _OPENING and is_spoken(block.text, lexicon)
    ended = block.text.rstrip().endswith((".", "!", "?", "…", ":", ",", "—", ")", "]"))
    by_itself = block.place.unit is Unit.PARAGRAPH or (
        bool(later) and later[0].form is not Form.TEXT
    )
    return bool(later) and short and by_itself and not ended


@dataclass
class _Reader:
    """Where the reading of the sections stands."""

    lexicon: Lexicon
    title: str = ""
    sections: list[Section] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    open: Section | None = None
    sayings: list[Saying] = field(default_factory=list)
    words: int = 0
    """Words that are spoken in the open section."""
    unspoken: int | None = None
    """Level of the heading under which nothing is spoken; None outside of it."""

    def remark(self, kind: Kind, place: Place, words: str, became: str = "") -> None:
        self.remarks.append(Remark(kind, place, words, became))

    def read(self, block: Block, heading: Heading | None) -> None:
        if block.form is Form.BLANK:
            if self.sayings and not self.unspoken:
                self.sayings.append(Rest(Quiet("", None), block.place))
            return
        if heading:
            self.begin(block, heading)
            if heading.rest:
                self.say(_headed(heading), block.place)
            return
        if self.unspoken is not None or self.is_byline(block.text):
            self.sayings.append(Note(block.text, block.place))
            self.remark(Kind.SECTION, block.place, block.text)
            return
        regions: frozenset[Region] = frozenset()
        if block.form is Form.ITEM:
            opening = next(sentences(block.text, self.lexicon), "")
            regions = regions_of(opening, self.lexicon)
        headed = self.open is not None and self.open.heading and not self.open.regions
        if regions:
            self.end_section()
            self.open = Section(block.place, None, regions)
            named = ", ".join(sorted(regions))
            self.remark(Kind.GROUP, block.place, opening, named)
        elif self.words >= WINDOW and not headed:
            self.end_section()
        self.say(block.text, block.place)

    def is_byline(self, text: str) -> bool:
        """Tell whether a line straight below the title says whose script it is."""
        return bool(
            self.title
            and not (self.open or self.sections or self.words)
            and len(text.split()) <= _BYLINE
            and self.lexicon.byline.match(text)
            and not self.lexicon.listener.search(text)
        )

    def begin(self, block: Block, heading: Heading) -> None:
        """Begin a section under a heading."""
        if self.unspoken is not None and heading.level > self.unspoken:
            self.sayings.append(Note(heading.text, block.place))
            self.remark(Kind.SECTION, block.place, heading.text)
            return
        self.end_section()
        self.unspoken = None
        if heading.unspoken:
            self.unspoken = heading.level
            self.remark(Kind.SECTION, block.place, heading.text)
            self.sayings.append(Note(heading.text, block.place))
            self.open = Section(block.place)
            return
        self.open = Section(block.place, heading, heading.regions)

    def end_section(self) -> None:
        if self.open or self.sayings:
            place = self.sayings[0].place if self.sayings else Place()
            section = self.open or Section(place)
            self.sections.append(replace(section, sayings=tuple(self.sayings)))
        self.open, self.sayings, self.words = None, [], 0

    # -- What is said ------------------------------------------------------------------

    def say(self, text: str, place: Place) -> None:
        if label := self.lexicon.label.match(text):
            self.remark(Kind.SPEAKER, place, label[0].strip())
            text = text[label.end() :]
            if not label["spoken"]:
                self.sayings.append(Note(text, place))
                self.remark(Kind.DIRECTION, place, text)
                return
        said = ""
        for chunk in _chunks(text):
            for piece in pieces(chunk, self.lexicon):
                match piece:
                    case Words(words, aside):
                        if aside:
                            self.remark(Kind.ASIDE, place, words)
                        said += words
                    case Direction(words):
                        said += " "
                        self.remark(Kind.DIRECTION, place, words)
                        self.sayings.append(Note(words, place))
                    case Quiet():
                        self.speak(said, place)
                        said = ""
                        self.rest(piece, place)
        self.speak(said, place)

    def speak(self, said: str, place: Place) -> None:
        if end := _LEFT_OVER.match(said):
            self.close(end["stop"])
            said = said[end.end() :]
        said = _GAP.sub("", said)
        for sentence in sentences(said, self.lexicon):
            if re.search(r"\w", sentence):
                self.words += len(sentence.split())
                safe = speakable(sentence)
                if safe != sentence:
                    self.remark(Kind.SIGN, place, sentence, safe)
                self.sayings.append(Sentence(safe, place))

    def close(self, stop: str) -> None:
        """Give the sentence before a mark the full stop that stood behind the mark."""
        for i in range(len(self.sayings) - 1, -1, -1):
            before = self.sayings[i]
            if isinstance(before, Sentence):
                if before.text[-1].isalnum():
                    self.sayings[i] = replace(before, text=before.text + stop)
                return

    def rest(self, quiet: Quiet, place: Place) -> None:
        self.sayings.append(Rest(quiet, place))
        kind = Kind.CUT if quiet.asked else Kind.PAUSE
        self.remark(kind, place, quiet.words, quiet.value)


def _headed(heading: Heading) -> str:
    """Return what is said of a line with a label: of a group of muscles its name, too."""
    named = heading.regions and not heading.unspoken
    return f"{heading.title}: {heading.rest}" if named else heading.rest


def speakable(text: str) -> str:
    """Take away signs that would be syntax in a script; they are never words."""
    safe = text.replace("{", "(").replace("}", ")").replace("<!--", " ")
    return re.sub(r"^[\s#\[\]•*|>-]+(?=\S)", "", safe)


def _chunks(text: str) -> Iterator[str]:
    """Part a very long text at the ends of sentences, or else at spaces."""
    while len(text) > _CHUNK:
        ends = [text.rfind(sign, 0, _CHUNK) for sign in (". ", ") ", "] ", "… ")]
        end = max(ends) + 1 or text.rfind(" ", 0, _CHUNK) + 1 or _CHUNK
        yield text[:end]
        text = text[end:]
    yield text
