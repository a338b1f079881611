"""Hearing what was written: one line at once, or all of it as a session."""

import json
from dataclasses import replace
from uuid import UUID, uuid4

from django.conf import settings
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    JsonResponse,
)
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST, require_safe

from unclench.composer import Needs, Recipe, Refused
from unclench.config import Settings
from unclench.content import Line, parse, slots
from unclench.session import SessionStore, revised
from unclench.vocabulary import Delivery, Moment, Part, Utterance
from unclench.vocabulary.method import VOICE, rate_of
from unclench.voice import ClipStore, VoiceError, find_voice, speak, voice_for
from unclench.voice.errors import NothingSpokenError
from unclench.web.begin import begin_practice
from unclench.web.here import Here, who_is_here
from unclench.web.lengths import Misfit, lengths_of
from unclench.web.models import Kind, Practice, Script
from unclench.web.pages.write.forms import LineForm, WordsForm
from unclench.web.pages.write.views import editing, page, script_of, take
from unclench.web.plan import library, needs_for, past_of, recipe_for
from unclench.web.ranges import serve_file
from unclench.web.refusals import worded
from unclench.web.release import written
from unclench.web.renderer import Order, place_order
from unclench.web.told import read_told

LOOKED_AT = 5
"""Times that a script was heard, the last ones, among which one is sought to keep to."""


@require_POST
def line(request: HttpRequest, script_id: UUID) -> JsonResponse:
    """Speak the line at a row, or the next one, and tell where its sound is."""
    script = script_of(script_id, who_is_here())
    form = LineForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"says": _("There is nothing to say yet.")}, status=422)
    asked = _utterance(script, form.cleaned_data["text"], form.cleaned_data["row"])
    if asked is None:
        says = _("There is no line here. Put the cursor into one.")
        return JsonResponse({"says": says}, status=422)
    try:
        digest = _spoken(asked)
    except NothingSpokenError:
        says = _("There is no word in it that can be said.")
        return JsonResponse({"says": says}, status=422)
    except VoiceError:
        says = _("The voice does not start. “unclench doctor” says why.")
        return JsonResponse({"says": says}, status=503)
    return JsonResponse({"sound": reverse("write-clip", args=[digest])})


@require_safe
def clip(request: HttpRequest, digest: str) -> HttpResponseBase:
    """Answer with a line that was spoken."""
    clips = Settings(data=settings.DATA).clips
    file = clips / digest[:2] / f"{digest}.wav"
    if not file.is_file():
        raise Http404
    return serve_file(request, file, content_type="audio/wav", etag=digest)


@require_POST
def all_of_it(request: HttpRequest, script_id: UUID) -> HttpResponse:
    """Save it and make a session of it."""
    here = who_is_here(request.POST.get("zone", ""))
    script = script_of(script_id, here)
    sent = request.POST.copy()
    sent["kind"] = Kind.SAVED
    form = WordsForm(sent)
    if not form.is_valid():
        return page(request, script, form, status=422)
    kept, says = take(script, form, here)
    if script.ready != kept.version.id:
        return page(request, script, editing(kept.version), kept, says, 422)
    try:
        return redirect("practice", _begun(script, here))
    except VoiceError:
        says = _("The voice does not start. “unclench doctor” says why.")
    except Refused as refused:
        says = worded(refused)
    return page(request, script, editing(kept.version), kept, says, 422)


def _utterance(script: Script, text: str, row: int) -> Utterance | None:
    """Return what is said at a row or next after it, as in a session."""
    script_now = written(script, "", text)
    found, _problems = parse(script_now.whole)
    row += script_now.head_rows
    lines = [(p.part, each) for p in found.passages for each in p.lines]
    part, said = next(
        ((p, each) for p, each in lines if each.row >= row), (Part.SETTLE, None)
    )
    if said is None:
        return None
    words = said.text if isinstance(said, Line) else said.long
    spoken = slots.filled(words, read_told().own) or slots.SLOT.sub("", words)
    ramp = VOICE[part]
    rate = rate_of(ramp.rates[1], read_told().pace, script.language)
    how = Delivery(rate, ramp.levels[1], ramp.pitches[1])
    return Utterance(spoken, script.language, how)


def _spoken(asked: Utterance) -> str:
    """Speak a line unless it lies there already; return the digest it lies under."""
    here = Settings(data=settings.DATA)
    name = voice_for(asked.language, read_told().voice, here.voices)
    voice = find_voice(name, here.voices)
    store = ClipStore(here.clips)
    speak([asked], voice, store=store, workers=1)
    return store.path(asked, voice).stem


def _begun(script: Script, here: Here) -> UUID:
    """Begin a practice of a script: the shortest that has all of it, as by day."""
    script_now = written(script, script.newest.title, script.newest.text)
    me, outside = read_told(), script_now.outside
    with override(script.language):
        lengths = lengths_of(script_now, library())
        needs = needs_for(
            me,
            script.technique or outside,
            scene=outside if script.technique else "",
            minutes=None if isinstance(lengths, Misfit) else lengths.minutes.least,
            moment=Moment.DAY,
            language=script.language,
        )
        recipe = _recipe(needs, here)
    row = begin_practice(uuid4(), recipe, here.person.audio, {}, here)
    place_order(Order(recipe, row.audio), urgent=True)
    return row.id


def _recipe(needs: Needs, here: Here) -> Recipe:
    """Decide on a session; one heard before is kept to, wherever no line has changed.

    So that after a change only a little of it has to be made anew.
    """
    past = past_of(here.person)
    heard = Practice.objects.filter(person=here.person, technique=needs.technique)
    if needs.scene:
        heard = heard.filter(scene=needs.scene)
    store = SessionStore(Settings(data=settings.DATA).sessions)
    for row in heard.order_by("-at")[:LOOKED_AT]:
        if session := store.find(row.digest):
            seed = json.loads(row.recipe)["seed"]
            return revised(recipe_for(needs, replace(past, seed=seed)), session)
    return recipe_for(needs, past)
