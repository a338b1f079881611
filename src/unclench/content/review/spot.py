"""Finding the words that a rule stops at, sentence by sentence."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from unclench.content.review.coach import Looker, Wording
from unclench.content.review.sentence import Sentence
from unclench.vocabulary import Part
from unclench.vocabulary.method import HEARD_SENTENCE

_OF_SAFETY = frozenset({"L03", "L04"})
"""What is looked for in the safety part (method.md 4.2: L03, L31 and L32, which is L03
and L04 where the app speaks of itself)."""

_LETTER = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Spot:
    """Words that a rule stops at, before they are weighed against the whole text."""

    rule: str
    sentence: Sentence
    start: int
    """Where the words begin in the sentence."""
    words: str
    instead: str
    mild: bool = False


def spots(sentences: Iterable[Sentence], looker: Looker) -> Iterator[Spot]:
    """Find everything that the rules stop at, in the order of the text."""
    for sentence in sentences:
        found = [*_worded(sentence, looker), *_long(sentence, looker)]
        found.sort(key=lambda spot: (spot.start, spot.rule))
        if sentence.part is Part.SAFETY:
            found = [spot for spot in found if spot.rule in _OF_SAFETY]
        yield from found


def _worded(sentence: Sentence, looker: Looker) -> Iterator[Spot]:
    """Spots of phrases; of those of one rule that overlap, the weightier, then first."""
    called = [*looker.triggers.of(sentence.words), *looker.always]
    by_rule: dict[str, list[tuple[bool, int, int, int, Wording]]] = {}
    for wording in called:
        if any(need.isdisjoint(sentence.forms) for need in wording.phrase.needs):
            continue
        for start, end in _places(wording, sentence.searched, looker):
            hit = (wording.say.mild, start, -end, wording.place, wording)
            by_rule.setdefault(wording.rule, []).append(hit)
    for rule, hits in by_rule.items():
        taken: list[tuple[int, int]] = []
        for mild, start, minus_end, _, wording in sorted(hits):
            if _put(taken, start, -minus_end):
                instead = wording.say.instead or looker.coach.rules[rule].instead
                words = sentence.text[start:-minus_end]
                yield Spot(rule, sentence, start, words, instead, mild)


def _put(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    """Put a stretch among others, in order; tell whether there was room for it."""
    at = bisect_left(taken, (start, end))
    if (at and taken[at - 1][1] > start) or (at < len(taken) and taken[at][0] < end):
        return False
    taken.insert(at, (start, end))
    return True


def _places(wording: Wording, text: str, looker: Looker) -> Sequence[tuple[int, int]]:
    """Where a phrase stands in a text, but for what its rule passes over."""
    found = [match.span() for match in wording.phrase.pattern.finditer(text)]
    if not found or (fine := looker.fine(wording)) is None:
        return found
    blanked = fine.sub(lambda passed: _LETTER.sub("x", passed[0]), text)
    if blanked == text:
        return found
    return [match.span() for match in wording.phrase.pattern.finditer(blanked)]


def _long(sentence: Sentence, looker: Looker) -> Iterator[Spot]:
    """A sentence with more words than one can hold."""
    count = len(sentence.words)
    if count > HEARD_SENTENCE and (rule := looker.coach.rules.get("L25")):
        yield Spot("L25", sentence, 0, sentence.text, rule.instead, mild=True)
