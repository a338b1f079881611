"""A recorded voice: beginning one, what is there, and lines to read aloud."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from unclench.config import Settings
from unclench.session.sheet import FEW, most_heard
from unclench.vocabulary.nearest import UnknownName
from unclench.voice.recorded import Line, State
from unclench.voice.recorded.begin import begin, relabel
from unclench.web.pages.recorded.forms import NewForm, WhoseForm
from unclench.web.pages.recorded.lines import Desk, desk, shown
from unclench.web.plan import language, voice_name
from unclench.web.told import read_told


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def new(request: HttpRequest) -> HttpResponse:
    """Begin a recorded voice."""
    if request.method != "POST":
        form = NewForm(initial={"language": language()})
        return render(request, "unclench/recorded/new.html", {"form": form})
    form = NewForm(request.POST)
    if not form.is_valid():
        context = {"form": form}
        return render(request, "unclench/recorded/new.html", context, status=422)
    given = form.cleaned_data
    voices = Settings(data=settings.DATA).voices
    home = begin(voices, given["language"], given["whose"])
    return redirect("recorded-first", home.name)


@require_safe
@never_cache
def one(request: HttpRequest, name: str) -> HttpResponse:
    """Show what there is of a recorded voice, and what can be recorded next."""
    at = desk(name)
    sheets = at.practices()
    practices = [
        (at.library.techniques[each], _count(at, lines)) for each, lines in sheets.items()
    ]
    context = {
        "voice": at.record,
        "count": len(at.home.recordings),
        "damaged": len(at.home.damaged),
        "first": _count(at, most_heard(sheets.values(), FEW)),
        "practices": practices,
        "changed": [shown(each) for each in at.standing(at.changed())],
        "speaks_now": voice_name(read_told().voice) == name,
        "for_page": at.library.language == language(),
        "form": WhoseForm(initial={"whose": at.record.whose}),
    }
    return render(request, "unclench/recorded/one.html", context)


@require_POST
def label(request: HttpRequest, name: str) -> HttpResponse:
    """Call a voice otherwise."""
    form = WhoseForm(request.POST)
    if form.is_valid():
        relabel(desk(name).home, form.cleaned_data["whose"])
    return redirect("recorded-one", name)


@require_safe
@never_cache
def first(request: HttpRequest, name: str) -> HttpResponse:
    """Show the few lines that come in most practices, to be read aloud."""
    at = desk(name)
    here = reverse("recorded-first", args=[name])
    return reading(request, at, at.first(), _("The first ten lines"), here)


@require_safe
@never_cache
def changed(request: HttpRequest, name: str) -> HttpResponse:
    """Show the lines whose words have changed."""
    at = desk(name)
    here = reverse("recorded-changed", args=[name])
    return reading(request, at, at.changed(), _("New words"), here)


@require_safe
@never_cache
def practice(request: HttpRequest, name: str, technique: str) -> HttpResponse:
    """Show the lines of one practice, as it comes next."""
    at = desk(name)
    try:
        lines = at.practice(technique)
    except UnknownName as error:
        raise Http404 from error
    here = reverse("recorded-lines", args=[name, technique])
    return reading(request, at, lines, at.library.technique(technique).name, here)


def reading(
    request: HttpRequest,
    at: Desk,
    lines: tuple[Line, ...],
    title: str,
    here: str,
    **more: object,
) -> HttpResponse:
    """Show lines to be read aloud."""
    found = [shown(each) for each in at.standing(lines)]
    context = {
        "voice": at.record,
        "title": title,
        "here": here,
        "lines": found,
        "done": sum(each.state is State.RECORDED for each in found),
        **more,
    }
    return render(request, "unclench/recorded/lines.html", context)


def _count(at: Desk, lines: tuple[Line, ...]) -> tuple[int, int]:
    """Return how many of some lines are recorded, and how many there are."""
    found = at.standing(lines)
    return sum(each.state is State.RECORDED for each in found), len(found)
