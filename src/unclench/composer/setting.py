"""What is settled of a session before a word of it is chosen."""

from dataclasses import dataclass, replace

from unclench.composer.blocked import Blocklist, blocklist
from unclench.composer.needs import Needs
from unclench.composer.place import posture_of, scene_of
from unclench.composer.refused import (
    Barrier,
    NotForNow,
    TooFewMinutes,
    TooLong,
    WrongLength,
)
from unclench.composer.safety import (
    Limits,
    limits_of,
    most_minutes,
    refusal,
    usual_minutes,
)
from unclench.content import Library, Technique
from unclench.vocabulary import (
    BreathPattern,
    Ending,
    Groups,
    History,
    Limit,
    Moment,
    Posture,
    Tone,
)
from unclench.vocabulary.method import (
    BREATH_RAMP,
    FOUR_SIX,
    GROUPS_LEAST,
    STILL_RUNGS,
    Breath,
)


@dataclass(frozen=True, slots=True)
class Setting:
    """Where, how and how long a session is, and what it keeps to."""

    technique: Technique
    minutes: float
    scene: str
    posture: Posture
    tone: Tone
    ending: Ending
    breath: Breath | None
    """None when the breath is left to itself."""
    groups: Groups | None
    rung: int | None
    movement_seconds: float
    limits: Limits
    blocked: Blocklist


def settle(needs: Needs, library: Library, history: History, seed: int) -> Setting:
    """Settle what is not about words; raises what `choose` raises."""
    technique = library.technique(needs.technique)
    limits = limits_of(needs, library)
    if refused := refusal(technique, needs, library):
        raise refused
    if technique.eyes_open:
        limits |= {Limit.EYES_OPEN}
    minutes = _minutes(technique, needs, limits, library)
    scene = scene_of(technique, needs, library, history)
    posture = posture_of(technique, replace(needs, scene=scene), limits, library)
    movement = library.movements.get(scene) if technique.ladder else None
    sleep = needs.moment is Moment.SLEEP and Ending.FADE in technique.endings
    return Setting(
        technique=technique,
        minutes=minutes,
        scene=scene,
        posture=posture,
        tone=Tone.PLAIN if Limit.PLAIN in limits else needs.tone,
        ending=Ending.FADE if sleep else technique.endings[0],
        breath=_breath(needs.breath, len(history), limits),
        groups=_groups(technique, needs, minutes, seed),
        rung=_rung(technique, needs, limits),
        movement_seconds=needs.movement_seconds or (movement.seconds if movement else 0),
        limits=limits,
        blocked=blocklist(
            needs.blocked,
            library,
            needs.language,
            sense=needs.sense,
            posture=posture,
            limits=limits,
        ),
    )


def _minutes(
    technique: Technique, needs: Needs, limits: Limits, library: Library
) -> float:
    most = most_minutes(limits)
    bounds = technique.minutes
    if needs.minutes is None:
        return usual_minutes(technique, limits, needs.longest)
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
        raise NotForNow(technique, Barrier.FIRST_RUNG)
    if Limit.STILL in limits and rung > STILL_RUNGS:
        raise NotForNow(technique, Barrier.STILL)
    return rung


def _breath(pattern: BreathPattern, heard: int, limits: Limits) -> Breath | None:
    """Return the pace after so many sessions (``method.md`` 2.5)."""
    unpaced = {Limit.NATURAL_BREATH, Limit.NO_BREATH}
    if pattern is BreathPattern.NONE or not limits.isdisjoint(unpaced):
        return None
    if pattern is BreathPattern.FOUR_SIX:
        return FOUR_SIX
    return next((breath for below, breath in BREATH_RAMP if heard < below), FOUR_SIX)
