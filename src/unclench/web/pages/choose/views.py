"""All there is to practise, one practice as somebody wants it, and Start."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from unclench.composer import Refused, limits_of, refusal
from unclench.composer.safety import most_minutes, usual_minutes
from unclench.content import Technique
from unclench.person import Me
from unclench.voice import VoiceError
from unclench.web.begin import begin_practice
from unclench.web.contacts import crisis_for
from unclench.web.here import Here, who_is_here
from unclench.web.pages.choose.forms import StartForm, What
from unclench.web.plan import alternatives, library, needs_for, past_of, recipe_for
from unclench.web.refusals import worded
from unclench.web.renderer import Order, place_order
from unclench.web.told import read_told
from unclench.web.words import OTHERS, SHELVES, Wording


@dataclass(frozen=True, slots=True)
class Shelf:
    """Techniques that stand together."""

    name: Wording
    techniques: tuple[Technique, ...]


@require_safe
@never_cache
def everything(request: HttpRequest) -> HttpResponse:
    """List all there is, and beside it what is not for this person now, with the why."""
    me = read_told()
    refused = {
        technique.id: refusal(technique, needs_for(me, technique.id), library())
        for technique in library().techniques.values()
    }
    shut = [why for why in refused.values() if why]
    open_now = {name for name, why in refused.items() if not why}
    context = {
        "shelves": _shelves(open_now),
        "shut": list(dict.fromkeys(map(worded, shut))),
    }
    return render(request, "unclench/choose.html", context)


@require_safe
@never_cache
def one(request: HttpRequest, name: str) -> HttpResponse:
    """Show one practice, to start as it is or otherwise."""
    technique = library().techniques.get(name)
    if technique is None:
        raise Http404
    if technique.ladder:
        return redirect("ladder")
    here, me = who_is_here(), read_told()
    refused = refusal(technique, needs_for(me, name), library())
    if refused:
        return _refused(request, technique, refused, here, me)
    form = StartForm.offering(
        What(technique),
        here,
        me,
        minutes=_usual(technique, here, me),
        moment=here.wish.moment or here.moment,
    )
    return _page(request, form)


@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """Start a practice. Sending the same form again leads to the same practice."""
    what = What.read(request.POST.get("what", ""))
    if what is None:
        return redirect("choose")
    if what.technique.ladder:
        return redirect("ladder")
    here = who_is_here(request.POST.get("zone", ""))
    me = read_told()
    form = StartForm(request.POST, technique=what.technique, me=me)
    if not form.is_valid():
        return _page(request, form, status=422)
    moment = form.cleaned_data["moment"] or here.moment
    past = past_of(here.person)
    try:
        needs = needs_for(me, what.technique.id, moment=moment, **form.wish)
        recipe = recipe_for(needs, past)
    except VoiceError:
        form.add_error(None, _("The voice does not start. “unclench doctor” says why."))
        return _page(request, form, status=503)
    except Refused as refused:
        return _refused(request, what.technique, refused, here, me, form)
    given = form.cleaned_data
    row = begin_practice(given["id"], recipe, given["audio"], form.ratings, here)
    place_order(Order(recipe, row.audio), urgent=True)
    return redirect("practice", row.id)


def _page(request: HttpRequest, form: StartForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "technique": form.technique, "own": _asks_for_own(form)}
    return render(request, "unclench/choose_one.html", context, status=status)


def _refused(
    request: HttpRequest,
    technique: Technique,
    refused: Refused,
    here: Here,
    me: Me,
    form: StartForm | None = None,
) -> HttpResponse:
    """Say kindly why it can't be, and what can be instead."""
    caution = getattr(refused, "caution", None)
    context = {
        "technique": technique,
        "refused": worded(refused),
        "others": alternatives(here, past_of(here.person), me, technique.id),
        "form": form,
        "help": crisis_for(me) if caution and caution.help else None,
    }
    return render(request, "unclench/refused.html", context, status=422 if form else 200)


def _shelves(open_now: set[str]) -> list[Shelf]:
    techniques = library().techniques
    placed = {name for names in SHELVES.values() for name in names}
    more = tuple(name for name in techniques if name not in placed)
    shelves = [
        Shelf(
            title, tuple(techniques[n] for n in names if n in open_now & set(techniques))
        )
        for title, names in [*SHELVES.items(), (OTHERS, more)]
    ]
    return [shelf for shelf in shelves if shelf.techniques]


def _usual(technique: Technique, here: Here, me: Me) -> float:
    """Return the length to begin with: what there is time for, else the usual one."""
    limits = limits_of(needs_for(me, technique.id), library())
    if here.wish.minutes is None:
        return usual_minutes(technique, limits, me.longest)
    most = min(technique.minutes.most, most_minutes(limits))
    return min(max(here.wish.minutes, technique.minutes.least), most)


def _asks_for_own(form: StartForm) -> bool:
    """Tell whether a place of one's own is among the scenes, and not told yet."""
    told = any(name.startswith("place.") for name in form.me.own)
    return "own" in form.technique.scenes and not told
