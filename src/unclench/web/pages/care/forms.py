"""What the pages of care are told."""

from enum import StrEnum

from django import forms
from django.utils.translation import gettext_lazy as _

from unclench.content.care import Level, load_care
from unclench.web.plan import language


class Answer(StrEnum):
    """What somebody says of a list (``method.md`` 5.1)."""

    NONE = "none"
    MORE = "more"
    UNSURE = "unsure"


class CountryForm(forms.Form):
    """The country somebody is in."""

    country = forms.ChoiceField(label=_("The country you are in"), required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Offer the countries with a contact of their own."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # passed on as they came
        care = load_care(language())
        self.fields["country"].choices = [  # type: ignore[attr-defined] # a ChoiceField, declared above
            *((contact.id, contact.name) for contact in care.countries.values()),
            ("", care.elsewhere.name),
        ]


class ListsForm(forms.Form):
    """One answer for each list; each may be left alone."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Add one field a level."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # passed on as they came
        for level in Level:
            self.fields[level] = forms.TypedChoiceField(
                label=_("Is any of these so for you?"),
                choices=[
                    (Answer.NONE, _("None of these")),
                    (Answer.MORE, _("One or more")),
                    (Answer.UNSURE, _("Not sure")),
                ],
                coerce=Answer,
                empty_value=None,
                required=False,
                widget=forms.RadioSelect,
            )

    @property
    def answers(self) -> dict[Level, Answer]:
        """What was answered, the most urgent first; call after `is_valid`."""
        given = {level: self.cleaned_data[level] for level in Level}
        return {level: answer for level, answer in given.items() if answer}
