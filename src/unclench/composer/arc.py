"""Which passages make up the arc of a session."""

import random
from collections import Counter
from collections.abc import Iterator

from unclench.composer.needs import Needs
from unclench.content import Breathing, Library, Passage, ScriptFile, Technique
from unclench.vocabulary import BreathPattern, Ending, History, Part, Posture


def arc(technique: Technique, ending: Ending) -> tuple[Part, ...]:
    """Return the technique's parts in order, with the ending asked for."""
    swapped = Part.FADE if ending is Ending.FADE else Part.RETURN
    return tuple(swapped if part is Part.RETURN else part for part in technique.parts)


def passages_for(
    part: Part, *, needs: Needs, posture: Posture, minutes: float, library: Library
) -> tuple[Passage, ...]:
    """Return the passages of a part that fit, from the nearest file that has the part.

    The scene's file comes before the technique's, and that before the frame.
    """
    for technique, scene in (
        (needs.technique, needs.scene),
        (needs.technique, ""),
        ("", ""),
    ):
        found = tuple(
            passage
            for script in _scripts(library, needs.language, technique, scene)
            for passage in script.passages
            if passage.part is part and _fits(passage, needs, posture, minutes)
        )
        if found:
            return found
    return ()


def _scripts(
    library: Library, language: str, technique: str, scene: str
) -> Iterator[ScriptFile]:
    for script in library.scripts:
        if (script.language, script.technique, script.scene) == (
            language,
            technique,
            scene,
        ):
            yield script


def _fits(passage: Passage, needs: Needs, posture: Posture, minutes: float) -> bool:
    tags = passage.tags
    natural = needs.breath is BreathPattern.NONE
    wanted = (
        (tags.posture, posture),
        (tags.moment, needs.moment),
        (tags.tone, needs.tone),
        (tags.sense, needs.sense),
        (tags.breath, Breathing.NATURAL if natural else Breathing.PACED),
    )
    in_length = tags.least_minutes <= minutes < tags.below_minutes
    return in_length and all(not allowed or asked in allowed for allowed, asked in wanted)


def picked(
    passages: tuple[Passage, ...], *, history: History, seed: int
) -> tuple[Passage, ...]:
    """Of passages that stand for each other, keep one: the least heard, else by seed."""
    heard = Counter(passage for past in history for passage in past.passages)
    taken: dict[str, Passage] = {}
    for passage in passages:
        name = passage.tags.pick
        if name and name not in taken:
            rivals = [p for p in passages if p.tags.pick == name]
            fewest = min(heard[p.id] for p in rivals)
            fresh = [p for p in rivals if heard[p.id] == fewest]
            taken[name] = random.Random(f"{seed}/{name}").choice(fresh)  # noqa: S311 - variety, not secrecy
    return tuple(p for p in passages if not p.tags.pick or taken[p.tags.pick] is p)
