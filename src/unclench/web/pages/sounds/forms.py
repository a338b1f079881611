"""What adding a sound sends."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AddForm(forms.Form):
    """A file with a sound or a piece of music, and what to call it."""

    file = forms.FileField(label=_("A file with a sound or music"))
    title = forms.CharField(label=_("What to call it"), required=False, max_length=80)
