"""The sounds: what can lie under the voice, heard for ten seconds each, and one's own."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from unclench.config import Settings
from unclench.sound import AMBIENCES, Format
from unclench.sound.own import (
    ChangedSound,
    UnfitSound,
    own_sounds,
    remove_own,
    take_in,
)
from unclench.vocabulary.nearest import UnknownName
from unclench.web.here import who_is_here
from unclench.web.pages.sounds.forms import AddForm
from unclench.web.pages.sounds.heard import ten_seconds
from unclench.web.pages.sounds.words import FOUND, WHYS
from unclench.web.plan import library
from unclench.web.ranges import serve_file
from unclench.web.tasks import prepare_soon
from unclench.web.told import read_told


@require_safe
@never_cache
def sounds(request: HttpRequest) -> HttpResponse:
    """List the sounds."""
    return _page(request, AddForm())


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Take in a sound of their own."""
    form = AddForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        title = form.cleaned_data["title"] or file.name.rpartition(".")[0] or file.name
        try:
            take_in(file.file, _settings().sounds, title=title)
        except UnfitSound as unfit:
            form.add_error("file", str(WHYS[unfit.why]))
        except OSError:
            form.add_error("file", _("It can't be kept: is there room on the disk?"))
        else:
            return redirect("sounds")
    return _page(request, form, status=422)


@require_POST
def remove(_request: HttpRequest, name: str) -> HttpResponse:
    """Remove a sound of their own."""
    try:
        remove_own(name, _settings().sounds)
    except UnknownName as error:
        raise Http404 from error
    prepare_soon(who_is_here().person)
    return redirect("sounds")


@require_safe
def heard(request: HttpRequest, name: str) -> HttpResponseBase:
    """Answer with ten seconds of an ambience, as it is tuned."""
    if name not in AMBIENCES:
        raise Http404
    return _heard(request, name)


@require_safe
def heard_own(request: HttpRequest, name: str) -> HttpResponseBase:
    """Answer with ten seconds of a sound of their own."""
    for sound in own_sounds(_settings().sounds):
        if sound.name == name:
            return _heard(request, sound.ambience)
    raise Http404


def _heard(request: HttpRequest, ambience: str) -> HttpResponseBase:
    fmt = Format.M4A if who_is_here().person.audio == "m4a" else Format.OPUS
    try:
        path = ten_seconds(ambience, read_told().tuning, _settings(), fmt)
    except ChangedSound as error:
        raise Http404 from error
    kind = "audio/mp4" if fmt is Format.M4A else "audio/ogg"
    response = serve_file(request, path, content_type=kind, etag=path.stem)
    # Another tuning is another sound at the same address.
    response["Cache-Control"] = "private, no-cache"
    return response


def _page(request: HttpRequest, form: AddForm, status: int = 200) -> HttpResponse:
    shipped = library().ambiences.items()
    context = {
        "shipped": [(name, each) for name, each in shipped if name in AMBIENCES],
        "own": [
            (sound, f"{sound.seconds // 60:.0f}:{sound.seconds % 60:02.0f}", found)
            for sound in own_sounds(_settings().sounds)
            for found in [[FOUND[each] for each in sound.found]]
        ],
        "form": form,
    }
    return render(request, "unclench/sounds.html", context, status=status)


def _settings() -> Settings:
    return Settings(data=settings.DATA)
