"""Which session: from what a person needs to a recipe."""

import hashlib
import random
from collections.abc import Iterable
from dataclasses import replace

from unclench.composer.arc import arc, passages_for, picked
from unclench.composer.needs import Needs
from unclench.composer.recipe import Recipe
from unclench.content import Library, Passage, Technique, slots, spell_passage
from unclench.vocabulary import BreathPattern, Ending, History, Moment, Part, Posture
from unclench.vocabulary.method import BREATH_RAMP, FOUR_SIX, SHORT, Breath
from unclench.vocabulary.nearest import UnknownName


class WrongLength(ValueError):  # noqa: N818 - reads as what it says: a wrong length
    """A technique can't be as short or as long as asked."""

    def __init__(self, technique: Technique, minutes: float, library: Library) -> None:
        self.technique = technique
        self.asked = minutes
        self.others = tuple(
            other
            for other in library.techniques.values()
            if other.suggested and other.minutes.least <= minutes <= other.minutes.most
        )
        bounds = technique.minutes
        short = minutes < bounds.least
        verb, bound = (
            ("needs at least", bounds.least) if short else ("takes at most", bounds.most)
        )
        told = f"{technique.name} {verb} {bound:g} minutes"
        if other := min(self.others, key=lambda t: (t.minutes.usual, t.id), default=None):
            told += f"; {other.name.lower()} takes {minutes:g}"
        super().__init__(told + ".")


class MissingPart(ValueError):  # noqa: N818 - reads as what it says: a missing part
    """No script has anything to say in a part that the session can't be without."""

    def __init__(self, part: Part, technique: Technique) -> None:
        self.part = part
        super().__init__(
            f"{technique.name} has no words for the part “{part}” here. "
            "Look at its script with: unclench pack check"
        )


def choose(
    needs: Needs, library: Library, history: History = (), seed: int = 1
) -> Recipe:
    """Decide everything about one session.

    Parameters
    ----------
    needs
        What the person asks for.
    library
        What can be said.
    history
        What was heard before: it slows the breath over the first sessions and
        lets passages come that have not been heard.
    seed
        Decides between things that are equally good.

    Raises
    ------
    UnknownName
        If the technique, scene, ambience, posture or own word is not in the library.
    WrongLength
        If the technique can't be as short or as long as asked.
    MissingPart
        If there is nothing to say in a part of the arc.
    """
    technique = library.technique(needs.technique)
    minutes = technique.minutes.usual if needs.minutes is None else needs.minutes
    if not technique.minutes.least <= minutes <= technique.minutes.most:
        raise WrongLength(technique, minutes, library)
    scene = _known("scene", needs.scene, technique.scenes)
    needs = replace(needs, scene=scene)
    posture = Posture(_known("posture", needs.posture or "", technique.postures))
    fade = needs.moment is Moment.SLEEP and Ending.FADE in technique.endings
    ending = Ending.FADE if fade else technique.endings[0]
    for name in needs.own:
        if name not in slots.NAMES:
            raise UnknownName("own word", name, slots.NAMES)

    def fitting(part: Part) -> tuple[Passage, ...]:
        found = passages_for(
            part, needs=needs, posture=posture, minutes=minutes, library=library
        )
        if not found:
            raise MissingPart(part, technique)
        return picked(found, history=history, seed=seed)

    passages = [passage for part in arc(technique, ending) for passage in fitting(part)]
    choices = list(fitting(Part.CHOICE)) if minutes >= SHORT else []
    random.Random(f"{seed}/choices").shuffle(choices)  # noqa: S311 - variety, not secrecy
    return Recipe(
        technique=technique.id,
        scene=scene,
        ambience=_ambience(needs, technique, library),
        seconds=round(minutes * 60),
        posture=posture,
        moment=needs.moment,
        tone=needs.tone,
        sense=needs.sense,
        ending=ending,
        breath=_breath(needs.breath, len(history)),
        breath_tone=needs.breath_tone and needs.breath is not BreathPattern.NONE,
        language=needs.language,
        voice=needs.voice,
        passages=tuple(passage.id for passage in passages),
        choices=tuple(passage.id for passage in choices),
        text=text_hash([*passages, *choices]),
        own=_own(needs, [*passages, *choices]),
        seed=seed,
    )


def text_hash(passages: Iterable[Passage]) -> str:
    """SHA-256 of passages as written, so that a changed word is another recipe."""
    text = "\n\n".join(spell_passage(passage) for passage in passages)
    return hashlib.sha256(text.encode()).hexdigest()


def _known(kind: str, name: str, known: tuple[str, ...]) -> str:
    """Return the name if it is known, the first known one if none is given."""
    if not name:
        return known[0] if known else ""
    if name not in known:
        raise UnknownName(kind, name, known)
    return name


def _ambience(needs: Needs, technique: Technique, library: Library) -> str:
    scene = library.scenes.get(needs.scene)
    name = needs.ambience or (scene.ambience if scene else technique.ambience)
    if name not in library.ambiences:
        raise UnknownName("ambience", name, library.ambiences)
    return name


def _breath(pattern: BreathPattern, heard: int) -> Breath | None:
    """Return the pace after so many sessions (``method.md`` 2.5)."""
    if pattern is BreathPattern.NONE:
        return None
    if pattern is BreathPattern.FOUR_SIX:
        return FOUR_SIX
    return next((breath for below, breath in BREATH_RAMP if heard < below), FOUR_SIX)


def _own(needs: Needs, passages: Iterable[Passage]) -> tuple[tuple[str, str], ...]:
    """Return the own words that are asked for and given, by name."""
    asked = {
        name
        for passage in passages
        for line in passage.lines
        for name in slots.asked(getattr(line, "text", "") or getattr(line, "long", ""))
    }
    given = {name: " ".join(word.split()) for name, word in needs.own.items()}
    return tuple(
        sorted((name, word) for name, word in given.items() if name in asked and word)
    )
