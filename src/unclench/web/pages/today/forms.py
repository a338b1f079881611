"""What Today is told besides Start: what brought it, and what is not wanted."""

from django import forms
from django.utils.translation import gettext_lazy as _

from unclench.person import Why
from unclench.vocabulary import Posture
from unclench.web.plan import library
from unclench.web.wish import Wish
from unclench.web.words import MINUTES, POSTURES, WHYS


class WishForm(forms.Form):
    """What brought it, and what there is time and room for."""

    trigger = forms.ChoiceField(required=False)
    minutes = forms.TypedChoiceField(
        label=_("Minutes you have"),
        choices=[("", _("Any")), *((f"{n:g}", f"{n:g}") for n in MINUTES)],
        coerce=float,
        empty_value=None,
        required=False,
    )
    posture = forms.TypedChoiceField(
        label=_("How you can be"),
        choices=[("", _("Any way")), *POSTURES.items()],
        coerce=Posture,
        empty_value=None,
        required=False,
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Offer the triggers of the library."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # passed on as they came
        triggers = library().triggers
        self.fields["trigger"].choices = [("", ""), *((name, name) for name in triggers)]  # type: ignore[attr-defined] # a choice field

    @classmethod
    def showing(cls, wish: Wish) -> "WishForm":
        """Return the form with what was said already."""
        minutes = f"{wish.minutes:g}" if wish.minutes else ""
        return cls(initial={"minutes": minutes, "posture": wish.posture or ""})

    @property
    def wish(self) -> Wish:
        """What is said now; call after `is_valid`."""
        return Wish(**self.cleaned_data)


class NotThisForm(forms.Form):
    """Why the practice that is shown is not wanted."""

    why = forms.TypedChoiceField(
        choices=[(why, words[0]) for why, words in WHYS.items()], coerce=Why
    )
    minutes = forms.FloatField(min_value=1, max_value=60)
