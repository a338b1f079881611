"""The pages on which somebody tells about themselves, in the order they are offered."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from unclench.person import Me
from unclench.web.pages.me.asked import Asked, OwnImages
from unclench.web.pages.me.forms import (
    BlockedForm,
    BodyForm,
    CautionsForm,
    HomeForm,
    LanguageForm,
    MannerForm,
    NearForm,
    PlaceForm,
    SignsForm,
)
from unclench.web.pages.me.sound import SoundForm
from unclench.web.words import Wording


@dataclass(frozen=True, slots=True)
class Group:
    """One page."""

    id: str
    title: Wording
    line: Wording
    """What telling it does, in one line."""
    form: type[Asked]

    def is_told(self, me: Me) -> bool:
        """Whether anything of it was told."""
        if issubclass(self.form, OwnImages):
            return any(name in me.own for name in self.form.names)
        told = me.model_dump(exclude_defaults=True)
        return any(name in told for name in FIELDS[self.id])


FIELDS = {
    "not-wanted": ("blocked", "unwanted_scenes", "unwanted_techniques"),
    "manner": tuple(MannerForm.base_fields),
    "sound": ("tuning",),
    "body": tuple(BodyForm.base_fields),
    "heed": ("cautions",),
    "signs": ("signs",),
    "language": ("language",),
}
"""What of `Me` is told on which page; own words go by their slots."""

GROUPS = {
    group.id: group
    for group in (
        Group(
            "place",
            _("My place"),
            _("A place where you are comfortable. Sessions take you there."),
            PlaceForm,
        ),
        Group(
            "home",
            _("At home"),
            _("A room you know well, such as your kitchen. It turns up where it fits."),
            HomeForm,
        ),
        Group(
            "near",
            _("Good to have near"),
            _("Company, food, a sound. They turn up in quiet moments."),
            NearForm,
        ),
        Group(
            "body",
            _("My body"),
            _("How you are best, where it is tight, and what to let be."),
            BodyForm,
        ),
        Group(
            "manner",
            _("How it sounds"),
            _("Pictures or none, eyes, words, voice, breath, length."),
            MannerForm,
        ),
        Group(
            "sound",
            _("Loud and soft"),
            _("Voice, breath, chime and the place around you, each as you like it."),
            SoundForm,
        ),
        Group(
            "not-wanted",
            _("Not for me"),
            _("Words that are never spoken, scenes that never come."),
            BlockedForm,
        ),
        Group(
            "heed",
            _("To heed"),
            _("What sessions change for your sake. More is suggested once you answered."),
            CautionsForm,
        ),
        Group(
            "signs",
            _("Four signs"),
            _("Yes or no, for suggestions that suit you better."),
            SignsForm,
        ),
        Group(
            "language",
            _("Language"),
            # Each by its own name, so that it is found by who reads no other.
            " · ".join(name for _code, name in settings.LANGUAGES),
            LanguageForm,
        ),
    )
}
