"""What is asked before somebody is recorded, and what comes with a recording."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from unclench.voice.recorded.begin import LONGEST_LABEL


class WhoseForm(forms.Form):
    """Whose voice it is."""

    whose = forms.CharField(
        label=_("Whose voice it is"),
        max_length=LONGEST_LABEL,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class NewForm(WhoseForm):
    """What a recorded voice begins with."""

    language = forms.ChoiceField(
        label=_("Language"),
        choices=[(code.partition("-")[0], name) for code, name in settings.LANGUAGES],
        widget=forms.RadioSelect,
    )


class LineForm(forms.Form):
    """Which line is meant, and where to go on."""

    line = forms.CharField(max_length=200)
    version = forms.RegexField(r"^[0-9a-f]{64}$")
    here = forms.RegexField(r"^/voices/recorded/[a-z0-9/-]+$", required=False)


class TakeForm(LineForm):
    """A recording of a line."""

    sound = forms.FileField(allow_empty_file=True)
    keep = forms.BooleanField(required=False)
