"""Which phonemes belong to which words of a line, and what is written between them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from unclench.voice.espeak import Pronunciation

TIE = "^"
"""Joins the letters of one sound in the phonemes of a clause."""
_NOT_SAID = re.compile(r"[ˈˌ^ ]")
_TAIL = re.compile(r"\W*\Z")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Sounded:
    """A word as it is pronounced, or several that are spoken as one."""

    at: int
    """Offset in the text where it begins."""
    phonemes: str
    """In IPA, tied, with a blank behind it where the next word is spoken apart."""
    behind: str = ""
    """What is written between it and the next: blanks and marks."""


type Clause = tuple[Sounded, ...]


@dataclass(frozen=True, slots=True)
class Spelt:
    """What a model reads at once: phonemes and marks, one character each."""

    symbols: str
    words: tuple[tuple[int, int], ...]
    """(offset in the text, index in `symbols`) where each word begins."""


def clauses_of(text: str, heard: Pronunciation) -> tuple[Clause, ...]:
    """Tell which phonemes of each clause belong to which word of the text.

    The engine says how a clause sounds, and apart from that how its words do. The two
    may differ in stress: what a clause says holds, and the words divide it.
    """
    clauses, words = heard.clauses, heard.words
    if len(clauses) != len(words):
        clauses = (" ".join(clauses),)
        words = (tuple(word for clause in words for word in clause),)
    divided = [
        _divided(clause, said, text)
        for clause, said in zip(clauses, words, strict=True)
        if clause.strip()
    ]
    begins = [at for clause in divided for at, _ in clause]
    behind = _between(text, begins)
    return tuple(
        tuple(Sounded(at, said, next(behind)) for at, said in clause)
        for clause in divided
    )


def _between(text: str, begins: Sequence[int]) -> Iterator[str]:
    """Yield what is written behind each word, before the next one begins."""
    # To the engine, a dash that stands by itself is where the next word begins.
    firsts = [
        found.start() if (found := _WORD.search(text, at, following)) else at
        for at, following in pairwise([*begins, len(text)])
    ]
    for first, following in pairwise([*firsts, len(text)]):
        tail = _TAIL.search(text[first:following])
        yield tail[0] if tail else ""


def _divided(
    clause: str, words: Sequence[tuple[int, str]], text: str
) -> list[tuple[int, str]]:
    """Divide the phonemes of a clause among its words."""
    words = [(at, said) for at, said in words if _said(said)]
    if _said(clause) == "".join(_said(said) for _at, said in words):
        return list(_counted(clause, words))
    apart = re.findall(r"[^ ]+ *", clause)
    if len(apart) == len(words):
        return [(at, said) for (at, _), said in zip(words, apart, strict=True)]
    # It can't be told: the words that are written are spread over those that are spoken.
    first = words[0][0] if words else 0
    last = words[-1][0] if words else len(text)
    written = [found.start() for found in _WORD.finditer(text, first, last)] or [first]
    return [
        (written[n * len(written) // len(apart)], said) for n, said in enumerate(apart)
    ]


def _counted(clause: str, words: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Cut a clause where the phonemes of each word are used up."""
    start = 0
    for n, (at, said) in enumerate(words):
        end, left = start, len(_said(said))
        while left:
            left -= not _NOT_SAID.match(clause[end])
            end += 1
        while end < len(clause) and clause[end] == " ":
            end += 1
        yield at, clause[start : end if n + 1 < len(words) else len(clause)]
        start = end


def _said(phonemes: str) -> str:
    return _NOT_SAID.sub("", phonemes)
