"""Which lines of a document are headings, and what they head."""

import re
from dataclasses import dataclass, replace

from unclench.content.imported.document import Block, Form
from unclench.content.imported.lexicon import Lexicon
from unclench.content.imported.mark import is_spoken
from unclench.vocabulary import Part, Region

LABEL_LEVEL = 7
"""Level of a heading that is one by its words: below all that Word and Markdown know."""
LONGEST = 10
"""Words of a heading in bold letters or capitals."""
_LONGEST_LABEL = 6
"""Words of a heading that is one by its words."""
_LETTERS = 4
"""Letters in capitals from which a line is a heading, so that “OK” is none."""

_STOP = re.compile(r"[.!?…,;]\s*$")
_LABEL = re.compile(r"(?P<label>[^:.!?…]{1,60}?)\s*[:.]\s*(?P<rest>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, and what it says of the words below it."""

    text: str
    """As it stands."""
    title: str
    """Without what only numbers it."""
    level: int
    part: Part | None = None
    """None when its words name none."""
    regions: frozenset[Region] = frozenset()
    unspoken: bool = False
    """Whether what is below is for the reader, not for the listener."""
    rest: str = ""
    """What follows in the same line and is no heading."""

    @property
    def means(self) -> bool:
        """Whether its words are those of a heading."""
        return bool(self.part or self.regions or self.unspoken)


def in_capitals(row: str) -> bool:
    """Tell whether a line is a heading by its capitals."""
    letters = [sign for sign in row if sign.isalpha()]
    short = len(letters) >= _LETTERS and len(row.split()) <= LONGEST
    return short and row.upper() == row and not re.search(r"[()\[\]<>]", row)


def heading_of(block: Block, lexicon: Lexicon, *, alone: bool) -> Heading | None:
    """Read a block as a heading; None when it is running text.

    Parameters
    ----------
    block
        The block.
    lexicon
        The words of its language.
    alone
        Whether it stands by itself, after an empty line or the end of a sentence.
    """
    text = block.text.strip().strip("*_").strip()
    if block.form is Form.CELL or not is_spoken(block.text, lexicon):
        return None
    words = len(text.split())
    if block.form is Form.HEADING:
        return _heading(text, block.level, lexicon)
    if block.form is Form.BOLD and words <= LONGEST and not text.endswith((".", "…")):
        return _heading(text, LABEL_LEVEL - 1, lexicon)
    return _by_words(text, block.form, lexicon, alone=alone)


def _by_words(text: str, form: Form, lexicon: Lexicon, *, alone: bool) -> Heading | None:
    counted = lexicon.counted.match(text)
    numbered = form is Form.ITEM or counted is not None
    if match := _LABEL.fullmatch(text[counted.end() if counted else 0 :]):
        label, rest = match["label"].strip(), match["rest"].strip()
        ended = ":" in match[0][len(match["label"]) :][:2]
        heading = _heading(label, LABEL_LEVEL, lexicon)
        if (
            len(label.split()) <= _LONGEST_LABEL
            and (ended or numbered)
            and (counted or heading.means)
            and not _speaks(label, lexicon)
        ):
            kept = text[: len(text) - len(match["rest"])].strip()
            return replace(heading, text=kept, rest=rest)
    if len(text.split()) > _LONGEST_LABEL or _STOP.search(text):
        return None
    heading = _heading(text, LABEL_LEVEL, lexicon)
    spelled = counted is not None and counted[0].strip()[0].isalpha()
    if spelled or (heading.means and (numbered or alone) and not _speaks(text, lexicon)):
        return heading
    return None


def _speaks(label: str, lexicon: Lexicon) -> bool:
    """Tell whether words speak to the listener, and so are no heading."""
    return any(
        pattern.search(label) is not None
        for pattern in (lexicon.listener, lexicon.inwards, lexicon.outwards)
    )


def _heading(text: str, level: int, lexicon: Lexicon) -> Heading:
    counted = lexicon.counted.match(text)
    title = text[counted.end() if counted else 0 :].strip(" :.–—-") or text
    part = part_of(title, lexicon)
    group = part in {None, Part.INDUCTION}
    regions = regions_of(title, lexicon) if group else frozenset()
    unspoken = lexicon.unspoken.match(title) is not None
    return Heading(text, title, level, part, regions, unspoken)


def part_of(title: str, lexicon: Lexicon) -> Part | None:
    """Return the part that a heading names, by its longest word, then by its first."""
    found = [
        (len(match[0]), -match.start(), part)
        for part, pattern in lexicon.headings.items()
        for match in pattern.finditer(title)
    ]
    return max(found, key=lambda each: each[:2])[2] if found else None


def regions_of(text: str, lexicon: Lexicon) -> frozenset[Region]:
    """Return the regions of the body that are named; “upper back” is not “back” too."""
    spans = [
        (match.start(), match.end(), region)
        for region, pattern in lexicon.regions.items()
        for match in pattern.finditer(text)
    ]
    return frozenset(
        region
        for start, end, region in spans
        if not any(
            (a <= start and end <= b) and (b - a) > (end - start) for a, b, _ in spans
        )
    )
