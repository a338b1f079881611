"""What a session keeps to for somebody's sake; no path composes against it.

Cautions bring limits (``library/cautions.toml``); `choose` takes only what is within
them, and `write` looks once more, so that a recipe from anywhere is held to its limits.
"""

from collections.abc import Iterable

from unclench.composer.blocked import blocks_the_breath
from unclench.composer.needs import Needs
from unclench.composer.refused import LIMIT_BARS, Barrier, NotForNow, Refused, TooLong
from unclench.content import Breaths, Library, Passage, Pause, Technique
from unclench.vocabulary import Effort, Eyes, Groups, Limit, Moment, Part, Posture, Region
from unclench.vocabulary.method import (
    COMING_AND_GOING,
    GENTLE_PAUSE,
    IMPLIED,
    NEVER_TENSED,
    PAUSES,
    SHORT_MOST,
    Bounds,
)
from unclench.vocabulary.nearest import UnknownName

type Limits = frozenset[Limit]


class Unsafe(ValueError):  # noqa: N818 - reads as what it says: unsafe
    """A recipe asks for a passage that its own limits forbid."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        super().__init__(
            f"The passage “{passage.title or passage.id}” is not within the limits of "
            "this session. Choose the session again."
        )


def limits_of(needs: Needs, library: Library) -> Limits:
    """Return what a session for these needs keeps to.

    Raises
    ------
    UnknownName
        If a caution is not in the library.
    """
    found: set[Limit] = set()
    for name in needs.cautions:
        if name not in library.cautions:
            raise UnknownName("caution", name, library.cautions)
        found.update(library.cautions[name].limits)
    if needs.gentle:
        found.add(Limit.GENTLE)
    if needs.eyes is Eyes.OPEN:
        found.add(Limit.EYES_OPEN)
    if blocks_the_breath(needs.blocked, library, needs.language):
        found.add(Limit.NO_BREATH)
    if needs.moment is Moment.FLARE:
        found |= {Limit.RELEASE_ONLY, Limit.FIRST_RUNG}
    for limit in tuple(found):
        found |= IMPLIED.get(limit, frozenset())
    return frozenset(found)


def most_minutes(limits: Limits) -> float:
    """Minutes that a session within these limits lasts at most."""
    return SHORT_MOST if Limit.SHORT in limits else float("inf")


def usual_minutes(
    technique: Technique, limits: Limits, longest: float | None = None
) -> float:
    """Minutes that a technique takes where none are asked for.

    Parameters
    ----------
    longest
        What the person wants at most; None for no wish.
    """
    bounds = technique.minutes
    wished = min(bounds.usual, longest or bounds.usual, most_minutes(limits))
    return max(wished, bounds.least)


def refusal(technique: Technique, needs: Needs, library: Library) -> Refused | None:
    """Say why a technique is not for these needs at all, or None when it is."""
    for name in sorted(needs.cautions):
        caution = library.cautions[name]
        if Limit.NOTHING in caution.limits or name in technique.not_with:
            return NotForNow(technique, Barrier.CAUTION, caution=caution)
    limits = limits_of(needs, library)
    if technique.minutes.least > most_minutes(limits):
        return TooLong(technique, most_minutes(limits))
    for limit, asks in (
        (Limit.STILL, technique.moves),
        (Limit.NO_BREATH, technique.breath),
        (Limit.NOT_LYING, set(technique.postures) == {Posture.LYING}),
    ):
        if limit in limits and asks:
            return NotForNow(technique, LIMIT_BARS[limit])
    return None


def lawful(
    passage: Passage, limits: Limits, avoid: frozenset[Region], groups: Groups | None
) -> bool:
    """Tell whether a passage is within the limits."""
    tags = passage.tags
    forbidden = (
        (Limit.STILL, tags.moves),
        (Limit.EYES_OPEN, tags.eyes == {Eyes.FREE}),
        (Limit.NO_BREATH, _about_breath(passage)),
        (Limit.GENTLE, passage.part is Part.DEEPEN or _long_quiet(passage)),
        (Limit.NOT_LYING, tags.posture == {Posture.LYING}),
    )
    if any(found and limit in limits for limit, found in forbidden):
        return False
    if tags.effort:
        return effort(tags.region, limits, avoid, groups) in tags.effort
    return passage.part in COMING_AND_GOING or not tags.region & avoid


def effort(
    region: Iterable[Region],
    limits: Limits,
    avoid: frozenset[Region],
    groups: Groups | None,
) -> Effort:
    """Return what the muscles of a region are asked (``method.md`` 2.1, R1-R5)."""
    spared = not avoid.isdisjoint(region) or not NEVER_TENSED.isdisjoint(region)
    if spared or Limit.RELEASE_ONLY in limits or groups is Groups.RECALL:
        return Effort.RELEASE
    return Effort.TENSE


def hold_to_limits(
    passages: Iterable[Passage],
    limits: Limits,
    avoid: frozenset[Region],
    groups: Groups | None,
) -> None:
    """Refuse passages that are not within the limits, however they came here.

    Raises
    ------
    Unsafe
        At the first of them.
    """
    for passage in passages:
        if Limit.NOTHING in limits or not lawful(passage, limits, avoid, groups):
            raise Unsafe(passage)


def _about_breath(passage: Passage) -> bool:
    paced = any(isinstance(item, Breaths) for item in passage.items)
    return passage.part is Part.BREATH or bool(passage.tags.breath) or paced


def _long_quiet(passage: Passage) -> bool:
    """Tell whether the author wrote a pause that the gentle profile can't have."""
    lengths = (item.length for item in passage.items if isinstance(item, Pause))
    bounds = (
        length if isinstance(length, Bounds) else PAUSES.get(length) for length in lengths
    )
    return any(each and each.least > GENTLE_PAUSE for each in bounds)
