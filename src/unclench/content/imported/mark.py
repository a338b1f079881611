"""What stands between the words: pauses, stage directions, signs of layout."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from unclench.content.imported.lexicon import Lexicon, PauseWords
from unclench.content.model import PauseClass
from unclench.vocabulary.method import FOUR_SIX, LONGEST_PAUSE

_MOST_WORDS = 12
"""Words in a pause mark at most."""
_MOST_STRAY = 2
"""Words of no pause in a mark that still is one."""

_BRACKETS = (
    r"\((?P<round>(?:[^()]|\([^()]*\))*)\)|\[(?P<square>[^\[\]]*)\]|<(?P<angle>[^<>]*)>"
    r"|\{(?P<curly>[^{}]*)\}|(?<![\w*])\*{1,3}(?P<star>[^*\s](?:[^*]*[^*\s])?)\*{1,3}(?!\w)"
    r"|(?<![\w_])_{1,3}(?P<under>[^_\s](?:[^_]*[^_\s])?)_{1,3}(?!\w)"
    r"|[(\[<{](?P<open>[^()\[\]<>{}]*)$"
)
_ELLIPSIS = r"(?P<dots>\.{3,}|(?:\.\s){2,}\.|…+)"
_DASH = r"(?P<dash>(?:[—–―]|--+)+)\s*$"
_MARK = re.compile(f"{_BRACKETS}|{_ELLIPSIS}|{_DASH}")


@dataclass(frozen=True, slots=True)
class Quiet:
    """A pause as a script has it."""

    value: str
    """What is written behind ``pause:``."""
    seconds: float | None
    """None for one named by its class."""
    words: str = ""
    """The mark in the document; empty for an empty line."""
    asked: float | None = None
    """Seconds asked for, where that was more than a pause may last."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words that are spoken."""

    text: str
    aside: bool = False
    """Whether they stood in brackets."""


@dataclass(frozen=True, slots=True)
class Direction:
    """Words for whoever reads aloud."""

    text: str


type Piece = Words | Quiet | Direction

SOFT = PauseClass.SENTENCE
"""The pause of dots within a sentence."""
FULL = PauseClass.CUE
"""The pause of dots or a dash at the end of one."""


def in_seconds(seconds: float, words: str = "") -> Quiet:
    """Return a pause of so many seconds, or the longest there may be."""
    kept = min(seconds, LONGEST_PAUSE)
    asked = seconds if seconds > kept else None
    return Quiet(f"{kept:g} s", kept, words, asked)


def pieces(text: str, lexicon: Lexicon) -> Iterator[Piece]:
    """Part a stretch of text into what is spoken and what is not."""
    if alone := _alone(text, lexicon):
        yield alone
        return
    at = 0
    for match in _MARK.finditer(text):
        yield from _loud(text[at : match.start()], lexicon)
        yield from _marked(match, text, lexicon)
        at = match.end()
    yield from _loud(text[at:], lexicon)


def is_spoken(text: str, lexicon: Lexicon) -> bool:
    """Tell whether anything is left to say besides pauses and directions."""
    found = (piece for piece in pieces(text, lexicon) if isinstance(piece, Words))
    return any(re.search(r"\w", piece.text) for piece in found)


def _alone(text: str, lexicon: Lexicon) -> Quiet | None:
    """Read a line that is a pause without any bracket."""
    bare = text.strip(" -–—.*_:~#")
    if not lexicon.pauses.alone.search(bare) or _stray(bare, lexicon.pauses):
        return None
    quiet = pause(bare, lexicon)
    return quiet and replace(quiet, words=text.strip())


def _marked(match: re.Match[str], text: str, lexicon: Lexicon) -> Iterator[Piece]:
    kind = match.lastgroup
    before, after = text[: match.start()].rstrip(), text[match.end() :].lstrip()
    if kind == "dots":
        within = after[:1].islower()
        if before:
            yield Words("…")
        yield Quiet(SOFT if within else FULL, None, match[0])
        return
    if kind == "dash":
        yield Quiet(FULL, None, match["dash"])
        return
    inside = match[kind or 0].strip()
    if quiet := pause(inside, lexicon):
        yield replace(quiet, words=match[0].strip())
        if len(_stray(inside, lexicon.pauses)) > _MOST_STRAY:
            yield Direction(inside)
    elif kind in {"star", "under"}:
        yield from pieces(inside, lexicon)
    elif kind == "open":
        yield Words(" ")
        yield from pieces(inside, lexicon)
    elif kind == "round" and _is_aside(inside, before, after, lexicon):
        yield Words(match[0], aside=True)
    elif inside:
        yield Direction(inside)


def _loud(text: str, lexicon: Lexicon) -> Iterator[Piece]:
    """Find pauses in capitals where the rest is not."""
    if text.upper() == text:
        yield Words(text)
        return
    at = 0
    for match in lexicon.pauses.loud.finditer(text):
        if quiet := pause(match[0], lexicon):
            yield Words(text[at : match.start()])
            yield replace(quiet, words=match[0])
            at = match.end()
    yield Words(text[at:])


def _is_aside(inside: str, before: str, after: str, lexicon: Lexicon) -> bool:
    """Tell whether words in round brackets are for the listener.

    Within a sentence they are, and alone if they speak to the listener, unless they
    begin as a direction does.
    """
    if not re.search(r"\w", inside) or lexicon.direction.match(inside):
        return False
    ended = not before or before.endswith((".", "!", "?", "…", ":", ")", "]", "”", '"'))
    within = not ended or after[:1].islower()
    return within or lexicon.listener.search(inside) is not None


def pause(text: str, lexicon: Lexicon) -> Quiet | None:
    """Read a pause mark without its brackets; None when it is none."""
    words = lexicon.pauses
    told = re.findall(r"\w+", text)
    if not 0 < len(told) <= _MOST_WORDS:
        return None
    few = len(_stray(text, words)) <= _MOST_STRAY and not lexicon.listener.search(text)
    named = words.pause.search(text) and (few or words.known.match(text))
    timed = few and any(match["unit"] for match in words.length.finditer(text))
    if not named and not timed:
        return None
    seconds = _seconds(text, words)
    if words.breaths.search(text) and seconds in {None, FOUR_SIX.seconds}:
        return Quiet(PauseClass.BREATH, None)
    if seconds:
        return in_seconds(seconds)
    if words.short.search(text):
        return Quiet(PauseClass.CUE, None)
    return Quiet(PauseClass.DWELL if words.long.search(text) else PauseClass.SENSE, None)


def _stray(text: str, words: PauseWords) -> list[str]:
    told: list[str] = re.findall(r"\w+(?:['’]\w+)?", text)
    return [word for word in told if not words.known.fullmatch(word)]


def _seconds(text: str, words: PauseWords) -> float | None:
    """Return how long a pause is to be; the middle where two numbers are named."""
    total = 0.0
    for match in words.length.finditer(text):
        unit = match["unit"]
        if not unit and not match["one"][0].isdigit():
            continue
        ends = [_number(n, words) for n in (match["one"], match["two"]) if n]
        of = 1.0
        if unit and words.minutes.fullmatch(unit):
            of = 60.0
        elif unit and words.breaths.fullmatch(unit):
            of = FOUR_SIX.seconds
        total += sum(ends) / len(ends) * of
    return total or None


def _number(told: str, words: PauseWords) -> float:
    return words.numbers.get(told.lower()) or float(told.replace(",", "."))
