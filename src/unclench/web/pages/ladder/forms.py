"""What the ladder is told."""

from django import forms
from django.utils.translation import gettext_lazy as _

from unclench.content import Movement, Technique
from unclench.diary import Measure
from unclench.vocabulary import Posture
from unclench.web.pages.ladder.standing import Standing
from unclench.web.pages.ratings import REHEARSAL_MEASURES, RatingsForm, scale
from unclench.web.pages.spoken import SpokenField
from unclench.web.words import POSTURES

OWN = "own"
"""The movement that the person names."""
OFFERED_MINUTES = (4, 5, 6, 8, 10)
"""Lengths to choose from; the technique takes those it can."""
LONGEST_SECONDS = 45
"""What a movement may take, so that it fits into a pause (``method.md`` 1.4)."""


class WorriesForm(forms.Form):
    """How worrying each rung is, to find where to start. Each may be left alone."""

    def __init__(self, *args: object, movement: Movement, **kwargs: object) -> None:
        """Add one field a rung, and the names of a movement of one's own."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # passed on as they came
        if movement.id == OWN:
            self.fields["name"] = SpokenField(label=_("The movement"), required=True)
            self.fields["part"] = SpokenField(label=_("Its first small part"))
        self.rungs = {
            rung: Measure(
                f"rung_{rung}", words, str(_("no worry")), str(_("great worry"))
            )
            for rung, words in enumerate(movement.rungs, 1)
        }
        for measure in self.rungs.values():
            self.fields[measure.key] = scale(measure)

    @property
    def names(self) -> list[forms.BoundField]:
        """The fields for words, for the template."""
        return [self[name] for name in ("name", "part") if name in self.fields]

    @property
    def scales(self) -> list[tuple[Measure, forms.BoundField]]:
        """The rungs with their fields, for the template."""
        return [(measure, self[measure.key]) for measure in self.rungs.values()]

    @property
    def worries(self) -> dict[int, int]:
        """What was rated, by rung; call after `is_valid`."""
        given = {r: self.cleaned_data[each.key] for r, each in self.rungs.items()}
        return {rung: worry for rung, worry in given.items() if worry is not None}

    @property
    def named(self) -> dict[str, str]:
        """What it is called; call after `is_valid`."""
        return {field.name: self.cleaned_data[field.name] for field in self.names}


def _seconds(label: object) -> forms.FloatField:
    return forms.FloatField(
        label=label,  # type: ignore[arg-type] # a lazy translation
        required=False,
        min_value=0.5,
        max_value=LONGEST_SECONDS,
        widget=forms.NumberInput(attrs={"step": "0.1", "inputmode": "decimal"}),
    )


class DetailsForm(forms.Form):
    """What makes it this person's own movement (``method.md`` 3.1)."""

    room = SpokenField(label=_("The room or place"))
    object = SpokenField(label=_("The thing that belongs to it"))
    clothes = SpokenField(label=_("What you wear"))
    feeling = SpokenField(label=_("How you would like to feel"))


class TimingForm(forms.Form):
    """How long it takes, done and imagined."""

    seconds = _seconds(_("Seconds it takes, really done"))
    imagined_seconds = _seconds(_("Seconds it takes, imagined"))


class RehearseForm(RatingsForm):
    """A rehearsal, with how it is right now. All but the id may be left alone."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    zone = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    audio = forms.ChoiceField(
        choices=[("opus", "opus"), ("m4a", "m4a")], widget=forms.HiddenInput
    )
    minutes = forms.TypedChoiceField(label=_("Minutes"), coerce=float)
    posture = forms.TypedChoiceField(
        label=_("How you will be"), coerce=Posture, empty_value=None, required=False
    )
    rung = forms.TypedChoiceField(
        label=_("Step"), coerce=int, empty_value=None, required=False
    )
    flare = forms.BooleanField(label=_("My back is in a flare"), required=False)

    asked = REHEARSAL_MEASURES

    def __init__(
        self,
        *args: object,
        stands: Standing,
        technique: Technique,
        **kwargs: object,
    ) -> None:
        """Offer the lengths, the postures, and the rungs up to the one stood on."""
        super().__init__(*args, **kwargs)
        movement = stands.movement
        bounds = technique.minutes
        self._offer(
            "minutes",
            [
                (f"{n:g}", f"{n:g}")
                for n in OFFERED_MINUTES
                if bounds.least <= n <= bounds.most
            ],
        )
        suited = [each for each in movement.postures if each in technique.postures]
        postures = [(each, POSTURES[each]) for each in suited]
        self._offer("posture", [("", _("As it suits")), *postures])
        rungs = list(enumerate(movement.rungs, 1))[: stands.step.rung]
        self._offer("rung", [(str(n), f"{n}. {words}") for n, words in reversed(rungs)])

    def _offer(self, name: str, choices: list[tuple[object, object]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined] # a choice field, declared above
