"""What Start sends."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from django import forms
from django.utils.translation import gettext_lazy as _

from unclench.content import Technique
from unclench.vocabulary import Posture
from unclench.web.pages.ratings import RatingsForm
from unclench.web.plan import OWN_SCENE, library
from unclench.web.words import BREATHS, POSTURES, Wording

OFFERED_MINUTES = (1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25)
"""Lengths to choose from; a technique takes those it can (``method.md`` 1.2)."""

OWN_WORDS: dict[str, Wording] = {
    "place.name": _("What you call it"),
    "place.sight": _("What you see there"),
    "place.sound": _("What you hear"),
    "place.smell": _("What it smells of"),
    "place.taste": _("What you might taste"),
    "place.touch": _("What you feel under your hands"),
    "place.feeling": _("How it is to be there"),
}
"""The senses of a place of one's own, by slot name."""

OWN_LENGTH = 120
"""Characters a person may say about one sense: a short list, not a story."""


@dataclass(frozen=True, slots=True)
class What:
    """A technique, in a scene where it has scenes."""

    technique: Technique
    scene: str = ""

    @property
    def value(self) -> str:
        """As the form sends it."""
        return f"{self.technique.id}/{self.scene}"

    @classmethod
    def read(cls, value: str) -> Self | None:
        """Find what a form has sent; None if there is no such practice."""
        return next((what for what in cls.all() if what.value == value), None)

    @classmethod
    def all(cls) -> Iterator[Self]:
        """Everything there is to practise."""
        for technique in library().techniques.values():
            for scene in technique.scenes or ("",):
                yield cls(technique, scene)

    @property
    def scene_name(self) -> str:
        """The scene as a person knows it."""
        scene = library().scenes.get(self.scene)
        return scene.name if scene else ""

    @property
    def name(self) -> str:
        """As a person chooses it."""
        return ": ".join(filter(None, (self.technique.name, self.scene_name)))

    @property
    def summary(self) -> str:
        """What it is, in one line."""
        scene = library().scenes.get(self.scene)
        return scene.summary if scene else self.technique.summary


def own_field(name: str) -> str:
    """Return the field for an own word; a dot would not do in a field's name."""
    return "own_" + name.replace(".", "_")


class WhatSelect(forms.Select):
    """Tells the page's script what each practice takes."""

    def create_option(
        self,
        name: str,
        value: object,
        label: int | str,
        selected: bool,  # noqa: FBT001 - as Django calls it
        index: int,
        subindex: int | None = None,
        attrs: dict[str, object] | None = None,
    ) -> dict[str, object]:
        """Add the lengths it takes, a summary, and whether own words are used."""
        option = super().create_option(
            name, value, label, selected, index, subindex, attrs
        )
        if what := What.read(str(value)):
            option["attrs"] |= {
                "data-technique": what.technique.name,
                "data-scene": what.scene_name,
                "data-least": f"{what.technique.minutes.least:g}",
                "data-usual": f"{what.technique.minutes.usual:g}",
                "data-most": f"{what.technique.minutes.most:g}",
                "data-summary": what.summary,
            }
            if what.scene == OWN_SCENE:
                option["attrs"]["data-own"] = "yes"
        return option


class StartForm(RatingsForm):
    """Which session, and how it is right now. Everything but the id may be left alone."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    zone = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    audio = forms.ChoiceField(
        choices=[("opus", "opus"), ("m4a", "m4a")], widget=forms.HiddenInput
    )
    what = forms.ChoiceField(label=_("Practice"), widget=WhatSelect)
    minutes = forms.TypedChoiceField(
        label=_("Minutes"),
        choices=[(f"{n:g}", f"{n:g}") for n in OFFERED_MINUTES],
        coerce=float,
    )
    posture = forms.TypedChoiceField(
        label=_("How you will be"),
        choices=[("", _("As it suits")), *POSTURES.items()],
        coerce=Posture,
        empty_value=None,
        required=False,
    )
    breath = forms.ChoiceField(
        label=_("Breath"), choices=list(BREATHS.items()), required=False
    )
    ambience = forms.ChoiceField(label=_("Sound around it"), required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Fill in the choices that the library gives."""
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = [(w.value, w.name) for w in What.all()]  # type: ignore[attr-defined] # a ChoiceField, declared above
        self.fields["ambience"].choices = [  # type: ignore[attr-defined] # as above
            ("", _("As it suits")),
            *((a.id, a.name) for a in library().ambiences.values()),
        ]
        for name, label in OWN_WORDS.items():
            self.fields[own_field(name)] = forms.CharField(
                label=str(label), required=False, max_length=OWN_LENGTH
            )

    def clean(self) -> dict[str, object]:
        """Check that the practice takes this length and this posture."""
        given = super().clean() or self.cleaned_data
        what = What.read(str(given.get("what", "")))
        if what is None:
            return given
        self.picked = what
        technique, minutes = what.technique, given.get("minutes")
        bounds = technique.minutes
        if minutes is not None and not bounds.least <= minutes <= bounds.most:
            self.add_error("minutes", wrong_length(technique))
        posture = given.get("posture")
        if posture and posture not in technique.postures:
            self.add_error("posture", wrong_posture(technique))
        return given

    @property
    def own(self) -> dict[str, str]:
        """The person's own words by slot name; call after `is_valid`."""
        given = {name: self.cleaned_data[own_field(name)] for name in OWN_WORDS}
        return {name: words for name, words in given.items() if words}

    @property
    def own_fields(self) -> list[forms.BoundField]:
        """The fields for own words, for the template."""
        return [self[own_field(name)] for name in OWN_WORDS]

    @property
    def chosen(self) -> What | None:
        """What is chosen now, for the template."""
        return What.read(str(self["what"].value()))


def wrong_length(technique: Technique) -> str:
    """Say which lengths a practice takes."""
    bounds = technique.minutes
    if bounds.least == bounds.most:
        told = _("%(name)s takes %(least)g minutes.")
    else:
        told = _("%(name)s takes from %(least)g to %(most)g minutes.")
    return told % {"name": technique.name, "least": bounds.least, "most": bounds.most}


def wrong_posture(technique: Technique) -> str:
    """Say how a practice can be done."""
    ways = " / ".join(str(POSTURES[posture]) for posture in technique.postures)
    return _("%(name)s is made for: %(ways)s.") % {"name": technique.name, "ways": ways}
