"""What spots amount to in their text: which of them are told, and how much they weigh."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from unclench.content.review.coach import Rule
from unclench.content.review.finding import Finding, Level
from unclench.content.review.sentence import Sentence
from unclench.content.review.spot import Spot
from unclench.vocabulary import Part
from unclench.vocabulary.method import (
    FUTURE_SHARE,
    HEARD_SENTENCE,
    PAIN_WORDS_MOST,
    PRESENT_SHARE,
    VAGUE_SHARE,
)

WARNINGS = frozenset(
    {"L08", "L09", "L10", "L16", "L22", "L25", "L33", "L35", "L36", "L37"}
)
"""Rules that leave it to the author (method.md 4.2)."""
REHEARSAL = "rehearse"
"""The technique in which a movement seen from outside is an error (L09)."""


@dataclass(frozen=True, slots=True)
class Whole:
    """The text that spots are weighed against."""

    sentences: Sequence[Sentence]
    technique: str = ""
    script: bool = False
    """Whether it has parts; a plain text is judged sentence by sentence."""


def told(spots: Iterable[Spot], whole: Whole) -> Iterator[Spot]:
    """Leave out what a script may have a little of (L08, L10, L22)."""
    found = list(spots)
    if not whole.script:
        yield from found
        return
    counted = [sentence for sentence in whole.sentences if not sentence.aside]
    words = sum(len(sentence.words) for sentence in counted)
    few = {
        "L08": _sentences(found, "L08") <= FUTURE_SHARE * len(counted),
        "L10": _count(found, "L10") <= VAGUE_SHARE * words,
        "L22": _sentences(found, "L22") <= (1 - PRESENT_SHARE) * len(counted),
    }
    for spot in found:
        promised = spot.rule == "L08" and spot.sentence.part is Part.SUGGESTION
        if promised or not few.get(spot.rule):
            yield spot


def weighed(
    spots: Sequence[Spot], rules: Mapping[str, Rule], whole: Whole, file: str
) -> Iterator[Finding]:
    """Make findings of spots."""
    many_pains = _count(spots, "L02") > PAIN_WORDS_MOST
    for spot in spots:
        mild = spot.mild or spot.rule in WARNINGS
        if spot.rule == "L02":
            mild = not many_pains
        elif spot.rule == "L09":
            mild = whole.technique != REHEARSAL
        yield Finding(
            file,
            spot.sentence.row,
            spot.sentence.column + spot.start,
            spot.rule,
            Level.WARNING if mild else Level.ERROR,
            spot.words,
            _why(spot, rules[spot.rule]),
            spot.instead,
        )


def _why(spot: Spot, rule: Rule) -> str:
    if spot.rule != "L25":
        return rule.why
    return rule.why.format(most=HEARD_SENTENCE, count=len(spot.sentence.words))


def _count(spots: Iterable[Spot], rule: str) -> int:
    return sum(spot.rule == rule and not spot.sentence.aside for spot in spots)


def _sentences(spots: Iterable[Spot], rule: str) -> int:
    return len(
        {
            (spot.sentence.row, spot.sentence.column)
            for spot in spots
            if spot.rule == rule and not spot.sentence.aside
        }
    )
