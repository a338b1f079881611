"""What the editor sends."""

from enum import StrEnum

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from unclench.web.models import Kind
from unclench.web.versions import Words

LONGEST_TITLE = 80
LONGEST_TEXT = 200_000
"""Characters: five times the longest script that ships, and far less than a pack may."""


class What(StrEnum):
    """What somebody sets out to write."""

    SCENE = "scene"
    PRACTICE = "practice"


class NewForm(forms.Form):
    """What is begun."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    zone = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    title = forms.CharField(
        label=_("What it is called"), max_length=LONGEST_TITLE, required=False
    )
    what = forms.TypedChoiceField(
        label=_("It is to be"),
        choices=[
            (What.SCENE, _("A place")),
            (What.PRACTICE, _("A practice of its own")),
        ],
        coerce=What,
        initial=What.SCENE,
        widget=forms.RadioSelect,
        help_text=_(
            "A place is a scene of “Calm place”: arriving, breathing and coming back are "
            "there already. A practice of its own is all yours, from part to part."
        ),
    )
    language = forms.ChoiceField(
        label=_("Language"),
        choices=[(code.partition("-")[0], name) for code, name in settings.LANGUAGES],
        widget=forms.RadioSelect,
    )


class WordsForm(forms.Form):
    """A script as it stands in the editor."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    base = forms.UUIDField(required=False, widget=forms.HiddenInput)
    zone = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    kind = forms.TypedChoiceField(
        choices=[(kind, kind) for kind in Kind],
        coerce=Kind,
        empty_value=Kind.DRAFT,
        required=False,
        widget=forms.HiddenInput,
    )
    title = forms.CharField(
        label=_("What it is called"),
        max_length=LONGEST_TITLE,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    text = forms.CharField(
        label=_("What is said"),
        max_length=LONGEST_TEXT,
        required=False,
        strip=False,
        widget=forms.Textarea(
            attrs={"rows": 18, "spellcheck": "true", "autocomplete": "off"}
        ),
    )

    def clean_text(self) -> str:
        """Return the text with one kind of row end; forms send another."""
        text: str = self.cleaned_data["text"]
        return text.replace("\r\n", "\n").replace("\r", "\n")

    @property
    def words(self) -> Words:
        """What was typed; call after `is_valid`."""
        given = self.cleaned_data
        return Words(given["title"], given["text"])


class LineForm(forms.Form):
    """The row to be heard."""

    text = forms.CharField(max_length=LONGEST_TEXT, strip=False)
    row = forms.IntegerField(min_value=1)

    clean_text = WordsForm.clean_text
