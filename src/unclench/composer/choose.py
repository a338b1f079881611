"""Which session: from what a person needs to a recipe."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from unclench.composer.arc import Casting, arc, heard_before
from unclench.composer.blocked import Blocklist, blocklist
from unclench.composer.estimate import AROUND, KEPT, Estimate, in_time, time_to_fill
from unclench.composer.needs import Needs
from unclench.composer.place import ambience_of, posture_of, scene_of
from unclench.composer.quiet import Quiet
from unclench.composer.recipe import Recipe
from unclench.composer.refused import (
    LIMIT_WHY,
    NotForNow,
    NothingLeft,
    TooFewMinutes,
    TooLong,
    WrongLength,
)
from unclench.composer.safety import Limits, limits_of, most_minutes, refusal
from unclench.content import Library, Line, Passage, Technique, slots, spell_passage
from unclench.vocabulary import (
    BreathPattern,
    Ending,
    Eyes,
    Groups,
    History,
    Limit,
    Moment,
    Part,
    Tone,
)
from unclench.vocabulary.method import (
    BREATH_RAMP,
    FOUR_SIX,
    GROUPS_LEAST,
    SHORT,
    STILL_RUNGS,
    Breath,
)
from unclench.vocabulary.nearest import UnknownName


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
        lets passages and scenes come that have not been heard.
    seed
        Decides between things that are equally good.

    Raises
    ------
    UnknownName
        If a name in the needs is not in the library.
    Refused
        If this can't be composed for this person; its subclasses say why.
    """
    technique = library.technique(needs.technique)
    for name in needs.own:
        if name not in slots.NAMES:
            raise UnknownName("own word", name, slots.NAMES)
    limits = limits_of(needs, library)
    if refused := refusal(technique, needs, library):
        raise refused
    if technique.eyes_open:
        limits |= {Limit.EYES_OPEN}
    minutes = _minutes(technique, needs, limits, library)
    scene = scene_of(technique, needs, library, history)
    posture = posture_of(technique, replace(needs, scene=scene), limits, library)
    blocked = blocklist(
        needs.blocked,
        library,
        needs.language,
        sense=needs.sense,
        posture=posture,
        limits=limits,
    )
    sleep = needs.moment is Moment.SLEEP and Ending.FADE in technique.endings
    ending = Ending.FADE if sleep else technique.endings[0]
    breath = _breath(needs.breath, len(history), limits)
    movement = library.movements.get(scene) if technique.ladder else None
    casting = Casting(
        library=library,
        technique=technique.id,
        scene=scene,
        language=needs.language,
        minutes=minutes,
        posture=posture,
        moment=needs.moment,
        tone=Tone.PLAIN if Limit.PLAIN in limits else needs.tone,
        needs=needs,
        natural=breath is None,
        groups=_groups(technique, needs, minutes, seed),
        rung=_rung(technique, needs, limits),
        limits=limits,
        blocked=blocked,
        heard=heard_before(history),
        seed=seed,
    )
    passages = _cast(technique, arc(technique, ending, limits), casting)
    choices = _choices(technique, casting) if minutes >= SHORT else ()
    seconds = needs.movement_seconds or (movement.seconds if movement else 0.0)
    quiet = Quiet(casting.tone, limits, breath, seconds)
    passages, order = in_time(
        passages,
        casting.turns(passages),
        Estimate(quiet, breath, needs.pace),
        time_to_fill(minutes, ending),
    )
    said = (*passages, *choices)
    return Recipe(
        technique=technique.id,
        scene=scene,
        ambience=ambience_of(needs, technique, scene, blocked, library),
        seconds=round(minutes * 60),
        posture=posture,
        moment=needs.moment,
        tone=casting.tone,
        pace=needs.pace,
        sense=needs.sense,
        eyes=Eyes.OPEN if Limit.EYES_OPEN in limits else Eyes.FREE,
        limits=tuple(sorted(limits)),
        avoid=tuple(sorted(needs.avoid)),
        groups=casting.groups,
        rung=casting.rung,
        movement_seconds=seconds,
        ending=ending,
        breath=breath,
        breath_tone=needs.breath_tone and breath is not None,
        language=needs.language,
        voice=needs.voice,
        passages=tuple(passage.id for passage in passages),
        order=tuple(passage.id for passage in order),
        choices=tuple(passage.id for passage in choices),
        instead=_instead(said, blocked),
        text=text_hash(said),
        own=_own(needs, said, blocked),
        seed=seed,
    )


def text_hash(passages: Iterable[Passage]) -> str:
    """SHA-256 of passages as written, so that a changed word is another recipe."""
    text = "\n\n".join(spell_passage(passage) for passage in passages)
    return hashlib.sha256(text.encode()).hexdigest()


def _minutes(
    technique: Technique, needs: Needs, limits: Limits, library: Library
) -> float:
    most = most_minutes(limits)
    bounds = technique.minutes
    if needs.minutes is None:
        wished = min(bounds.usual, needs.longest or bounds.usual, most)
        return max(wished, bounds.least)
    if not bounds.least <= needs.minutes <= bounds.most:
        raise WrongLength(technique, needs.minutes, library)
    if needs.minutes > most:
        raise TooLong(technique, most)
    return needs.minutes


def _groups(
    technique: Technique, needs: Needs, minutes: float, seed: int
) -> Groups | None:
    """Return how many groups of muscles there is time for, or as many as were asked."""
    if not technique.groups:
        return None
    if needs.groups is None:
        longest = max(least for least in GROUPS_LEAST.values() if least <= minutes)
        fitting = [groups for groups, least in GROUPS_LEAST.items() if least == longest]
        return fitting[seed % len(fitting)]
    if minutes < GROUPS_LEAST[needs.groups]:
        raise TooFewMinutes(needs.groups, GROUPS_LEAST[needs.groups])
    return needs.groups


def _rung(technique: Technique, needs: Needs, limits: Limits) -> int | None:
    """Return the rung to be on: the one asked for, if the limits let it."""
    if not technique.ladder:
        return None
    rung = needs.rung or 1
    if Limit.FIRST_RUNG in limits and rung > 1:
        why = "On a day like this the first rung is enough, if you want it at all."
        raise NotForNow(technique, None, why)
    if Limit.STILL in limits and rung > STILL_RUNGS:
        raise NotForNow(technique, None, LIMIT_WHY[Limit.STILL])
    return rung


def _cast(
    technique: Technique, parts: Sequence[Part], casting: Casting
) -> tuple[Passage, ...]:
    """Return the passages of all parts; a part about which nothing may be said is out."""
    by_part = {part: casting.passages(part) for part in parts}
    for part, passages in by_part.items():
        if part in KEPT and not passages:
            raise NothingLeft(technique, f"no words for the part “{part}” left")
    if not any(passages for part, passages in by_part.items() if part not in AROUND):
        raise NothingLeft(technique, "nothing left to say")
    return tuple(passage for part in parts for passage in by_part[part])


def _choices(technique: Technique, casting: Casting) -> tuple[Passage, ...]:
    found = casting.passages(Part.CHOICE)
    if not found:
        raise NothingLeft(technique, "no words left that say you may stop")
    return tuple(sorted(found, key=lambda passage: casting.chance(passage.id)))


def _breath(pattern: BreathPattern, heard: int, limits: Limits) -> Breath | None:
    """Return the pace after so many sessions (``method.md`` 2.5)."""
    unpaced = {Limit.NATURAL_BREATH, Limit.NO_BREATH}
    if pattern is BreathPattern.NONE or not limits.isdisjoint(unpaced):
        return None
    if pattern is BreathPattern.FOUR_SIX:
        return FOUR_SIX
    return next((breath for below, breath in BREATH_RAMP if heard < below), FOUR_SIX)


def _instead(
    passages: Iterable[Passage], blocked: Blocklist
) -> tuple[tuple[str, str], ...]:
    """Return which lines are said otherwise: the line's id, its substitute's id."""
    return tuple(
        swap
        for passage in passages
        for swap in sorted((blocked.instead(passage) or {}).items())
    )


def _own(
    needs: Needs, passages: Iterable[Passage], blocked: Blocklist
) -> tuple[tuple[str, str], ...]:
    """Return the own words that are asked for, given, and not blocked, by name."""
    asked = {
        name
        for passage in passages
        for line in passage.lines
        for name in slots.asked(line.text if isinstance(line, Line) else line.long)
    }
    given = {name: " ".join(word.split()) for name, word in needs.own.items()}
    return tuple(
        sorted(
            (name, word)
            for name, word in given.items()
            if name in asked and word and not blocked.hits(word)
        )
    )
