"""Practices as the ladder and the rules of harm look at them."""

from collections.abc import Mapping

from django.db.models import QuerySet

from unclench.diary import (
    Felt,
    Harm,
    Rehearsal,
    Side,
    Sign,
    Unsettling,
    harm_of,
    why_down,
)
from unclench.web.models import CheckIn, Person, Practice

LOOKED_BACK_ON = 200
"""Practices; whoever goes up a ladder has done so within them."""


def rehearsals_of(person: Person) -> tuple[Rehearsal, ...]:
    """Return what was rehearsed, oldest first.

    Under a minute it counts only where it was worse: stopping at once is a reason to go
    down, and never one to go up.
    """
    rows = _rows(person).filter(rung__isnull=False)[:LOOKED_BACK_ON]
    found = [(row, rehearsal_of(row)) for row in reversed(rows)]
    return tuple(each for row, each in found if row.record().counts or why_down(each))


def rehearsal_of(row: Practice) -> Rehearsal:
    """Return one practice as the ladder sees it."""
    before, after = _ratings(row, Side.BEFORE), _ratings(row, Side.AFTER)
    return Rehearsal(
        movement=row.scene,
        rung=row.rung or 1,
        day=row.day,
        worry_before=before.get("worry_now"),
        worry_after=after.get("worry_now"),
        pain_before=before.get("pain_now"),
        pain_after=after.get("pain_now"),
        unpleasant=_unsettling(row) in {Unsettling.LITTLE, Unsettling.YES},
        flare=row.flare,
    )


def felt_of(person: Person) -> tuple[Felt, ...]:
    """Return how practices were felt, oldest first."""
    return tuple(felt(row) for row in reversed(_rows(person)[:LOOKED_BACK_ON]))


def felt(row: Practice) -> Felt:
    """Return how one practice was felt."""
    return Felt(
        technique=row.technique,
        before=_ratings(row, Side.BEFORE),
        after=_ratings(row, Side.AFTER),
        unsettling=_unsettling(row),
    )


def harm_shown(row: Practice) -> Harm:
    """Return what this practice adds to the rules of harm (``method.md`` 2.4, 7.6).

    A sign is in it when this practice is one of those that make it count, and so is the
    technique when it is put by with it.
    """
    just = felt(_rows(row.person).get(pk=row.pk))
    harm = harm_of(felt_of(row.person))
    unsettling = Sign.UNSETTLING in just.signs
    put_by = harm.put_by & {row.technique} if unsettling else frozenset[str]()
    return Harm(harm.signs & just.signs, put_by)


def _rows(person: Person) -> QuerySet[Practice]:
    return (
        Practice.objects.filter(person=person)
        .order_by("-at")
        .prefetch_related("checkins__ratings")
    )


def _check_in(row: Practice, side: Side) -> CheckIn | None:
    return next((c for c in row.checkins.all() if c.side == side), None)


def _ratings(row: Practice, side: Side) -> Mapping[str, int]:
    check_in = _check_in(row, side)
    rated = check_in.ratings.all() if check_in else ()
    return {each.measure: each.value for each in rated if each.value is not None}


def _unsettling(row: Practice) -> Unsettling | None:
    check_in = _check_in(row, Side.AFTER)
    return Unsettling(check_in.unsettling) if check_in and check_in.unsettling else None
