"""A field for words that are spoken later, as they were typed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from unclench.person import LONGEST, Refusal, fitted
from unclench.web.words import Wording

REFUSALS: dict[Refusal, Wording] = {
    Refusal.TOO_LONG: _("A few words are enough: at most %(most)d letters."),
    Refusal.UNREADABLE: _(
        "The voice reads only Latin letters. Write it as it sounds, such as “babushka”."
    ),
    Refusal.NOTHING: _("There is no word in it that can be said. One or two will do."),
    Refusal.CRISIS: _("This was not kept. Somebody to talk to comes first now."),
}
"""Why something typed is not spoken, and what to do."""


def refused(refusal: Refusal) -> forms.ValidationError:
    """Say kindly why something typed is not spoken."""
    return forms.ValidationError(
        str(REFUSALS[refusal]), code=refusal, params={"most": LONGEST}
    )


class SpokenField(forms.CharField):
    """Words made fit to be spoken, or refused kindly."""

    def __init__(self, *, label: object, required: bool = False) -> None:
        super().__init__(label=label, required=required, strip=True)  # type: ignore[arg-type] # a lazy translation
        self.widget.attrs |= {"maxlength": LONGEST, "autocomplete": "off"}

    def clean(self, value: object) -> str:
        """Return the words as they will be said."""
        answer = fitted(super().clean(value))
        if answer.refusal:
            raise refused(answer.refusal)
        return answer.words


def speaks_of_crisis(form: forms.Form) -> bool:
    """Whether something typed spoke of ending one's life: then help comes first."""
    errors = form.errors.as_data().values()
    return any(error.code == Refusal.CRISIS for each in errors for error in each)
