"""A field for words that are spoken later, as they were typed."""

from django import forms

from unclench.person import LONGEST, TOLD, Refusal, fitted


class SpokenField(forms.CharField):
    """Words made fit to be spoken, or refused kindly."""

    def __init__(self, *, label: object, required: bool = False) -> None:
        super().__init__(label=label, required=required, strip=True)  # type: ignore[arg-type] # a lazy translation
        self.widget.attrs |= {"maxlength": LONGEST, "autocomplete": "off"}

    def clean(self, value: object) -> str:
        """Return the words as they will be said."""
        answer = fitted(super().clean(value))
        if answer.refusal:
            raise forms.ValidationError(TOLD[answer.refusal], code=answer.refusal)
        return answer.words


def speaks_of_crisis(form: forms.Form) -> bool:
    """Whether something typed spoke of ending one's life: then help comes first."""
    errors = form.errors.as_data().values()
    return any(error.code == Refusal.CRISIS for each in errors for error in each)
