"""What a text is made of, to be seen at a glance: no score, and no grade."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from unclench.content.review.coach import Looker
from unclench.content.review.ease import grade
from unclench.content.review.sentence import Sentence
from unclench.content.slots import asked
from unclench.vocabulary import Sense

SLOT_SENSES = {
    "place.sight": Sense.VISION,
    "place.sound": Sense.SOUND,
    "place.smell": Sense.SMELL,
    "place.taste": Sense.TASTE,
    "place.touch": Sense.TOUCH,
    "place.feeling": Sense.EMOTION,
    "home.sight": Sense.VISION,
    "home.sound": Sense.SOUND,
    "home.smell": Sense.SMELL,
    "home.touch": Sense.TOUCH,
    "sound": Sense.SOUND,
    "texture": Sense.TOUCH,
    "comfort": Sense.TOUCH,
    "food": Sense.TASTE,
    "movement.clothes": Sense.TOUCH,
    "movement.feeling": Sense.EMOTION,
}
"""The sense that a person's own word speaks to, by its slot."""


@dataclass(frozen=True, slots=True)
class Picture:
    """The senses a text speaks to, how easy it reads, and how much of it is quiet."""

    senses: Mapping[Sense, int]
    """How often each sense is spoken to, all seven in order."""
    words: int
    sentences: int
    grade: float
    """Reading ease as the school grade that can follow it (Flesch-Kincaid in English)."""
    quiet: float | None
    """Share of the whole that is quiet at its usual pauses; None for a text without."""


def sensed(sentences: Iterable[Sentence], looker: Looker | None) -> Counter[Sense]:
    """Count the words that speak to each sense.

    A word counts once, for the first sense that knows it; an own word that is asked
    for counts for the sense that its slot names.
    """
    found: Counter[Sense] = Counter()
    for sentence in sentences:
        found.update(
            sense for name in asked(sentence.text) if (sense := SLOT_SENSES.get(name))
        )
        for word in sentence.words if looker else ():
            if looker and (senses := looker.senses.of([word])):
                found[min(senses, key=list(Sense).index)] += 1
    return found


def draw(
    sentences: Sequence[Sentence], looker: Looker | None, quiet: float | None
) -> Picture:
    """Draw the picture of what is spoken."""
    counted = sensed(sentences, looker)
    return Picture(
        senses={sense: counted[sense] for sense in Sense},
        words=sum(len(sentence.words) for sentence in sentences),
        sentences=len(sentences),
        grade=grade(sentences, looker.coach.grade) if looker else 0.0,
        quiet=quiet,
    )
