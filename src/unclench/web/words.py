"""How the typed keys of the core are worded on pages."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from unclench.composer import Reason
from unclench.vocabulary import Moment, Posture
from unclench.web.renderer import Trouble

type Wording = str | Promise

GREETINGS: dict[Moment, Wording] = {
    Moment.MORNING: _("Good morning"),
    Moment.DAY: _("Hello"),
    Moment.EVENING: _("Good evening"),
    Moment.SLEEP: _("It is late"),
}

REASONS: dict[Reason, Wording] = {
    Reason.MORNING: _("Made for the morning."),
    Reason.DAY: _("It fits into the middle of a day."),
    Reason.EVENING: _("Made for the evening."),
    Reason.SLEEP: _("It may help you wind down for the night."),
}

POSTURES: dict[Posture, Wording] = {
    Posture.LYING: _("Lying down"),
    Posture.SITTING: _("Sitting"),
    Posture.STANDING: _("Standing"),
}

BREATHS: dict[str, Wording] = {
    "tone": _("Paced, with a soft tone"),
    "quiet": _("Paced, without a tone"),
    "natural": _("Left to itself"),
}
"""How the breath can be, as a form sends it."""

TROUBLES: dict[Trouble, tuple[Wording, Wording]] = {
    Trouble.NO_SPACE: (
        _("The disk is full."),
        _("A ten minute session takes about 8 MB. Free a little space, then try again."),
    ),
    Trouble.NOT_WRITABLE: (
        _("Unclench can't write to its data folder."),
        _("Whoever set it up can give it the right to write there; then try again."),
    ),
    Trouble.NO_VOICE: (
        _("The voice does not start."),
        _("In a terminal, “unclench doctor” says what is missing. Then try again."),
    ),
    Trouble.CHANGED: (
        _("The scripts have changed since you chose this session."),
        _("Go back and start it again: it will be made from the new words."),
    ),
    Trouble.REFUSED: (
        _("The finished sound did not pass its own check, so it is not played."),
        _("The fault is ours, not yours. Another length or another sound may work."),
    ),
    Trouble.BROKEN: (
        _("Something went wrong while your session was being made."),
        _("Trying again usually helps. If not, choose another length or session."),
    ),
}
"""What happened, and what to do."""
