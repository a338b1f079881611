"""How voices, and what may happen on their way here, are worded."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from unclench.voice import Kind
from unclench.voice.fetch import Why
from unclench.web.words import Wording

KINDS: dict[Kind, Wording] = {
    Kind.BUILT_IN: _("A machine's voice, built in"),
    Kind.SYSTEM: _("A voice of this computer's system"),
    Kind.NATURAL: _("A natural voice, made by a computer from recordings"),
    Kind.HUMAN: _("Somebody's own recordings"),
}

LANGUAGES = {code.partition("-")[0]: name for code, name in settings.LANGUAGES}
"""Each by its own name."""

WHYS: dict[Why, tuple[Wording, Wording]] = {
    Why.NO_NETWORK: (
        _("There is no network, or something stands in the way."),
        _("Try again once this computer is online. All else works without."),
    ),
    Why.NOT_THERE: (
        _("The other end does not give the file just now."),
        _("Try again later."),
    ),
    Why.CUT_OFF: (
        _("The connection broke off."),
        _("What came is kept. Fetching goes on from there."),
    ),
    Why.WRONG: (
        _("What came was not the voice, so it was thrown away."),
        _("Try again, perhaps in another network."),
    ),
    Why.UNSAFE: (
        _("The way there is not safe, so nothing was fetched."),
        _("Try again in another network."),
    ),
    Why.NO_SPACE: (
        _("There is not enough space on the disk."),
        _("Free some, then try again. What came is kept."),
    ),
    Why.NOT_WRITABLE: (
        _("Unclench can't write to its data folder."),
        _("Whoever set it up can give it the right to write there; then try again."),
    ),
    Why.BUSY: (
        _("It is just being fetched somewhere else."),
        _("Wait a little, then look again."),
    ),
    Why.MUTE: (
        _("It is all here, and does not speak on this computer."),
        _("In a terminal, “unclench voices install” says more."),
    ),
    Why.NO_RUNTIME: (
        _("A part that natural voices need is not installed."),
        _("In a terminal, type: pip install 'unclench[natural]'"),
    ),
}
"""What happened, and what to do."""
