"""What the player and the check-in send."""

from django import forms
from django.utils.translation import gettext_lazy as _

from unclench.diary import Unsettling
from unclench.web.pages.ratings import REHEARSAL_MEASURES, RatingsForm


class HeardForm(forms.Form):
    """How much was heard. Without a script in the browser the seconds are missing."""

    seconds = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    complete = forms.BooleanField(required=False, widget=forms.HiddenInput)
    ended = forms.BooleanField(required=False, widget=forms.HiddenInput)


class AfterForm(RatingsForm):
    """How it is now. All of it may be left alone."""

    unsettling = forms.TypedChoiceField(
        label=_("Did anything feel worse or unsettling?"),
        choices=[
            (Unsettling.NO, _("No")),
            (Unsettling.LITTLE, _("A little")),
            (Unsettling.YES, _("Yes")),
        ],
        coerce=Unsettling,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )


class RehearsedForm(AfterForm):
    """The same after a rehearsal."""

    asked = REHEARSAL_MEASURES
