"""How the typed keys of the core are worded on pages."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from unclench.person import Why
from unclench.vocabulary import Moment, Posture
from unclench.web.renderer import Trouble

type Wording = str | Promise

GREETINGS: dict[Moment, Wording] = {
    Moment.MORNING: _("Good morning"),
    Moment.DAY: _("Hello"),
    Moment.EVENING: _("Good evening"),
    Moment.SLEEP: _("It is late"),
}

POSTURES: dict[Posture, Wording] = {
    Posture.LYING: _("Lying down"),
    Posture.RECLINING: _("Half lying"),
    Posture.SITTING: _("Sitting"),
    Posture.STANDING: _("Standing"),
    Posture.WALKING: _("Walking"),
    Posture.WHEELCHAIR: _("In a wheelchair"),
}

VOICES: dict[str, Wording] = {
    "espeak-en-us": _("American"),
    "espeak-en-gb": _("British"),
    "espeak-de": _("German"),
    "espeak-en-us-plain": _("American, plain"),
    "espeak-en-gb-plain": _("British, plain"),
    "espeak-de-plain": _("German, plain"),
}
"""The voices built in."""

MINUTES = (1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30)
"""Lengths to choose from; a technique takes those it can (``method.md`` 1.2)."""

SHELVES: dict[Wording, tuple[str, ...]] = {
    _("Short, wherever you are"): (
        "posture-reset",
        "breath-link",
        "see-and-do",
        "after-the-call",
    ),
    _("A place to be"): ("calm-place", "scene-journey"),
    _("Through the body"): ("scan-nature", "warm-flow", "soft-belt", "morning-wave"),
    _("With movement"): ("micro-move", "rehearse"),
    _("In a hard moment"): ("flare", "kind-thought"),
    _("For the night"): ("wind-down",),
}
"""Techniques as they are listed; what packs bring stands under `OTHERS`."""
OTHERS: Wording = _("And more")

WHYS: dict[Why, tuple[Wording, Wording]] = {
    Why.TOO_LONG: (_("Too long"), _("then shorter")),
    Why.TOO_FAST: (_("Too fast"), _("then slower")),
    Why.TOO_WORDY: (_("Too many words"), _("then more quiet")),
    Why.TOO_MYSTICAL: (_("Too dreamy"), _("then plain facts")),
    Why.TOO_CLINICAL: (_("Too dry"), _("then warmer words")),
    Why.VOICE: (_("The voice"), _("then another one")),
    Why.IMAGE: (_("The image"), _("then without it")),
}
"""Why a practice is not wanted, and what the next one makes of it."""

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
    Trouble.OTHER_VOICE: (
        _("The voice has changed since you chose this session."),
        _("Go back and start it again: the voice as it is now will speak it."),
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
