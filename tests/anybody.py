"""Anybody who might ask: needs drawn from all there is to ask for."""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from unclench.composer import Needs, limits_of, refusal
from unclench.composer.safety import most_minutes
from unclench.content import Library, Technique
from unclench.vocabulary import (
    BreathPattern,
    Eyes,
    Limit,
    Moment,
    Pace,
    Posture,
    Region,
    SenseMode,
    Tone,
)
from unclench.vocabulary.method import GROUPS_LEAST, RUNGS, STILL_RUNGS

LIBRARY = Library.load()
FOCUS = tuple(sorted({r for p in LIBRARY.shelf("en", "", "") for r in p.tags.focus}))
CAUTIONS = tuple(
    name for name, c in LIBRARY.cautions.items() if Limit.NOTHING not in c.limits
)
TOPICS = tuple(name for name, topic in LIBRARY.topics["en"].items() if not topic.mode)
WORDS = {
    "en": ("safe", "deeper", "heavy", "let go", "sand", "melt", "shoulder", "candle"),
    "de": ("weich", "Boden", "schwer", "los lassen", "Sand", "Schulter", "Tee", "müde"),
}
"""Words that people might block on their own."""
OWN = {
    "place.name": "the hut by the lake",
    "place.sound": "rain on tin, a stove",
    "place.touch": "rough wool",
    "home.name": "our kitchen",
    "company": "the old dog",
    "food": "warm bread",
    "comfort": "a blue blanket",
    "movement.room": "the hall",
    "movement.object": "the dog lead",
}
"""Own words, with some that are blocked now and then."""

type Pick = Callable[[Sequence[Any]], Any]
"""Takes one of several."""


def needs_of(pick: Pick, language: str = "en") -> Needs:
    """Put needs together that nothing told rules out."""
    library = LIBRARY.in_language(language)

    def some(names: Sequence[Any]) -> frozenset[Any]:
        return frozenset(pick(names) for _ in range(pick((0, 0, 0, 1, 2))))

    needs = Needs(
        technique="",
        voice="v",
        moment=pick((Moment.DAY, *Moment)),
        tone=pick(tuple(Tone)),
        pace=pick(tuple(Pace)),
        sense=pick(tuple(SenseMode)),
        eyes=pick(tuple(Eyes)),
        gentle=pick((False, False, False, True)),
        region=pick((None, None, *FOCUS)),
        avoid=some(tuple(Region)),
        cautions=some(CAUTIONS),
        blocked=some(TOPICS) | some(WORDS[language]),
        breath=pick(tuple(BreathPattern)),
        own={name: OWN[name] for name in some(tuple(OWN))},
        language=language,
    )
    techniques = sorted(library.techniques.values(), key=lambda t: t.id)
    open_now = [t for t in techniques if not refusal(t, needs, library)]
    return _in(pick(open_now), needs, pick)


def _in(technique: Technique, needs: Needs, pick: Pick) -> Needs:
    """Ask for a technique in a way that it can be had."""
    limits = limits_of(needs, LIBRARY)
    least, most = technique.minutes.least, technique.minutes.most
    longest = min(most, most_minutes(limits))
    minutes = pick(range(round(least * 60), round(longest * 60) + 1)) / 60
    unfit = {Posture.LYING} if Limit.NOT_LYING in limits else set()
    postures = [posture for posture in technique.postures if posture not in unfit]
    needs = replace(needs, technique=technique.id, minutes=minutes)
    if technique.ladder:
        movements = sorted(LIBRARY.movements.values(), key=lambda movement: movement.id)
        movement = pick([m for m in movements if not unfit.issuperset(m.postures)])
        postures = [posture for posture in movement.postures if posture in postures]
        rungs = 1 if Limit.FIRST_RUNG in limits else RUNGS
        rungs = min(rungs, STILL_RUNGS) if Limit.STILL in limits else rungs
        needs = replace(
            needs,
            scene=movement.id,
            rung=pick(range(1, rungs + 1)),
            blocked=needs.blocked - {*movement.avoid},
        )
    if technique.groups:
        fitting = [g for g, enough in GROUPS_LEAST.items() if enough <= minutes]
        needs = replace(needs, groups=pick((None, *fitting)))
    return replace(needs, posture=pick(postures))


def random_needs(seed: int, language: str = "en") -> Needs:
    """Put needs together by chance."""
    return needs_of(random.Random(seed).choice, language)  # noqa: S311 - variety, not secrecy


@st.composite
def anybody(draw: st.DrawFn, language: str = "en") -> Needs:
    """Needs for hypothesis, small to print when a law breaks."""
    return needs_of(lambda names: draw(st.sampled_from(names)), language)
