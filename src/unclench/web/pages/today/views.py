"""Today: what to practise now, for how long, and Start."""

from datetime import timedelta
from uuid import uuid4

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from unclench.composer import MissingPart, Needs, Recipe, Suggestion, moment_of
from unclench.diary import CheckIn, Side, days_practised
from unclench.vocabulary import BreathPattern
from unclench.voice import VoiceError
from unclench.web.here import Here, who_is_here
from unclench.web.models import Practice
from unclench.web.pages.practised import named, practices_since
from unclench.web.pages.ratings import keep_check_in
from unclench.web.pages.today.forms import StartForm, What, own_field
from unclench.web.plan import (
    own_words_of,
    past_of,
    recipe_for,
    suggestion_for,
    voice_identity,
)
from unclench.web.renderer import Order, place_order
from unclench.web.tasks import prepare_soon
from unclench.web.words import GREETINGS, REASONS

WINDOW = 28
"""Days looked back on instead of a streak (``method.md`` 8.2)."""


@require_safe
@never_cache
def today(request: HttpRequest) -> HttpResponse:
    """Show what suits now; have it prepared meanwhile."""
    here = who_is_here()
    suggestion = suggestion_for(here, past_of(here.person))
    prepare_soon(here.person)
    form = StartForm(initial=_as_suggested(suggestion, here))
    return _page(request, form, here, suggestion)


@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """Start a practice. Sending the same form again leads to the same practice."""
    form = StartForm(request.POST)
    here = who_is_here(request.POST.get("zone", ""))
    past = past_of(here.person)
    if not form.is_valid():
        return _page(request, form, here, suggestion_for(here, past), status=422)
    try:
        recipe = recipe_for(_needs(form, here), past)
    except VoiceError:
        form.add_error(None, _("The voice does not start. “unclench doctor” says why."))
    except MissingPart:
        form.add_error("what", _("This one has no words for that yet. Choose another."))
    else:
        practice = _keep(form, recipe, here)
        place_order(Order(recipe, practice.audio), urgent=True)
        return redirect("practice", practice.id)
    return _page(request, form, here, suggestion_for(here, past), status=503)


def _as_suggested(suggestion: Suggestion, here: Here) -> dict[str, object]:
    technique = suggestion.technique
    scene = technique.scenes[0] if technique.scenes else ""
    own = own_words_of(here.person)
    return {
        **{own_field(name): words for name, words in own.items()},
        "id": uuid4(),
        "zone": here.zone.key,
        "audio": here.person.audio,
        "what": What(technique, scene).value,
        "minutes": f"{technique.minutes.usual:g}",
    }


def _needs(form: StartForm, here: Here) -> Needs:
    given = form.cleaned_data
    breath = given["breath"]
    return Needs(
        technique=form.picked.technique.id,
        voice=voice_identity(),
        minutes=given["minutes"],
        scene=form.picked.scene,
        ambience=given["ambience"],
        breath=BreathPattern.NONE if breath == "natural" else BreathPattern.RAMP,
        breath_tone=breath != "quiet",
        posture=given["posture"],
        moment=moment_of(here.hour),
        own=form.own,
    )


@transaction.atomic
def _keep(form: StartForm, recipe: Recipe, here: Here) -> Practice:
    """Save the practice and what was rated before it."""
    given = form.cleaned_data
    practice = Practice.objects.filter(
        id=given["id"], person=here.person, digest=recipe.digest, ended_at=None
    ).first()
    if practice is None:
        taken = Practice.objects.filter(id=given["id"]).exists()
        practice = Practice.objects.create(
            # Taken: the browser went back to an old form and started another session.
            id=uuid4() if taken else given["id"],
            **here.stamp,
            digest=recipe.digest,
            recipe=recipe.canonical,
            technique=recipe.technique,
            scene=recipe.scene,
            minutes=recipe.minutes,
            audio=given["audio"],
        )
    keep_check_in(
        CheckIn(practice=practice.id, side=Side.BEFORE, ratings=form.ratings),
        practice,
        here,
    )
    if here.person.audio != practice.audio:
        here.person.audio = practice.audio
        here.person.save(update_fields=["audio"])
    return practice


def _page(
    request: HttpRequest,
    form: StartForm,
    here: Here,
    suggestion: Suggestion,
    status: int = 200,
) -> HttpResponse:
    practices = practices_since(here, here.today - timedelta(days=WINDOW - 1))
    done = [named(practice) for practice in practices if practice.day == here.today]
    context = {
        "form": form,
        "greeting": GREETINGS[suggestion.moment],
        "moment": suggestion.moment,
        "technique": suggestion.technique,
        "reason": REASONS[suggestion.reason],
        "done": done,
        "days": days_practised(practices, today=here.today, window=WINDOW),
        "window": WINDOW,
    }
    return render(request, "unclench/today.html", context, status=status)
