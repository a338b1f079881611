"""Rules about what a session says over its whole length (``method.md`` 4.2)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from unclench.content.review.coach import Looker
from unclench.content.review.fault import Fault
from unclench.content.review.finding import Level
from unclench.content.review.heard import AsHeard, Stretch
from unclench.content.review.phrase import Phrase
from unclench.content.review.place import Places
from unclench.content.review.sentence import Sentence
from unclench.vocabulary import Part
from unclench.vocabulary.method import COMING_AND_GOING, PERMISSIVE_EVERY

OFFERED = (
    Part.BREATH,
    Part.INDUCTION,
    Part.DEEPEN,
    Part.SCENE,
    Part.SUGGESTION,
    Part.MOVEMENT,
    Part.ANCHOR,
)
"""Parts in which something is offered (method.md 1.1, 2 to 7)."""


def saying(lines: Iterable[Stretch], looker: Looker, name: str) -> Iterator[Stretch]:
    """Yield the lines that say something of a list of the coach's."""
    pattern = _pattern(looker.lists.get(name, ()))
    for line in lines:
        if pattern and pattern.search(line.text):
            yield line


def offering(sentences: Sequence[Sentence], looker: Looker) -> Iterator[Fault]:
    """L11: enough of what is said is offered, in all and in each part of some length."""
    pattern = _pattern(looker.lists.get("offering", ()))
    if pattern is None:
        return
    words: dict[Part, int] = defaultdict(int)
    offers: dict[Part, int] = defaultdict(int)
    for sentence in sentences:
        if sentence.part and not sentence.breath:
            words[sentence.part] += len(sentence.words)
            offers[sentence.part] += len(pattern.findall(sentence.text))
    every = sum(words.values()) / max(1, sum(offers.values()))
    if every > PERMISSIVE_EVERY:
        told = {"words": f"{every:.0f}", "most": f"{PERMISSIVE_EVERY}"}
        yield Fault("L11-few", Level.WARNING, told=told)
    for part in OFFERED:
        if words[part] >= PERMISSIVE_EVERY and not offers[part]:
            yield Fault("L11-part", Level.WARNING, told={"part": part})


def driving(heard: AsHeard, looker: Looker) -> Iterator[Fault]:
    """L31: the safety line says that this is not for driving."""
    safety = (line for line in heard.speech if line.part is Part.SAFETY)
    if "driving" in looker.lists and not any(saying(safety, looker, "driving")):
        yield Fault("L31-driving")


def avoided(heard: AsHeard, places: Places) -> Iterator[Fault]:
    """L30: nothing is said that the listener asked to leave out.

    Where muscles are only let go of (``effort=release``) an avoided region may be
    named: it is passed over lightly (``method.md`` 2.1, R2).
    """
    for line in heard.speech:
        if line.line in heard.unwanted:
            yield Fault("L30-unwanted", at=line)
        place = places.by_line.get(line.line)
        if place is None or line.part in COMING_AND_GOING or place.passage.tags.effort:
            continue
        for region in sorted(place.passage.tags.region & heard.recipe.avoid):
            yield Fault("L30-avoided", at=line, told={"region": region})


def own_words(heard: AsHeard) -> Iterator[Fault]:
    """L21: of the words that the person gave, at least one is heard."""
    own = [word for _, word in heard.recipe.own if word]
    if own and not any(word in line.text for line in heard.speech for word in own):
        yield Fault("L21-own", Level.WARNING)


@lru_cache(maxsize=64)
def _pattern(phrases: tuple[Phrase, ...]) -> re.Pattern[str] | None:
    """Put the phrases of a list into one pattern; None for none."""
    found = "|".join(phrase.source for phrase in phrases)
    return re.compile(found, re.IGNORECASE) if found else None
