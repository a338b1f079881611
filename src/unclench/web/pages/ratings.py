"""The 0-10 fields of a check-in: each one tap, each may be left alone."""

from uuid import UUID, uuid5

from django import forms

from unclench.diary import CheckIn, Measure, load_measures
from unclench.web.here import Here
from unclench.web.models import CheckIn as CheckInRow
from unclench.web.models import Practice, Rating

SESSION_MEASURES = ("tension_now", "pain_now")
"""Rated before and after a session (``method.md`` 6.1)."""

VALUES = [(str(value), str(value)) for value in range(11)]


def measures() -> tuple[Measure, ...]:
    """Return what is rated around a session, in the order it is asked."""
    known = load_measures()
    return tuple(known[key] for key in SESSION_MEASURES)


class RatingsForm(forms.Form):
    """Mixed into the forms that ask how it is right now."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Add one field a measure."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # passed on as they came
        for measure in measures():
            self.fields[measure.key] = forms.TypedChoiceField(
                label=measure.question,
                choices=VALUES,
                coerce=int,
                empty_value=None,
                required=False,
                widget=forms.RadioSelect,
            )

    @property
    def scales(self) -> list[tuple[Measure, forms.BoundField]]:
        """The measures with their fields, for the template."""
        return [(measure, self[measure.key]) for measure in measures()]

    @property
    def ratings(self) -> dict[str, int]:
        """What was rated; call after `is_valid`."""
        given = {key: self.cleaned_data[key] for key in SESSION_MEASURES}
        return {key: value for key, value in given.items() if value is not None}


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
    for key in SESSION_MEASURES:
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
