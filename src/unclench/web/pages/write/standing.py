"""How it stands with a script, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from unclench.web.lengths import Misfit
from unclench.web.models import Script
from unclench.web.release import Released
from unclench.web.words import Wording

MISFITS: dict[Misfit, Wording] = {
    Misfit.EMPTY: _(
        "Saved. It can't be practised yet: write a few lines under a part, such as "
        "“# Scene”."
    ),
    Misfit.LONG: _(
        "Saved. It can't be practised yet: it is longer than the longest session."
    ),
    Misfit.UNDIVIDED: _(
        "Saved. It can't be practised yet: a short session has to leave some of it out. "
        "Part it by headings, such as “## At the gate”, a few lines each."
    ),
}
"""Why no session can be made of what was saved."""


def standing(script: Script) -> Wording:
    """Say whether a script can be practised, and whether all of it can."""
    if script.ready is None:
        return _("Not ready to practise yet")
    if script.ready == script.newest.id:
        return _("Ready to practise")
    return _("An earlier version can be practised")


def told(released: Released | None, script: Script) -> Wording:
    """Say what came of keeping; without a release it was a draft."""
    if released is None:
        return _("Kept as a draft.")
    if released.done:
        return _("Saved.")
    return f"{_held(released)} {_meanwhile(script)}".strip()


def _held(released: Released) -> str:
    if released.errors:
        return ngettext(
            "Saved. One thing wants to be changed before it can be practised.",
            "Saved. %(count)d things want to be changed before it can be practised.",
            released.errors,
        ) % {"count": released.errors}
    return str(MISFITS[released.misfit]) if released.misfit else ""


def _meanwhile(script: Script) -> str:
    ready = script.ready is not None
    return str(_("Until then the version before stays.")) if ready else ""
