"""What somebody tells once, page by page."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from unclench.config import Settings
from unclench.content import Library
from unclench.person import Me, forget_me
from unclench.web.here import who_is_here
from unclench.web.pages.me.groups import GROUPS, Group
from unclench.web.pages.spoken import speaks_of_crisis
from unclench.web.plan import library
from unclench.web.tasks import prepare_soon
from unclench.web.told import change_told, kept_told, read_told


@require_safe
@never_cache
def me(request: HttpRequest) -> HttpResponse:
    """List what can be told, and what was."""
    kept = kept_told()
    context = {
        "groups": [(group, group.is_told(kept.me)) for group in GROUPS.values()],
        "told": kept.me != Me(),
        "kept": "kept" in request.GET,
        "problems": kept.problems,
        "file": Settings(data=settings.DATA).me,
    }
    return render(request, "unclench/me/all.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def group(request: HttpRequest, name: str) -> HttpResponse:
    """Ask what one page asks, and keep it."""
    found = GROUPS.get(name)
    if found is None:
        raise Http404
    if request.method != "POST":
        return _page(request, found, found.form(read_told()))
    form = found.form(read_told(), request.POST)
    if not form.is_valid():
        if speaks_of_crisis(form):
            return redirect("talk")
        return _page(request, found, form, status=422)
    told = change_told(**form.changes())
    prepare_soon(who_is_here().person)
    if name == "heed" and _wants_somebody(told, library()):
        return redirect("talk")
    return redirect(f"{reverse('me')}?kept")


@require_POST
def forget(_request: HttpRequest) -> HttpResponse:
    """Delete all that was told."""
    forget_me(Settings(data=settings.DATA).me)
    prepare_soon(who_is_here().person)
    return redirect("me")


def _page(
    request: HttpRequest, found: Group, form: object, status: int = 200
) -> HttpResponse:
    context = {"group": found, "form": form}
    template = "unclench/me/heed.html" if found.id == "heed" else "unclench/me/group.html"
    return render(request, template, context, status=status)


def _wants_somebody(told: Me, library: Library) -> bool:
    """Tell whether somebody to talk to comes first."""
    return any(library.cautions[name].help for name in told.cautions or ())
