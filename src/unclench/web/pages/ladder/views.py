"""The ladder: where to start, what comes next, and a rehearsal of it."""

from uuid import uuid4

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from unclench.composer import Recipe, Refused, moment_of
from unclench.content import Movement, Technique
from unclench.diary import Move, first_step
from unclench.person import Me
from unclench.person import Movement as Told
from unclench.vocabulary import Moment
from unclench.voice import VoiceError
from unclench.web.begin import begin_practice
from unclench.web.here import Here, who_is_here
from unclench.web.pages.ladder.forms import (
    OWN,
    DetailsForm,
    RehearseForm,
    TimingForm,
    WorriesForm,
)
from unclench.web.pages.ladder.standing import Standing, standing
from unclench.web.pages.ladder.words import STEPS, TIMINGS, said_of
from unclench.web.pages.spoken import speaks_of_crisis
from unclench.web.plan import library, needs_for, past_of, recipe_for, whole_library
from unclench.web.refusals import worded
from unclench.web.renderer import Order, place_order
from unclench.web.told import change_told, read_told

DETAILS = ("room", "object", "clothes", "feeling")


@require_safe
@never_cache
def movements(request: HttpRequest) -> HttpResponse:
    """List the movements that have a ladder, those begun first."""
    technique = _ladder()
    if technique is None:
        return render(request, "unclench/ladder_elsewhere.html")
    here, me = who_is_here(), read_told()
    ladders = sorted(library().movements.values(), key=lambda each: each.id == OWN)
    listed = [(each, standing(each, me, here)) for each in ladders]
    context = {
        "begun": [each for _, each in listed if each],
        "others": [movement for movement, each in listed if not each],
        "technique": technique,
    }
    return render(request, "unclench/ladder.html", context)


@require_safe
@never_cache
def movement(request: HttpRequest, name: str) -> HttpResponse:
    """Show where the person stands, and what comes next."""
    if name in whole_library().movements.keys() - library().movements.keys():
        return redirect("ladder")  # which says that it is there in another language
    here = who_is_here()
    stands = standing(_movement(name), read_told(), here)
    if stands is None:
        return redirect("worries", name)
    return _page(request, stands, _rehearse_form(stands, here))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def worries(request: HttpRequest, name: str) -> HttpResponse:
    """Ask how much each rung worries, and find where to start."""
    found = _movement(name)
    told = read_told().movements.get(name, Told())
    asked = request.POST if request.method == "POST" else None
    initial = {"name": told.name, "part": told.part}
    form = WorriesForm(asked, movement=found, initial=initial)
    context: dict[str, object] = {"movement": found, "form": form}
    if asked is None:
        return render(request, "unclench/worries.html", context)
    if not form.is_valid():
        if speaks_of_crisis(form):
            return _talk()
        return render(request, "unclench/worries.html", context, status=422)
    step = first_step(form.worries)
    if step.move is Move.STOP:
        context["said"] = STEPS[step.reason]
        return render(request, "unclench/worries.html", context)
    _tell(name, start=step.rung, **form.named)
    return redirect("movement", name)


@require_POST
def details(request: HttpRequest, name: str) -> HttpResponse:
    """Keep what makes it the person's own movement, or how long it takes."""
    here = who_is_here()
    stands = standing(_movement(name), read_told(), here)
    if stands is None:
        return redirect("worries", name)
    timing = "seconds" in request.POST
    form = TimingForm(request.POST) if timing else DetailsForm(request.POST)
    if form.is_valid():
        _tell(name, **form.cleaned_data)
        return redirect("movement", name)
    if speaks_of_crisis(form):
        return _talk()
    wrong = {"timing": form} if timing else {"details": form}
    return _page(request, stands, _rehearse_form(stands, here), status=422, **wrong)


@require_POST
def rehearse(request: HttpRequest, name: str) -> HttpResponse:
    """Start a rehearsal on the rung stood on, a lower one, or the first in a flare."""
    here, me = who_is_here(request.POST.get("zone", "")), read_told()
    stands = standing(_movement(name), me, here)
    if stands is None or stands.step.move is Move.STOP:
        return redirect("movement", name)
    form = RehearseForm(request.POST, stands=stands, technique=_technique())
    if not form.is_valid():
        return _page(request, stands, form, status=422)
    given = form.cleaned_data
    try:
        recipe = _recipe(form, stands, me, here)
    except Refused as refused:
        form.add_error(None, worded(refused))
    except VoiceError:
        form.add_error(None, _("The voice does not start. “unclench doctor” says why."))
    else:
        row = begin_practice(given["id"], recipe, given["audio"], form.ratings, here)
        place_order(Order(recipe, row.audio), urgent=True)
        return redirect("practice", row.id)
    return _page(request, stands, form, status=422)


def _recipe(form: RehearseForm, stands: Standing, me: Me, here: Here) -> Recipe:
    given = form.cleaned_data
    flare = given["flare"]
    needs = needs_for(
        me,
        _technique().id,
        scene=stands.movement.id,
        rung=1 if flare else given["rung"] or stands.step.rung,
        minutes=given["minutes"],
        posture=given["posture"],
        moment=Moment.FLARE if flare else moment_of(here.hour),
    )
    return recipe_for(needs, past_of(here.person))


def _page(
    request: HttpRequest,
    stands: Standing,
    form: RehearseForm,
    status: int = 200,
    **asked_again: forms.Form,
) -> HttpResponse:
    told = stands.told
    match = stands.timing
    context = {
        "stands": stands,
        "movement": stands.movement,
        "said": said_of(stands.step),
        "form": form,
        "details": DetailsForm(initial={name: getattr(told, name) for name in DETAILS}),
        "timing": TimingForm(
            initial={"seconds": told.seconds, "imagined_seconds": told.imagined_seconds}
        ),
        "timed": TIMINGS[match.timing] if match else "",
    }
    return render(request, "unclench/movement.html", context | asked_again, status=status)


def _rehearse_form(stands: Standing, here: Here) -> RehearseForm:
    technique = _technique()
    initial = {
        "id": uuid4(),
        "zone": here.zone.key,
        "audio": here.person.audio,
        "minutes": f"{technique.minutes.usual:g}",
        "rung": str(stands.step.rung),
    }
    return RehearseForm(initial=initial, stands=stands, technique=technique)


def _tell(movement: str, /, **changes: object) -> None:
    """Keep something about one movement."""
    before = read_told().movements
    told = before.get(movement, Told()).model_copy(update=changes)
    kept = {**before, movement: told}
    change_told(
        movements={
            each: of.model_dump(mode="json", exclude_defaults=True)
            for each, of in kept.items()
        }
    )


def _movement(name: str) -> Movement:
    found = library().movements.get(name)
    if found is None:
        raise Http404
    return found


def _ladder() -> Technique | None:
    """Return the technique that goes up ladders, where the language has it."""
    return next((each for each in library().techniques.values() if each.ladder), None)


def _technique() -> Technique:
    """Return the same, where a movement of it was found."""
    technique = _ladder()
    if technique is None:
        raise Http404
    return technique


def _talk() -> HttpResponse:
    return redirect("talk")
