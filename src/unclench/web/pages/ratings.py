"""The 0-10 fields of a check-in: each one tap, each may be left alone."""

from uuid import UUID, uuid5

from django import forms

from unclench.diary import CheckIn, Measure, load_measures
from unclench.web.here import Here
from unclench.web.models import CheckIn as CheckInRow
from unclench.web.models import Practice, Rating
from unclench.web.plan import language

SESSION_MEASURES = ("tension_now", "pain_now")
"""Rated before and after a session (``method.md`` 6.1)."""
REHEARSAL_MEASURES = ("worry_now", "pain_now")
"""The same for a rehearsal (``method.md`` 3.2)."""

VALUES = [(str(value), str(value)) for value in range(11)]


def scale(measure: Measure) -> forms.TypedChoiceField:
    """Return the field for one measure."""
    return forms.TypedChoiceField(
        label=measure.question,
        choices=VALUES,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )


class RatingsForm(forms.Form):
    """Mixed into the forms that ask how it is right now."""

    asked = SESSION_MEASURES
    """Keys of what is asked."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Add one field a measure."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # passed on as they came
        self.measures = tuple(load_measures(language())[key] for key in self.asked)
        for measure in self.measures:
            self.fields[measure.key] = scale(measure)

    @property
    def scales(self) -> list[tuple[Measure, forms.BoundField]]:
        """The measures with their fields, for the template."""
        return [(measure, self[measure.key]) for measure in self.measures]

    @property
    def ratings(self) -> dict[str, int]:
        """What was rated; call after `is_valid`."""
        given = {each.key: self.cleaned_data[each.key] for each in self.measures}
        return {key: value for key, value in given.items() if value is not None}


def asked_of(practice: Practice) -> tuple[str, ...]:
    """Return what is rated around a practice, in the order it is asked."""
    return SESSION_MEASURES if practice.rung is None else REHEARSAL_MEASURES


def keep_check_in(check_in: CheckIn, practice: Practice, here: Here) -> None:
    """Save a check-in; saving the same one again changes nothing but what was changed.

    Its ids follow from the practice's, which the browser made.
    """
    row, _ = CheckInRow.objects.update_or_create(
        id=_id(practice.id, check_in.side),
        defaults={"unsettling": check_in.unsettling or ""},
        create_defaults={
            **here.stamp,
            "practice": practice,
            "side": check_in.side,
            "unsettling": check_in.unsettling or "",
        },
    )
    for key in dict.fromkeys((*asked_of(practice), *check_in.ratings)):
        value = check_in.ratings.get(key)
        Rating.objects.update_or_create(
            id=_id(practice.id, f"{check_in.side}/{key}"),
            defaults={"value": value},
            create_defaults={
                **here.stamp,
                "check_in": row,
                "measure": key,
                "value": value,
            },
        )


def _id(practice: UUID, name: str) -> UUID:
    return uuid5(practice, name)
