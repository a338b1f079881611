"""From a recipe to a script: own words filled in, every line with its delivery."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from unclench.composer.choose import spoken, text_hash
from unclench.composer.quiet import Quiet
from unclench.composer.recipe import Recipe
from unclench.composer.safety import hold_to_limits
from unclench.composer.script import Element, Paced, Phased, Said, Script, Segment
from unclench.content import (
    Breaths,
    Item,
    Library,
    Line,
    Passage,
    Pause,
    Phrase,
    Turn,
    slots,
)
from unclench.vocabulary import Delivery, Part, Utterance
from unclench.vocabulary.method import VOICE, Bounds, rate_of


class ChangedLibrary(ValueError):  # noqa: N818 - reads as what it says: a changed library
    """The passages of a recipe are not the ones it was made from."""

    def __init__(self) -> None:
        super().__init__(
            "The scripts have changed since this session was chosen. Choose it again."
        )


def write(recipe: Recipe, library: Library) -> Script:
    """Write the script of a session.

    Parameters
    ----------
    recipe
        The session chosen.
    library
        The library it was chosen from.

    Returns
    -------
    Script
        All that may be said, optional passages included; `timeline.fit` decides which
        of them there is time for.

    Raises
    ------
    NotInLanguage
        If the practice is not there in the recipe's language any more.
    ChangedLibrary
        If a passage is missing or worded otherwise than when the recipe was made.
    Unsafe
        If a passage is not within the recipe's limits.
    """
    library = spoken(recipe.technique, library, recipe.language)
    shelf = library.passages(recipe.language)
    if not {*recipe.passages, *recipe.choices} <= shelf.keys():
        raise ChangedLibrary
    passages = [shelf[name] for name in recipe.passages]
    choices = [shelf[name] for name in recipe.choices]
    if text_hash([*passages, *choices]) != recipe.text:
        raise ChangedLibrary
    hold_to_limits(
        [*passages, *choices],
        frozenset(recipe.limits),
        frozenset(recipe.avoid),
        recipe.groups,
    )
    technique = library.technique(recipe.technique)
    places = library.movements if technique.ladder else library.scenes
    scene = places.get(recipe.scene)
    names = dict(library.part_names.get(recipe.language, {}))
    if scene:
        names[Part.SCENE] = scene.name
    return Script(
        title=f"{technique.name}: {scene.name}" if scene else technique.name,
        language=recipe.language,
        ending=recipe.ending,
        segments=tuple(_segments(passages, recipe)),
        choices=tuple(_segments(choices, recipe)),
        chapters=tuple(names.items()),
    )


def _segments(passages: Iterable[Passage], recipe: Recipe) -> Iterator[Segment]:
    """Make passages ready to be spoken; those left without words fall out."""
    own, instead = dict(recipe.own), dict(recipe.instead)
    turns = {name: number for number, name in enumerate(recipe.order, start=1)}
    ready = [
        (passage, tuple(_worded(_swapped(passage.items, instead), own)))
        for passage in passages
    ]
    speaker = _Speaker.of(ready, recipe)
    for passage, items in ready:
        elements = tuple(speaker.elements(passage.part, items))
        if any(not isinstance(element, Bounds) for element in elements):
            yield Segment(passage.part, passage.id, elements, turns.get(passage.id, 0))


def _swapped(items: Iterable[Item], instead: Mapping[str, str]) -> Iterator[Item]:
    """Put substitutes in the place of the lines they stand for."""
    for item in items:
        if isinstance(item, Line) and item.id in instead:
            yield next(o for o in item.others if o.id == instead[item.id])
        elif isinstance(item, Breaths):
            yield replace(
                item,
                turns=tuple(
                    Turn(*(p and _unless(p, instead) for p in (t.inwards, t.outwards)))
                    for t in item.turns
                ),
            )
        else:
            yield item


def _unless(phrase: Phrase, instead: Mapping[str, str]) -> Phrase | None:
    return None if phrase.id in instead else phrase


def _worded(items: Iterable[Item], own: Mapping[str, str]) -> Iterator[Item]:
    """Fill own words in; a line whose word is missing takes its pause with it."""
    dropped = False
    for item in items:
        if isinstance(item, Line):
            text = slots.filled(item.text, own)
            dropped = text is None
            if text is not None:
                yield Line(text, item.id, item.row)
        elif isinstance(item, Breaths):
            dropped = False
            yield item
        elif not dropped:
            yield item


@dataclass
class _Speaker:
    """Gives each line its delivery, by its part and the third of that part it is in."""

    recipe: Recipe
    quiet: Quiet
    totals: Counter[Part]
    """Lines of each part in the full script."""
    said: Counter[Part]
    """Lines of each part so far."""

    @classmethod
    def of(
        cls, ready: Iterable[tuple[Passage, tuple[Item, ...]]], recipe: Recipe
    ) -> "_Speaker":
        totals: Counter[Part] = Counter()
        for passage, items in ready:
            totals[passage.part] += sum(
                isinstance(item, Line | Breaths) for item in items
            )
        quiet = Quiet(
            recipe.tone,
            frozenset(recipe.limits),
            recipe.breath,
            recipe.movement_seconds,
        )
        return cls(recipe, quiet, totals, Counter())

    def delivery(self, part: Part) -> Delivery:
        """Return how the next line of a part is said."""
        third = min(2, 3 * self.said[part] // max(1, self.totals[part]))
        self.said[part] += 1
        ramp = VOICE[part]
        rate = rate_of(ramp.rates[third], self.recipe.pace, self.recipe.language)
        return Delivery(rate, ramp.levels[third], ramp.pitches[third])

    def elements(self, part: Part, items: tuple[Item, ...]) -> Iterator[Element]:
        """Turn a passage's items into speech, breath and the pauses between them."""
        usual = self.quiet.usual(part)
        for i, item in enumerate(items):
            match item:
                case Pause(length):
                    yield self.quiet.of(length, part)
                    continue
                case Line(text, name):
                    yield Said(name, self.utterance(text, self.delivery(part)))
                case Breaths():
                    yield from self.breaths(item, self.delivery(part), usual)
            if not isinstance(items[i + 1] if items[i + 1 :] else None, Pause):
                yield usual

    def breaths(
        self, breaths: Breaths, delivery: Delivery, usual: Bounds
    ) -> Iterator[Element]:
        """Pace the breath, or say its phrases once without a beat."""
        if self.recipe.breath:
            turns = (breaths.turns[i % len(breaths.turns)] for i in range(breaths.count))
            phases = tuple(
                (
                    self.phased(turn.inwards, delivery),
                    self.phased(turn.outwards, delivery),
                )
                for turn in turns
            )
            yield Paced(self.recipe.breath, phases)
            return
        phrases = [phrase for turn in breaths.turns for phrase in _phrases(turn)]
        for i, phrase in enumerate(phrases):
            if i:
                yield usual
            yield Said(phrase.id, self.utterance(phrase.long, delivery))

    def phased(self, phrase: Phrase | None, delivery: Delivery) -> Phased | None:
        if phrase is None:
            return None
        short = self.utterance(phrase.short, delivery) if phrase.short else None
        return Phased(phrase.id, self.utterance(phrase.long, delivery), short)

    def utterance(self, text: str, delivery: Delivery) -> Utterance:
        return Utterance(text, self.recipe.language, delivery)


def _phrases(turn: Turn) -> tuple[Phrase, ...]:
    return tuple(phrase for phrase in (turn.inwards, turn.outwards) if phrase)
