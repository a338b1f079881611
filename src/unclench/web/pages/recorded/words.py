"""How what was found in a recording is said on pages."""

from django.utils.translation import gettext_lazy as _

from unclench.voice.recorded import Finding, Refusal
from unclench.web.words import Wording

FINDINGS: dict[Finding, Wording] = {
    Finding.CLIPPED: _(
        "The loudest moments are cut off. A little further from the microphone keeps "
        "them whole."
    ),
    Finding.QUIET: _(
        "The voice is far away. A hand's breadth from the microphone is good."
    ),
    Finding.HUM: _(
        "A low hum is heard behind the voice. A charger or a lamp near by may make it."
    ),
    Finding.HISS: _(
        "There is a noise behind the voice. A smaller room with curtains helps."
    ),
    Finding.QUICK: _(
        "That was quick for so many words. Is it this line? There is no hurry."
    ),
    Finding.SLOW: _("That was long for so few words. Is it this line?"),
}
"""What may be better; it can be kept in any case."""

REFUSALS: dict[Refusal, Wording] = {
    Refusal.BIG: _("This file is too large: 25 MB at most."),
    Refusal.UNREADABLE: _("No sound can be read from this file."),
    Refusal.LONG: _("This is longer than a minute. One line at a time is good."),
    Refusal.SILENT: _("No voice is heard in it. Is the right microphone on?"),
}
"""Why nothing could be made of it."""

GOOD: Wording = _("That sounds clear.")
MEANWHILE: Wording = _("The words of this line have just changed. Load the page again.")
