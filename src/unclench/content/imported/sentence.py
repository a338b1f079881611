"""Splitting what is spoken into sentences."""

import re
from collections.abc import Iterator

from unclench.content.imported.lexicon import Lexicon

LONGEST = 400
"""Characters of a sentence from which it is parted at a comma or a space."""

_END = re.compile(r"(?P<stop>[.!?。]+)[\"”’»)\]]*(?P<space>\s+|(?=[A-ZÄÖÜ][a-zäöüß]))")
_LAST = re.compile(r"[^\s(\[“„«\"]*$")
_LONGEST_WORD = 30
"""Characters before a full stop in which an abbreviation is looked for."""
_INITIAL = re.compile(r"(?:\w\.)*\w")
_ORDINAL = re.compile(r"\d{1,2}")


def sentences(text: str, lexicon: Lexicon) -> Iterator[str]:
    """Yield the sentences of a text, each without the space around it."""
    rest = " ".join(text.split())
    begun = 0
    for match in _END.finditer(rest):
        if not _goes_on(match, rest, lexicon):
            yield from _parted(rest[begun : match.end()].strip())
            begun = match.end()
    yield from _parted(rest[begun:].strip())


def _goes_on(match: re.Match[str], text: str, lexicon: Lexicon) -> bool:
    """Tell whether a full stop is no end: of an abbreviation, an initial, a number."""
    if match["stop"] != ".":
        return False
    before = text[max(0, match.start() - _LONGEST_WORD) : match.start()]
    found = _LAST.search(before)
    last = found[0].lower() if found else ""
    if not match["space"] and not last.isalpha():
        return True
    initial = _INITIAL.fullmatch(last) is not None and not last.isdigit()
    ordinal = lexicon.ordinals and _ORDINAL.fullmatch(last) is not None
    return initial or ordinal or last in lexicon.abbreviations


def _parted(sentence: str) -> Iterator[str]:
    """Part what no voice would say in one go, at a comma, or else at a space."""
    while len(sentence) > LONGEST:
        comma = sentence.rfind(", ", LONGEST // 2, LONGEST)
        end = comma + 1 if comma > 0 else sentence.rfind(" ", 0, LONGEST)
        if end <= 0:
            end = LONGEST
        yield sentence[:end].strip()
        sentence = sentence[end:].strip()
    if sentence:
        yield sentence
