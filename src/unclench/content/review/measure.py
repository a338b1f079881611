"""Rules about a text as a whole: its senses, its things, its person, its ease."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from unclench.content.review.coach import Looker
from unclench.content.review.ease import grade
from unclench.content.review.finding import Finding, Level
from unclench.content.review.picture import sensed
from unclench.content.review.sentence import Sentence
from unclench.content.slots import asked
from unclench.vocabulary import Part, Sense
from unclench.vocabulary.method import (
    CLOSE_SENSES_LEAST,
    CONCRETE_SHARE,
    FEELINGS_FROM,
    FEELINGS_LEAST,
    GRADE_HARD,
    GRADE_TOO_HARD,
    MEAN_SENTENCE,
    REPEATED_MOST,
    REPEATED_WORDS,
    SENSED_SHARE,
    SENSES_LEAST,
    WHOLE_TEXT,
    YOU_SHARE,
)

IMAGE = frozenset({Part.SCENE, Part.SUGGESTION})
"""The parts that images live in (method.md 4.2: L18, L20)."""
UNADDRESSED = frozenset({Part.SAFETY, Part.CHOICE})
_CLOSE = (Sense.TOUCH, Sense.BODILY)


@dataclass(frozen=True, slots=True)
class Measured:
    """What a rule about a whole text found."""

    rule: str
    """As in the coach's file; what follows a hyphen is not told."""
    row: int
    error: bool
    values: Mapping[str, object]


def measured(
    sentences: Sequence[Sentence], looker: Looker, *, script: bool
) -> Iterator[Measured]:
    """Measure a text against the rules about the whole of one.

    Parameters
    ----------
    sentences
        What is spoken, without what only stands in for it.
    script
        Whether it has parts: then images are looked for where they belong.
    """
    image = [s for s in sentences if s.part in IMAGE] if script else sentences
    scene = [s for s in sentences if s.part is Part.SCENE] if script else sentences
    if _words(image) >= WHOLE_TEXT:
        yield from _of_image(image, looker)
    if _words(scene) >= WHOLE_TEXT:
        yield from _of_scene(scene, looker)
    if _words(sentences) >= WHOLE_TEXT:
        yield from _of_speech(sentences, looker, script=script)


def findings(
    found: Iterator[Measured], looker: Looker, file: str, *, script: bool
) -> Iterator[Finding]:
    """Word what was measured; in a plain text it is never more than a warning."""
    for one in found:
        if (rule := looker.coach.rules.get(one.rule)) is None:
            continue
        yield Finding(
            file,
            one.row if script else 0,
            1,
            one.rule.partition("-")[0],
            Level.ERROR if one.error and script else Level.WARNING,
            "",
            rule.why.format_map(one.values),
            rule.instead.format_map(one.values),
        )


def _of_image(image: Sequence[Sentence], looker: Looker) -> Iterator[Measured]:
    counts = sensed(image, looker)
    missing = [sense for sense in Sense if not counts[sense]]
    faint = [sense for sense in _CLOSE if counts[sense] < CLOSE_SENSES_LEAST]
    known = len(Sense) - len(missing)
    if known < SENSES_LEAST or faint:
        ways = [looker.coach.senses[sense].instead for sense in [*faint, *missing]]
        missed = "; ".join(dict.fromkeys(ways)).capitalize() + "."
        values = {"least": SENSES_LEAST, "count": known, "missing": missed}
        yield Measured("L18", image[0].row, error=True, values=values)
    feelings = {
        word
        for sentence in image
        for word in sentence.words
        if Sense.EMOTION in looker.senses.of([word])
    }
    felt = len(feelings) + sum("feeling" in n for s in image for n in asked(s.text))
    least = FEELINGS_LEAST if _words(image) >= FEELINGS_FROM else 1
    if felt < least:
        values = {"least": least, "count": felt}
        yield Measured("L20", image[0].row, error=True, values=values)


def _of_scene(scene: Sequence[Sentence], looker: Looker) -> Iterator[Measured]:
    words = _words(scene)
    for rule, least, count in (
        ("L19", SENSED_SHARE, sensed(scene, looker).total()),
        ("L21", CONCRETE_SHARE, _things(scene, looker)),
    ):
        if count < least * words:
            values = {"least": round(100 * least), "count": round(100 * count / words)}
            yield Measured(rule, scene[0].row, error=False, values=values)


def _of_speech(
    sentences: Sequence[Sentence], looker: Looker, *, script: bool
) -> Iterator[Measured]:
    spoken = [sentence for sentence in sentences if not sentence.breath]
    addressed = [s for s in spoken if s.part not in UNADDRESSED]
    to_you = sum(bool(looker.addressed.of(s.words)) for s in addressed)
    if to_you < YOU_SHARE * len(addressed):
        share = round(100 * to_you / len(addressed))
        yield Measured("L23-you", 0, error=False, values={"count": share})
    if not spoken:
        return
    hard = grade(spoken, looker.coach.grade)
    if hard > GRADE_HARD:
        name = looker.coach.grade.name
        told = {"count": f"{hard:.0f}", "formula": name}
        yield Measured("L24", 0, error=hard > GRADE_TOO_HARD, values=told)
    mean = _words(spoken) / len(spoken)
    if mean > MEAN_SENTENCE:
        lengths = {"most": f"{MEAN_SENTENCE}", "count": f"{mean:.1f}"}
        yield Measured("L25-mean", 0, error=False, values=lengths)
    if not script:
        yield from repeated(spoken)


def repeated(sentences: Sequence[Sentence]) -> Iterator[Measured]:
    """The same few words over and over; in scripts, whole sessions are asked for it."""
    runs = Counter(
        tuple(words[at : at + REPEATED_WORDS])
        for sentence in sentences
        for words in [sentence.words]
        for at in range(len(words) - REPEATED_WORDS + 1)
    )
    for run, count in runs.most_common(1):
        if count > REPEATED_MOST:
            values = {"count": count, "most": REPEATED_MOST, "words": " ".join(run)}
            yield Measured("L34", 0, error=False, values=values)


def _things(sentences: Sequence[Sentence], looker: Looker) -> int:
    """Things that can be seen or touched, the person's own among them."""
    named = sum(bool(looker.nouns.of([word])) for s in sentences for word in s.words)
    return named + sum(len(asked(sentence.text)) for sentence in sentences)


def _words(sentences: Sequence[Sentence]) -> int:
    return sum(len(sentence.words) for sentence in sentences)
