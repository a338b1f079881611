"""One practice: the wait, the player, and the check-in after."""

import json
from contextlib import suppress
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from unclench.composer import OtherFormat, Recipe
from unclench.content.care import load_ground
from unclench.content.language import SOURCE
from unclench.diary import CheckIn, Harm, Side, Unsettling
from unclench.session import audible
from unclench.vocabulary import Posture
from unclench.web.contacts import crisis_for, lists_for
from unclench.web.felt import harm_shown
from unclench.web.growing import serve_growing
from unclench.web.here import Here, who_is_here
from unclench.web.models import Practice
from unclench.web.pages.practice.forms import AfterForm, HeardForm, RehearsedForm
from unclench.web.pages.practised import named
from unclench.web.pages.ratings import keep_check_in
from unclench.web.plan import language
from unclench.web.renderer import (
    Order,
    Progress,
    State,
    Trouble,
    ask_progress,
    cancel_order,
    place_order,
)
from unclench.web.shelf import AUDIO_TYPES, Shelved, find_growing, find_session
from unclench.web.tasks import prepare_soon
from unclench.web.told import change_told, read_told
from unclench.web.words import TROUBLES


@require_safe
@never_cache
def practice(request: HttpRequest, practice_id: UUID) -> HttpResponse:
    """Show the player, or the wait for it, or what went wrong."""
    row = _row(practice_id, who_is_here())
    if row.ended_at:
        return redirect("after", row.id)
    progress, session = _standing(row)
    context: dict[str, object] = {"practice": row, "listed": named(row.record())}
    if session or progress.audible:
        steps = load_ground(language()).steps(read_told().sense, _posture(row))
        context |= {
            "session": session,
            "seconds": session.seconds if session else 60 * row.minutes,
            "form": HeardForm(),
            "steps": steps,
            "spoken": json.loads(row.recipe).get("language", SOURCE),
        }
        return render(request, "unclench/player.html", context)
    if progress.state is State.FAILED:
        happened, advice = TROUBLES[progress.trouble]
        context |= {"happened": happened, "advice": advice}
        return render(request, "unclench/trouble.html", context, status=503)
    context["percent"] = round(100 * progress.fraction)
    return render(request, "unclench/wait.html", context)


@require_safe
@never_cache
def progress(_request: HttpRequest, practice_id: UUID) -> HttpResponse:
    """Tell how far the session is."""
    row = _row(practice_id, who_is_here())
    now, _session = _standing(row)
    settled = now.audible and find_growing(row.digest).record.is_file()
    told = {
        "state": now.state,
        "fraction": round(now.fraction, 3),
        "audible": now.audible,
        # Captions and record can be had; so much of the sound is there.
        "settled": settled,
        "there": round(60 * row.minutes * audible(now.fraction), 1),
    }
    return JsonResponse(told)


@require_safe
@never_cache
def live(_request: HttpRequest, practice_id: UUID) -> HttpResponseBase:
    """Answer with the sound while it is made."""
    row = _row(practice_id, who_is_here())
    now, session = _standing(row)
    if session:
        return redirect("sound", row.digest, row.audio)
    if not now.audible:
        return HttpResponse(status=404)

    def goes_on() -> bool:
        return ask_progress(row.digest, row.audio).state in {
            *(State.WAITING, State.RENDERING, State.AWAY)
        }

    return serve_growing(
        find_growing(row.digest).sound,
        content_type=AUDIO_TYPES[row.audio],
        goes_on=goes_on,
    )


@require_POST
def again(_request: HttpRequest, practice_id: UUID) -> HttpResponse:
    """Try once more to make the session."""
    row = _row(practice_id, who_is_here())
    with suppress(OtherFormat):
        place_order(_order(row), urgent=True)
    return redirect("practice", row.id)


@require_POST
def heard(request: HttpRequest, practice_id: UUID) -> HttpResponse:
    """Keep how much was heard: only ever more, whatever order the messages arrive in."""
    form = HeardForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=422)
    here = who_is_here()
    row = _row(practice_id, here)
    given = form.cleaned_data
    seconds = given["seconds"]
    if seconds is None:
        # Nothing in the browser counted: the time since Start is the best there is.
        seconds = round((here.now - row.at).total_seconds())
    keep_heard(row, seconds, complete=given["complete"], ended=given["ended"])
    if given["ended"]:
        # What is whole is kept; what is still being made nobody waits for any more.
        cancel_order(row.digest, row.audio)
    return redirect("after", row.id) if given["ended"] else HttpResponse(status=204)


@transaction.atomic
def keep_heard(row: Practice, seconds: int, *, complete: bool, ended: bool) -> None:
    """Note what was heard: never less than before, never more than there is."""
    now = Practice.objects.select_for_update().get(pk=row.pk)
    now.heard_seconds = max(now.heard_seconds, min(seconds, round(60 * now.minutes)))
    now.complete = now.complete or complete
    if ended and now.ended_at is None:
        now.ended_at = timezone.now()
    now.save(update_fields=["heard_seconds", "complete", "ended_at"])
    prepare_soon(now.person)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def after(request: HttpRequest, practice_id: UUID) -> HttpResponse:
    """Ask how it is now; all of it may be skipped."""
    here = who_is_here()
    row = _row(practice_id, here)
    sent = request.POST if request.method == "POST" else None
    form = AfterForm(sent) if row.rung is None else RehearsedForm(sent)
    if request.method == "POST" and form.is_valid():
        unsettling = form.cleaned_data["unsettling"]
        check_in = CheckIn(
            practice=row.id, side=Side.AFTER, ratings=form.ratings, unsettling=unsettling
        )
        with transaction.atomic():
            keep_check_in(check_in, row, here)
        harm = harm_shown(row)
        if harm.signs or unsettling in (Unsettling.LITTLE, Unsettling.YES):
            return _unsettled(request, row, harm)
        return redirect("movement", row.scene) if row.rung else redirect("today")
    context = {"practice": row, "listed": named(row.record()), "form": form}
    return render(request, "unclench/after.html", context)


def _unsettled(request: HttpRequest, row: Practice, harm: Harm) -> HttpResponse:
    """Say what helps now; stop suggesting what was unsettling twice."""
    me = read_told()
    if harm.put_by - set(me.unwanted_techniques):
        me = change_told(unwanted_techniques=[*me.unwanted_techniques, *harm.put_by])
    context = {
        "practice": row,
        "listed": named(row.record()),
        "steps": load_ground(language()).steps(me.sense, _posture(row)),
        "harm": harm,
        "lists": lists_for(me) if harm.signs else (),
    }
    return render(request, "unclench/unsettled.html", context | crisis_for(me))


def _row(practice_id: UUID, here: Here) -> Practice:
    return get_object_or_404(Practice, pk=practice_id, person=here.person)


def _posture(row: Practice) -> Posture:
    # Every version has written it, so the player opens what an older one made.
    return Posture(json.loads(row.recipe)["posture"])


def _order(row: Practice) -> Order:
    return Order(Recipe.from_json(row.recipe), row.audio)


def _standing(row: Practice) -> tuple[Progress, Shelved | None]:
    """Tell how far the session is; order again what a restarted renderer forgot."""
    # Asked before the shelf is looked at: what is finished in between lies there.
    now = ask_progress(row.digest, row.audio)
    if session := find_session(row.digest, row.audio):
        return Progress(State.READY, 1.0), session
    if now.state is State.UNKNOWN:
        try:
            now = place_order(_order(row), urgent=True)
        except OtherFormat:
            now = Progress(State.FAILED, trouble=Trouble.CHANGED)
    return now, None
