"""How loud each sound is, and how the place around the voice is."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from unclench.vocabulary.tuning import LEVELS, SHARES
from unclench.web.pages.me.asked import Asked, one_of, yes_or_no
from unclench.web.words import Wording

LOUDNESSES: dict[str, Wording] = {
    "-6": _("Much softer"),
    "-3": _("Softer"),
    "0": _("As usual"),
    "3": _("Louder"),
    "6": _("Much louder"),
}
"""Decibels against the usual, in words."""
INTENSITIES: dict[str, Wording] = {
    "0.0": _("A calm day"),
    "0.5": _("As usual"),
    "1.0": _("A lively day"),
}
BRIGHTNESSES: dict[str, Wording] = {
    "0.0": _("Dark and far"),
    "0.5": _("As usual"),
    "1.0": _("Bright and near"),
}
WIDTHS: dict[str, Wording] = {
    "0.0": _("In the middle"),
    "0.5": _("A little to both sides"),
    "1.0": _("All around"),
}


class LevelField(forms.ChoiceField):
    """How loud something is: five steps that stand in one row."""

    in_a_row = True

    def __init__(self, label: Wording, line: Wording = "") -> None:
        super().__init__(
            label=label,  # type: ignore[arg-type] # a lazy translation
            choices=list(LOUDNESSES.items()),
            help_text=line,  # type: ignore[arg-type] # as above
            widget=forms.RadioSelect,
        )


class SoundForm(Asked):
    """How the sounds of a session are tuned."""

    voice = LevelField(_("The voice"))
    ambience = LevelField(
        _("The place around you"),
        _("While somebody speaks it steps back far enough to understand each word."),
    )
    breath = LevelField(_("The tone with the breath"))
    chimes = yes_or_no(
        _("A soft chime at the beginning and at the end"),
        _("Not before sleep, and not when the day is hard."),
    )
    chime = LevelField(_("The chime"))
    intensity = one_of(_("The place is like"), INTENSITIES)
    brightness = one_of(_("It sounds"), BRIGHTNESSES)
    width = one_of(_("With headphones it is heard"), WIDTHS)
    in_step = yes_or_no(
        _("The place moves with the breath"),
        _("Waves come and draw back with a paced breath, where the place has them."),
    )

    def told(self) -> dict[str, Any]:
        """Return the step nearest to what was told, which may lie between two."""
        told = asdict(self.me.tuning)
        return told | {name: self.step(name) for name in (*LEVELS, *SHARES)}

    def step(self, name: str) -> str:
        """Return the choice that is nearest to what was told."""
        told = getattr(self.me.tuning, name)
        return _nearest(told, (value for value, _ in self.base_fields[name].choices))  # type: ignore[attr-defined]  # a choice field

    def changes(self) -> dict[str, Any]:
        """Return the tuning; what lay between two steps stays if its step was kept."""
        before = asdict(self.me.tuning)
        given = {n: v for n, v in self.cleaned_data.items() if v not in (None, "")}
        moved = {n: v for n, v in given.items() if n not in before or v != self.told()[n]}
        return {"tuning": before | moved}


def _nearest(told: float, steps: Iterable[str]) -> str:
    return min(steps, key=lambda step: abs(float(step) - told))
