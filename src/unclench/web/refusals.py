"""How what can't be composed is worded on pages."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from unclench.composer import (
    Barrier,
    Lost,
    NotForNow,
    NothingLeft,
    NothingSuits,
    NotInLanguage,
    Refused,
    SceneBlocked,
    TooFewMinutes,
    TooLong,
    WrongLength,
)
from unclench.content import Technique
from unclench.web.words import POSTURES, Wording

BARRIERS: dict[Barrier, Wording] = {
    Barrier.STILL: _("It moves the body, and yours may rest."),
    Barrier.NO_BREATH: _("It lives from the breath, and yours is left in peace."),
    Barrier.NOT_LYING: _("It is done lying down, and another posture suits you better."),
    Barrier.UNFIT_POSTURE: _("You told that this posture is not for you: %(posture)s."),
    Barrier.NO_POSTURE: _("None of its postures is one for you."),
    Barrier.FIRST_RUNG: _(
        "On a day like this the first step is enough, if you want it at all."
    ),
}
LEFT: dict[Lost, Wording] = {
    Lost.WORDS: _("Nothing is left to say."),
    Lost.PART: _("A part that belongs to every session has no words left."),
    Lost.STOPPING: _("No words are left that say you may stop."),
    Lost.SCENE: _("No scene is left."),
    Lost.MOVEMENT: _("No movement is left."),
}


def worded(refused: Refused) -> str:
    """Say in the language of the page why something can't be, and what there is."""
    match refused:
        case NotForNow():
            return f"{_not_for_now(refused.technique)} {_barrier(refused)}"
        case NothingLeft():
            way = gettext("Another practice may do, or one blocked word less.")
            about = gettext("%(name)s, without what you asked not to hear:") % {
                "name": refused.technique.name
            }
            return f"{about} {LEFT[refused.lost]} {way}"
        case NothingSuits():
            advice = gettext("Ask for other minutes, or another posture.")
            why = refused.caution.action if refused.caution else advice
            nothing = gettext("There is nothing to suggest here.")
            return f"{nothing} {why}"
        case SceneBlocked():
            said = gettext("“%(name)s” has something in it that you asked not to meet.")
            return said % {"name": refused.name}
        case NotInLanguage():
            said = gettext("“%(name)s” is not there in this language yet.")
            return said % {"name": refused.technique.name}
        case _:
            return _of_length(refused)


def wrong_length(technique: Technique) -> str:
    """Say which lengths a practice takes."""
    bounds = technique.minutes
    if bounds.least == bounds.most:
        told = gettext("%(name)s takes %(least)g minutes.")
    else:
        told = gettext("%(name)s takes from %(least)g to %(most)g minutes.")
    return told % {"name": technique.name, "least": bounds.least, "most": bounds.most}


def _not_for_now(technique: Technique) -> str:
    return gettext("“%(name)s” is not for now.") % {"name": technique.name}


def _barrier(refused: NotForNow) -> str:
    if refused.caution:
        return refused.caution.action
    posture = POSTURES[refused.posture] if refused.posture else ""
    return str(BARRIERS[refused.barrier]) % {"posture": posture}


def _of_length(refused: Refused) -> str:
    match refused:
        case WrongLength():
            return wrong_length(refused.technique)
        case TooLong():
            most = gettext(
                "With what you told about yourself, a session lasts at most %(most)g "
                "minutes."
            )
            return most % {"most": refused.most}
        case TooFewMinutes():
            least = gettext(
                "So many groups of muscles take at least %(least)g minutes. Ask for more "
                "minutes or fewer groups."
            )
            return least % {"least": refused.least}
        case _:
            return str(refused)
