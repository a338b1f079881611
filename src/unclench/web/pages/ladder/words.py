"""How the steps of the ladder are worded."""

from django.utils.translation import gettext_lazy as _

from unclench.diary import Move, Reason, Step, Timing
from unclench.web.words import Wording

_BACK: Wording = _("A step back, where it is easier. There is plenty of time.")
_STILL_FIRST: Wording = _("Stay with this one, as short and as small as you like.")

STEPS: dict[Reason, Wording] = {
    Reason.BEGIN: _("You can begin here."),
    Reason.CALM: _(
        "It has been calm three times in a row. If you like, this comes next."
    ),
    Reason.ON_THE_WAY: _(
        "Stay here for now. After three calm times in a row the next step opens."
    ),
    Reason.TOP: _("This is the last step. Come back to it whenever you like."),
    Reason.CHOSEN: _("This is the step you chose. Stay as long as you like."),
    Reason.PAIN: _BACK,
    Reason.WORRY: _BACK,
    Reason.UNPLEASANT: _BACK,
    Reason.FLARE: _("You can go on here."),
    Reason.WORSE_TWICE: _(
        "Let this rest for a week. Something that only asks you to rest may suit you "
        "better now, and a physiotherapist or doctor can look at this movement with you."
    ),
    Reason.TOO_MUCH_YET: _(
        "Even looking at it worries you at the moment, and that is all right. Something "
        "that only asks you to rest may suit you better now, and a physiotherapist or "
        "doctor can look at this movement with you."
    ),
}

TIMINGS: dict[Timing, Wording] = {
    Timing.CLOSE: _("Both take about as long."),
    Timing.QUICKER: _("In your mind it goes quicker. You might give it more time there."),
    Timing.SLOWER: _("In your mind it takes longer. Many people find that."),
}


def said_of(step: Step) -> Wording:
    """Return the one sentence on a step."""
    worse = step.reason in {Reason.PAIN, Reason.WORRY, Reason.UNPLEASANT}
    if worse and step.move is Move.STAY:
        return _STILL_FIRST
    return STEPS[step.reason]
