"""What to practise now, and why."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from unclench.composer.needs import Needs
from unclench.composer.reason import reason
from unclench.composer.refused import NotForNow, Refused
from unclench.composer.safety import limits_of, refusal, usual_minutes
from unclench.content import Cause, Library, Technique
from unclench.content.language import SOURCE
from unclench.vocabulary import History, Moment, Posture
from unclench.vocabulary.method import (
    MATCH_MOMENT,
    MATCH_RECENT,
    MATCH_SIGN,
    MATCH_TRIGGER,
)
from unclench.vocabulary.nearest import UnknownName

MORNING_FROM, DAY_FROM, EVENING_FROM, SLEEP_FROM = 4, 10, 17, 22
"""Hours of the day at which a moment begins: a choice of ours."""


@dataclass(frozen=True, slots=True)
class Situation:
    """Where somebody is: what a suggestion goes by."""

    moment: Moment
    trigger: str = ""
    """Id of what brought it (``library/matching.toml``); empty when nobody said."""
    minutes: float | None = None
    posture: Posture | None = None
    signs: frozenset[str] = frozenset()
    """Ids of the signs that were answered with yes."""
    cautions: frozenset[str] | None = frozenset()
    """Ids of cautions; None when they have not been asked for yet."""
    gentle: bool = False
    unfit_postures: frozenset[Posture] = frozenset()
    unwanted: frozenset[str] = field(default_factory=frozenset)
    """Techniques not to suggest: passed over by the person, or paused for their sake."""
    longest: float | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A technique for now, with what speaks for it."""

    technique: Technique
    minutes: float
    moment: Moment
    because: tuple[Cause, ...]
    """What speaks for it, the weightiest first; empty when nothing in particular does."""

    reason: str
    """The same in one sentence."""


class NothingSuits(Refused):
    """No technique is open to somebody."""

    def __init__(self, refusals: tuple[Refused, ...]) -> None:
        self.refusals = refusals
        cautions = [r.caution for r in refusals if isinstance(r, NotForNow) and r.caution]
        self.caution = cautions[0] if cautions else None
        told = "Ask for other minutes, or another posture."
        told = self.caution.action if self.caution else told
        super().__init__(f"There is nothing to suggest here. {told}")


def moment_of(hour: int) -> Moment:
    """Return the moment of the day an hour (0-23) belongs to."""
    if MORNING_FROM <= hour < DAY_FROM:
        return Moment.MORNING
    if DAY_FROM <= hour < EVENING_FROM:
        return Moment.DAY
    if EVENING_FROM <= hour < SLEEP_FROM:
        return Moment.EVENING
    return Moment.SLEEP


def suggest(library: Library, situation: Situation, history: History = ()) -> Suggestion:
    """Suggest a technique: trigger, moment and signs speak for it, in this order.

    What the person heard last steps back a little, so that others come; where all is
    equal it is the one least lately heard.

    Parameters
    ----------
    library
        What can be said, and what suits what.
    situation
        What is known of the person and the moment. Nothing it rules out is suggested.
    history
        What was heard before, oldest first.

    Raises
    ------
    UnknownName
        If the trigger, a sign or a caution is not in the library.
    NothingSuits
        If no technique is open to this person now.
    """
    library = library.in_language(library.language or SOURCE)
    causes = tuple(_causes(library, situation))
    heard = [past.technique for past in history]
    open_now, refusals = _open(library, situation, causes)
    if not open_now:
        raise NothingSuits(refusals)

    def worth(technique: Technique) -> tuple[float, int, str]:
        points = sum(_points(cause, technique, ranks) for cause, ranks in causes)
        recent = MATCH_RECENT if technique.id in heard[-1:] else 0.0
        last = heard[::-1].index(technique.id) if technique.id in heard else len(heard)
        return recent - points, -last, technique.id

    best = min(open_now, key=worth)
    because = tuple(cause for cause, ranks in causes if _points(cause, best, ranks))
    return Suggestion(
        best,
        _minutes(best, situation, library),
        situation.moment,
        because,
        _reason(best, because, situation.moment, library),
    )


def _reason(
    technique: Technique, because: tuple[Cause, ...], moment: Moment, library: Library
) -> str:
    """Say what speaks for it: the weightiest two, of these the moment first."""
    two = sorted(because[:2], key=lambda cause: cause.id != moment)
    return reason(technique, two, library.sentences[library.language])


def _causes(
    library: Library, situation: Situation
) -> Iterator[tuple[Cause, tuple[float, ...]]]:
    """Yield what speaks, with the weight of its ranks."""
    if situation.trigger:
        if situation.trigger not in library.triggers:
            raise UnknownName("trigger", situation.trigger, library.triggers)
        yield library.triggers[situation.trigger], MATCH_TRIGGER
    yield library.moments[situation.moment], MATCH_MOMENT
    for name in sorted(situation.signs):
        if name not in library.signs:
            raise UnknownName("sign", name, library.signs)
        yield library.signs[name], MATCH_SIGN


def _points(cause: Cause, technique: Technique, ranks: tuple[float, ...]) -> float:
    """Return how much one cause speaks for a technique."""
    if technique.id not in cause.ranks:
        return 0.0
    return ranks[min(cause.ranks.index(technique.id), len(ranks) - 1)]


def _open(
    library: Library,
    situation: Situation,
    causes: tuple[tuple[Cause, tuple[float, ...]], ...],
) -> tuple[list[Technique], tuple[Refused, ...]]:
    """Return the techniques that may be suggested, and why others may not."""
    found: list[Technique] = []
    refusals: list[Refused] = []
    for technique in library.techniques.values():
        refused = refusal(technique, _needs(technique, situation), library)
        if refused:
            refusals.append(refused)
        elif _suits(technique, situation) and not any(
            technique.id in cause.avoid for cause, _ranks in causes
        ):
            found.append(technique)
    return found, tuple(refusals)


def _suits(technique: Technique, situation: Situation) -> bool:
    bounds = technique.minutes
    in_time = (
        situation.minutes is None or bounds.least <= situation.minutes <= bounds.most
    )
    postures = set(technique.postures) - situation.unfit_postures
    posed = bool(postures) if situation.posture is None else situation.posture in postures
    asked = not technique.asks_first or situation.cautions is not None
    return (
        technique.suggested
        and technique.id not in situation.unwanted
        and in_time
        and posed
        and asked
    )


def _minutes(technique: Technique, situation: Situation, library: Library) -> float:
    if situation.minutes is not None:
        return situation.minutes
    limits = limits_of(_needs(technique, situation), library)
    return usual_minutes(technique, limits, situation.longest)


def _needs(technique: Technique, situation: Situation) -> Needs:
    return Needs(
        technique.id,
        voice="",
        moment=situation.moment,
        cautions=situation.cautions or frozenset(),
        gentle=situation.gentle,
    )
