"""What is said about sounds of one's own."""

from django.utils.translation import gettext_lazy as _

from unclench.sound.own import Found, Unfit
from unclench.web.words import Wording

FOUND: dict[Found, Wording] = {
    Found.CUT: _("It is longer than 20 minutes; the rest is left out."),
    Found.TAMED: _("What came suddenly in it comes more gently now."),
    Found.SUDDEN: _(
        "Something in it still comes suddenly. Listen before lying down to it."
    ),
}
"""What was found while a sound was taken in."""

WHYS: dict[Unfit, Wording] = {
    Unfit.UNREADABLE: _("This can't be read as sound."),
    Unfit.SILENT: _("Nothing is heard in it."),
    Unfit.SHORT: _("It is too short: at least 10 seconds are needed."),
}
"""Why a file can't be used."""
