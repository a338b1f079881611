"""What somebody writes: the list, a new one, the editor."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from unclench.web.coached import coached
from unclench.web.here import Here, who_is_here
from unclench.web.models import Kind, Script, Version
from unclench.web.pages.write.beginnings import beginning
from unclench.web.pages.write.forms import NewForm, What, WordsForm
from unclench.web.pages.write.standing import standing, told
from unclench.web.pages.write.words import in_words
from unclench.web.plan import language
from unclench.web.release import put_back, release, take_back, written
from unclench.web.tasks import prepare_soon
from unclench.web.versions import Kept, begin, keep
from unclench.web.words import Wording

SCENE_OF = "calm-place"
"""The technique that places of one's own are scenes of."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A script in the list."""

    script: Script
    newest: Version
    standing: Wording
    at: datetime
    """When it was last touched, in the zone that was in."""


@require_safe
@never_cache
def everything(request: HttpRequest) -> HttpResponse:
    """List what was written, the last touched first."""
    scripts = Script.objects.filter(person=who_is_here().person)
    there = sorted(map(_listed, scripts), key=lambda each: each.at, reverse=True)
    gone = request.GET.get("gone", "")
    context = {
        "scripts": [each for each in there if each.script.deleted_at is None],
        "deleted": [each for each in there if each.script.deleted_at is not None],
        "gone": next((each for each in there if str(each.script.id) == gone), None),
    }
    return render(request, "unclench/write/all.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def new(request: HttpRequest) -> HttpResponse:
    """Begin a script with a few words that can be heard as they stand."""
    if request.method != "POST":
        form = NewForm(initial={"id": uuid4(), "language": language()})
        return render(request, "unclench/write/new.html", {"form": form})
    form = NewForm(request.POST)
    if not form.is_valid():
        return render(request, "unclench/write/new.html", {"form": form}, status=422)
    given, here = form.cleaned_data, who_is_here(request.POST.get("zone", ""))
    if not Script.objects.filter(pk=given["id"]).exists():
        _begin(given["id"], given["what"], given["language"], given["title"], here)
    return redirect("write-one", given["id"])


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def editor(request: HttpRequest, script_id: UUID) -> HttpResponse:
    """Show a script to be written on; a browser without a script keeps it here, too."""
    here = who_is_here(request.POST.get("zone", ""))
    script = script_of(script_id, here)
    if script.deleted_at is not None:
        return redirect(f"{reverse('write')}?gone={script.id}")
    if request.method != "POST":
        return page(request, script, editing(script.newest))
    form = WordsForm(request.POST)
    if not form.is_valid():
        return page(request, script, form, status=422)
    kept, says = take(script, form, here)
    return page(request, script, editing(kept.version), kept, says)


@require_POST
def keep_words(request: HttpRequest, script_id: UUID) -> JsonResponse:
    """Keep what was typed, as a draft while it is typed; tell where that left it."""
    here = who_is_here(request.POST.get("zone", ""))
    script = script_of(script_id, here)
    form = WordsForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors.get_json_data()}, status=422)
    kept, says = take(script, form, here)
    other = kept.other and reverse("write-version", args=[script.id, kept.other.id])
    answer = {
        "version": str(kept.version.id),
        "says": str(says),
        "standing": str(standing(script)),
        "other": other or "",
    }
    return JsonResponse(answer)


@require_POST
def delete(_request: HttpRequest, script_id: UUID) -> HttpResponse:
    """Take a script away; that can be undone."""
    script = script_of(script_id, who_is_here())
    take_back(script)
    script.deleted_at = timezone.now()
    script.save(update_fields=["deleted_at"])
    prepare_soon(script.person)
    return redirect(f"{reverse('write')}?gone={script.id}")


@require_POST
def undelete(_request: HttpRequest, script_id: UUID) -> HttpResponse:
    """Bring a deleted script back as it was."""
    script = script_of(script_id, who_is_here())
    script.deleted_at = None
    script.save(update_fields=["deleted_at"])
    put_back(script)
    prepare_soon(script.person)
    return redirect("write")


@require_POST
def forget(_request: HttpRequest, script_id: UUID) -> HttpResponse:
    """Delete a script with all its versions, for good."""
    script = script_of(script_id, who_is_here())
    take_back(script)
    script.delete()
    return redirect("write")


def script_of(script_id: UUID, here: Here) -> Script:
    """Return a script of this person's."""
    return get_object_or_404(Script, pk=script_id, person=here.person)


def take(script: Script, form: WordsForm, here: Here) -> tuple[Kept, Wording]:
    """Keep what a form holds; what is saved is released. Return it, and what to say."""
    given = form.cleaned_data
    kept = keep(
        script,
        form.words,
        key=given["id"],
        base=given["base"],
        kind=given["kind"],
        here=here,
    )
    if given["kind"] != Kind.SAVED:
        return kept, told(None, script)
    released = release(script, kept.version)
    if released.done:
        prepare_soon(script.person)
    return kept, told(released, script)


def editing(version: Version) -> WordsForm:
    """Return the editor's form with a version in it."""
    initial = {
        "id": uuid4(),
        "base": version.id,
        "zone": version.zone,
        "kind": Kind.DRAFT,
        "title": version.title,
        "text": version.text,
    }
    return WordsForm(initial=initial)


def page(
    request: HttpRequest,
    script: Script,
    form: WordsForm,
    kept: Kept | None = None,
    says: Wording = "",
    status: int = 200,
) -> HttpResponse:
    """Show the editor."""
    for name in ("title", "text"):
        form.fields[name].widget.attrs["lang"] = script.language
    title, text = (str(form[name].value() or "") for name in ("title", "text"))
    context = {
        "script": script,
        "form": form,
        "newest": script.newest,
        "standing": standing(script),
        "says": says,
        "other": kept.other if kept else None,
    }
    seen = coached(written(script, title, text.replace("\r\n", "\n")))
    context |= in_words(seen)
    return render(request, "unclench/write/one.html", context, status=status)


def _listed(script: Script) -> Listed:
    newest = script.newest
    return Listed(script, newest, standing(script), newest.local)


@transaction.atomic
def _begin(key: UUID, what: What, spoken: str, title: str, here: Here) -> None:
    count = Script.objects.filter(person=here.person, name__startswith=what).count()
    names = (f"{what}-{n}" for n in range(count + 1, count + 1000))
    taken = set(Script.objects.filter(person=here.person).values_list("name", flat=True))
    found = beginning(what, spoken)
    script = Script.objects.create(
        id=key,
        **here.stamp,
        name=next(name for name in names if name not in taken),
        technique=SCENE_OF if what is What.SCENE else "",
        language=spoken,
    )
    words = replace(found, title=title) if title else found
    begin(script, words, uuid4(), here)
