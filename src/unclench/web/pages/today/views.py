"""Today: what to practise now, with its reason, and Start."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from unclench.composer import NothingSuits
from unclench.diary import days_practised
from unclench.person import Me, heeded
from unclench.voice import VoiceError, voice_names
from unclench.web.contacts import crisis_for
from unclench.web.here import Here, who_is_here
from unclench.web.pages.choose.forms import StartForm, What
from unclench.web.pages.practised import named, practices_since
from unclench.web.pages.today.forms import NotThisForm, WishForm
from unclench.web.plan import (
    Offer,
    is_spacious,
    language,
    library,
    offer_for,
    past_of,
    voice_gone,
    voices_folder,
)
from unclench.web.refusals import worded
from unclench.web.tasks import prepare_soon
from unclench.web.told import change_told, kept_told, read_told
from unclench.web.voice_question import question_for
from unclench.web.words import GREETINGS, WHYS

WINDOW = 28
"""Days looked back on instead of a streak (``method.md`` 8.2)."""


@require_safe
@never_cache
def today(request: HttpRequest) -> HttpResponse:
    """Show what suits now; have it prepared meanwhile."""
    here, kept = who_is_here(), kept_told()
    context = _around(here) | {"problems": kept.problems}
    context |= _voices(here, kept.me)
    try:
        offer = offer_for(here, past_of(here.person), kept.me)
    except NothingSuits as nothing:
        context |= {"nothing": worded(nothing)} | _help(kept.me)
    except VoiceError:
        context |= {"voiceless": True}
    else:
        prepare_soon(here.person)
        context |= _offered(offer, here, kept.me)
    return render(request, "unclench/today.html", context)


@require_POST
def wish(request: HttpRequest) -> HttpResponse:
    """Take up what brought it, and show what suits that."""
    here = who_is_here()
    form = WishForm(request.POST)
    if form.is_valid():
        form.wish.keep(here.person, here.now)
    return redirect("today")


@require_POST
def not_this_one(request: HttpRequest) -> HttpResponse:
    """Take up why a practice is not wanted, and show the next."""
    here = who_is_here(request.POST.get("zone", ""))
    form = NotThisForm(request.POST)
    what = What.read(request.POST.get("what", ""))
    if what and form.is_valid():
        me = read_told()
        changed = heeded(
            me,
            form.cleaned_data["why"],
            technique=what.technique.id,
            scene=what.scene,
            minutes=form.cleaned_data["minutes"],
            voices=voice_names(language(), voices_folder()),
            spacious=is_spacious(me.voice),
            today=here.today,
        )
        change_told(**changed.model_dump(mode="json"))
    return redirect("today")


def _offered(offer: Offer, here: Here, me: Me) -> dict[str, object]:
    """Return the practice that is offered, with the form to start it."""
    found, recipe = offer.suggestion, offer.recipe
    scene = library().scenes.get(recipe.scene)
    what = What(found.technique, recipe.scene if scene else "")
    return {
        "form": StartForm.offering(
            what, here, me, minutes=recipe.minutes, moment=recipe.moment
        ),
        "technique": found.technique,
        "scene": scene.name if scene else "",
        "minutes": f"{recipe.minutes:g}",
        "reason": found.reason,
        "whys": [(why, *words) for why, words in WHYS.items()],
    }


def _voices(here: Here, me: Me) -> dict[str, object]:
    """Return what there is to say of voices: one that is gone, or the one question."""
    try:
        return {"gone": voice_gone(me.voice), "question": question_for(here)}
    except VoiceError:
        return {}


def _around(here: Here) -> dict[str, object]:
    """Return what Today shows whatever is offered."""
    practices = practices_since(here, here.today - timedelta(days=WINDOW - 1))
    done = [named(practice) for practice in practices if practice.day == here.today]
    return {
        "greeting": GREETINGS[here.moment],
        "moment": here.moment,
        "triggers": library().triggers.values(),
        "wish": here.wish,
        "wish_form": WishForm.showing(here.wish),
        "done": done,
        "days": days_practised(practices, today=here.today, window=WINDOW),
        "window": WINDOW,
    }


def _help(me: Me) -> dict[str, object]:
    """Return whom to talk to, where that comes first."""
    cautions = library().cautions
    if any(cautions[name].help for name in me.cautions or ()):
        return {"help": crisis_for(me)}
    return {}
