"""What Start sends."""

from dataclasses import dataclass
from typing import Any, Self
from uuid import uuid4

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from unclench.composer import limits_of
from unclench.composer.safety import most_minutes
from unclench.config import Settings
from unclench.content import Technique
from unclench.person import Me, unfit_for
from unclench.sound.own import OWN, own_sounds
from unclench.vocabulary import BreathPattern, Moment, Posture
from unclench.web.here import Here
from unclench.web.pages.ratings import RatingsForm
from unclench.web.plan import library, needs_for
from unclench.web.refusals import wrong_length
from unclench.web.words import BREATHS, MINUTES, POSTURES


@dataclass(frozen=True, slots=True)
class What:
    """A technique, in a scene where one is asked for."""

    technique: Technique
    scene: str = ""

    @property
    def value(self) -> str:
        """As the form sends it."""
        return f"{self.technique.id}/{self.scene}"

    @classmethod
    def read(cls, value: str) -> Self | None:
        """Find what a form has sent; None if there is no such practice."""
        strokes = (i for i, sign in enumerate(value) if sign == "/")
        for at in strokes:  # names of a pack have one in the middle
            technique = library().techniques.get(value[:at])
            if technique and value[at + 1 :] in {"", *technique.scenes}:
                return cls(technique, value[at + 1 :])
        return None


class StartForm(RatingsForm):
    """Which session, and how it is right now. Everything but the id may be left alone."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    zone = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    audio = forms.ChoiceField(
        choices=[("opus", "opus"), ("m4a", "m4a")], widget=forms.HiddenInput
    )
    what = forms.CharField(widget=forms.HiddenInput)
    moment = forms.TypedChoiceField(
        choices=[(moment, moment) for moment in Moment],
        coerce=Moment,
        empty_value=None,
        required=False,
        widget=forms.HiddenInput,
    )
    minutes = forms.FloatField(label=_("Minutes"), min_value=1, max_value=60)
    scene = forms.ChoiceField(label=_("Where it takes place"), required=False)
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

    def __init__(self, *args: object, technique: Technique, me: Me, **rest: Any) -> None:  # noqa: ANN401 - Django's own
        """Offer what this technique takes and this person can have."""
        super().__init__(*args, **rest)
        self.technique, self.me = technique, me
        scenes = library().scenes
        self._offer("scene", {name: scenes[name].name for name in technique.scenes})
        shipped = {name: each.name for name, each in library().ambiences.items()}
        own = own_sounds(Settings(data=settings.DATA).sounds)
        own_titles = {f"{OWN}{sound.name}": sound.title for sound in own}
        self._offer("ambience", shipped | own_titles)
        suited = set(technique.postures) - unfit_for(me)
        self.fields["posture"].widget.choices = [
            ("", _("As it suits")),
            *((each, name) for each, name in POSTURES.items() if each in suited),
        ]
        lengths = [(f"{n:g}", f"{n:g}") for n in self._lengths()]
        self.fields["minutes"].widget = forms.Select(choices=lengths)

    def _offer(self, name: str, choices: dict[str, str]) -> None:
        offered = [("", _("As it suits")), *choices.items()]
        self.fields[name].choices = offered  # type: ignore[attr-defined] # a choice field

    def _lengths(self) -> list[float]:
        """Return the lengths that the technique takes and the person's limits leave."""
        bounds = self.technique.minutes
        limits = limits_of(needs_for(self.me, self.technique.id), library())
        most = min(bounds.most, most_minutes(limits))
        return sorted({bounds.least} | {n for n in MINUTES if bounds.least <= n <= most})

    @classmethod
    def offering(
        cls, what: What, here: Here, me: Me, *, minutes: float, moment: Moment
    ) -> Self:
        """Return the form for a practice as it is offered."""
        paced = "tone" if me.breath_tone else "quiet"
        natural = me.breath is BreathPattern.NONE
        initial = {
            "id": uuid4(),
            "zone": here.zone.key,
            "audio": here.person.audio,
            "what": what.value,
            "moment": moment,
            "minutes": f"{minutes:g}",
            "scene": what.scene,
            "posture": here.wish.posture or "",
            "breath": "natural" if natural else paced,
        }
        return cls(initial=initial, technique=what.technique, me=me)

    def clean(self) -> dict[str, Any]:
        """Check that the practice takes this length and this posture."""
        given = super().clean() or self.cleaned_data
        technique, minutes = self.technique, given.get("minutes")
        bounds = technique.minutes
        if minutes is not None and not bounds.least <= minutes <= bounds.most:
            self.add_error("minutes", wrong_length(technique))
        posture = given.get("posture")
        if posture and posture not in technique.postures:
            self.add_error("posture", wrong_posture(technique))
        return given

    @property
    def wish(self) -> dict[str, object]:
        """What is wished now, as fields of `Needs`; call after `is_valid`."""
        given = self.cleaned_data
        what = What.read(given["what"])
        wish = {name: given[name] for name in ("minutes", "posture", "ambience")}
        wish |= {"scene": given["scene"] or (what.scene if what else "")}
        match given["breath"]:
            case "natural":
                wish |= {"breath": BreathPattern.NONE}
            case "tone" | "quiet" as tone:
                told = self.me.breath
                paced = BreathPattern.RAMP if told is BreathPattern.NONE else told
                wish |= {"breath": paced, "breath_tone": tone == "tone"}
        return wish


def wrong_posture(technique: Technique) -> str:
    """Say how a practice can be done."""
    ways = " / ".join(str(POSTURES[posture]) for posture in technique.postures)
    return _("%(name)s is made for: %(ways)s.") % {"name": technique.name, "ways": ways}
