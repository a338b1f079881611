"""Which part of a session each section of a document is."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from unclench.content.imported.heading import part_of
from unclench.content.imported.lexicon import Lexicon
from unclench.content.imported.remark import Kind, Place, Remark
from unclench.content.imported.section import Section
from unclench.vocabulary import Part

ENDS = (Part.RETURN, Part.FADE)
"""How a session closes; one of them comes last."""
AROUND = (Part.SAFETY, *ENDS, Part.SETTLE, Part.BREATH, Part.ANCHOR)
"""Parts around what a session is about; one of another kind has to be there."""
EVIDENCE = 2
"""Words of a part by which a section without a heading is taken for it."""
TWICE = 2
"""How many times stronger another part has to be than settling, at the beginning."""
_OPENING = 5
"""Words by which a section without a heading is told."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A section, and the part it belongs to."""

    section: Section
    part: Part
    sure: bool = False
    """Whether its heading says so."""


@dataclass(frozen=True, slots=True)
class Arranged:
    """The sections in the document's order, each part in one piece."""

    placed: tuple[Placed, ...]
    parts: tuple[Part, ...]
    """The arc: safety first, then as the document has them, then the end."""
    remarks: tuple[Remark, ...]


def arrange(sections: Sequence[Section], title: str, lexicon: Lexicon) -> Arranged:
    """Guess the part of each section and bring the parts in one piece each.

    Parameters
    ----------
    sections
        In the document's order.
    title
        Of all; it tells what the document is about where nothing else does.
    lexicon
        The words of its language.
    """
    guessed = _guessed(sections, lexicon)
    safe = _without_false_safety(guessed, lexicon)
    ended = _ended_once(safe)
    whole, stayed = _in_one_piece(ended)
    hearty = _with_heart(whole, part_of(title, lexicon))
    told = [*_told(hearty), *stayed]
    own = list(dict.fromkeys(each.part for each in hearty if each.section.is_said))
    end = Part.FADE if Part.FADE in own else Part.RETURN
    borrowed = [part for part in (Part.SAFETY, end) if part not in own]
    told += [Remark(Kind.BORROWED, Place(), became=part) for part in borrowed]
    between = [part for part in own if part not in {Part.SAFETY, end}]
    return Arranged(hearty, (Part.SAFETY, *between, end), tuple(told))


def _guessed(sections: Sequence[Section], lexicon: Lexicon) -> list[Placed]:
    """Guess each section by its heading, the heading above it, or its words."""
    found: list[Placed] = []
    above: tuple[int, Part] | None = None
    """Level and part of the last heading that named one."""
    for i, section in enumerate(sections):
        heading = section.heading
        now = found[-1].part if found else None
        if heading and heading.part:
            above = (heading.level, heading.part)
            found.append(Placed(section, heading.part, sure=True))
        elif above and (heading is None or heading.level > above[0]):
            found.append(Placed(section, above[1]))
        elif section.regions:
            found.append(Placed(section, Part.INDUCTION))
        else:
            last = i == len(sections) - 1
            part = _by_content(section.spoken, now, lexicon, last=last)
            found.append(Placed(section, part))
    return found


def _by_content(text: str, now: Part | None, lexicon: Lexicon, *, last: bool) -> Part:
    """Guess a part by what is said, and by where it is said."""
    scores = Counter(
        {part: len(found.findall(text)) for part, found in lexicon.content.items()}
    )
    for end in ENDS:
        if not last or scores[end] < EVIDENCE:
            del scores[end]
        else:
            return end
    del scores[Part.SAFETY]
    best = max(scores, key=lambda part: scores[part])
    if now is None:
        clear = scores[best] > max(EVIDENCE, TWICE * scores[Part.SETTLE])
        return best if clear else Part.SETTLE
    if scores[best] >= EVIDENCE and scores[best] > scores[now]:
        return best
    return now


def _without_false_safety(placed: list[Placed], lexicon: Lexicon) -> list[Placed]:
    """Let the frame's safety speak where the document's doesn't speak of driving."""
    said = lexicon.content[Part.SAFETY]

    def safe(i: int, each: Placed) -> bool:
        return i == 0 and said.search(each.section.spoken) is not None

    return [
        replace(each, part=Part.SETTLE, sure=False)
        if each.part is Part.SAFETY and not safe(i, each)
        else each
        for i, each in enumerate(placed)
    ]


def _ended_once(placed: list[Placed]) -> list[Placed]:
    """Leave one end, where the document closes; an earlier one is a part of the way."""
    ends = [i for i, each in enumerate(placed) if each.part in ENDS]
    if not ends:
        return placed
    last = ends[-1]
    after = sum(len(each.section.spoken.split()) for each in placed[last + 1 :])
    if after > len(placed[last].section.spoken.split()):
        last = len(placed)
    first = last
    while first > 0 and first - 1 in ends:
        first -= 1
    result: list[Placed] = []
    for i, each in enumerate(placed):
        if i >= first:
            result.append(replace(each, part=placed[first].part))
        elif each.part in ENDS:
            result.append(replace(each, part=_before(result)))
        else:
            result.append(each)
    return result


def _before(placed: Sequence[Placed]) -> Part:
    return placed[-1].part if placed else Part.SETTLE


def _in_one_piece(placed: list[Placed]) -> tuple[list[Placed], list[Remark]]:
    """Let a part go on where the next section belongs to one that was over."""
    seen: list[Part] = []
    result: list[Placed] = []
    stayed: list[Remark] = []
    for each in placed:
        part = each.part
        if part in seen and part is not seen[-1]:
            part = seen[-1]
            if each.section.heading and each.sure:
                place, words = each.section.place, each.section.heading.text
                stayed.append(Remark(Kind.STAYED, place, words, part))
        elif part not in seen and each.section.is_said:
            seen.append(part)
        result.append(replace(each, part=part, sure=each.sure and part is each.part))
    return result, stayed


def _with_heart(placed: list[Placed], about: Part | None) -> tuple[Placed, ...]:
    """Have one part that the session is about: the longest, where there is none."""
    said = [each for each in placed if each.section.is_said]
    if any(each.part not in AROUND for each in said):
        return tuple(placed)
    words: Counter[Part] = Counter()
    for each in said:
        words[each.part] += len(re.findall(r"\w+", each.section.spoken)) + 1
    inner = [part for part in words if part not in {Part.SAFETY, *ENDS}]
    longest = max(inner or words, key=lambda part: words[part])
    heart = Part.SUGGESTION if about is None or about in AROUND else about
    return tuple(
        replace(each, part=heart, sure=False) if each.part is longest else each
        for each in placed
    )


def _told(placed: Sequence[Placed]) -> list[Remark]:
    """Say of each heading, and of each part that has none, what it was taken for."""
    told: list[Remark] = []
    now: Part | None = None
    for each in placed:
        heading = each.section.heading
        if heading or each.part is not now:
            words = heading.text if heading else _opening(each.section)
            told.append(Remark(Kind.PART, each.section.place, words, each.part))
        if heading and each.section.regions:
            named = ", ".join(sorted(each.section.regions))
            told.append(Remark(Kind.GROUP, each.section.place, heading.text, named))
        now = each.part
    return told


def _opening(section: Section) -> str:
    """Return the words that a section without a heading begins with."""
    words = section.spoken.split()
    return " ".join(words[:_OPENING]) + " …" * (len(words) > _OPENING)
