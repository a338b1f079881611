"""What a script was like before: versions to look at, compare and bring back."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from unclench.web.here import who_is_here
from unclench.web.models import Kind, Script, Version
from unclench.web.pages.write.difference import difference
from unclench.web.pages.write.views import script_of
from unclench.web.release import release
from unclench.web.versions import bring_back


@dataclass(frozen=True, slots=True)
class Kept:
    """A version in the list."""

    version: Version
    at: datetime
    """In the zone it was kept in."""
    saved: bool
    aside: bool
    newest: bool
    ready: bool


@require_safe
@never_cache
def versions(request: HttpRequest, script_id: UUID) -> HttpResponse:
    """List all versions, the newest first."""
    script = script_of(script_id, who_is_here())
    kept = [_kept(each, script) for each in script.versions.order_by("-number")]
    context = {"script": script, "versions": kept, "newest": script.newest}
    return render(request, "unclench/write/versions.html", context)


@require_safe
@never_cache
def version(request: HttpRequest, script_id: UUID, version_id: UUID) -> HttpResponse:
    """Show a version, and how it differs from the newest."""
    script = script_of(script_id, who_is_here())
    old = get_object_or_404(Version, pk=version_id, script=script)
    newest = script.newest
    context = {
        "script": script,
        "newest": newest,
        "kept": _kept(old, script),
        "difference": difference(old, newest),
    }
    return render(request, "unclench/write/version.html", context)


@require_POST
def back(request: HttpRequest, script_id: UUID, version_id: UUID) -> HttpResponse:
    """Bring a version back; the one that stands now stays in the list."""
    here = who_is_here(request.POST.get("zone", ""))
    script = script_of(script_id, here)
    old = get_object_or_404(Version, pk=version_id, script=script)
    release(script, bring_back(script, old, uuid4(), here))
    return redirect("write-one", script.id)


def _kept(version: Version, script: Script) -> Kept:
    return Kept(
        version,
        version.local,
        saved=version.kind == Kind.SAVED,
        aside=version.kind == Kind.ASIDE,
        newest=version.id == script.newest.id,
        ready=version.id == script.ready,
    )
