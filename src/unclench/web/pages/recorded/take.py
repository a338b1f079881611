"""Taking in what was recorded, hearing it, and deleting it."""

from collections.abc import Callable
from functools import wraps

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
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST, require_safe

from unclench.voice.recorded import (
    MOST_BYTES,
    Line,
    NotTaken,
    Refusal,
    Taken,
    matched,
    read_within,
    take_in,
)
from unclench.web.pages.recorded.forms import LineForm, TakeForm
from unclench.web.pages.recorded.lines import Desk, desk
from unclench.web.pages.recorded.views import reading
from unclench.web.pages.recorded.words import FINDINGS, GOOD, MEANWHILE, REFUSALS
from unclench.web.ranges import serve_file

MOST_TOGETHER = 20 * MOST_BYTES
"""Bytes of all files that come at once."""

type View = Callable[..., HttpResponse]


def within(most: int) -> Callable[[View], View]:
    """Refuse what is too large before a byte of it is read.

    The form's guard reads a whole request to find its token in it, so it comes after.
    """

    def limited(view: View) -> View:
        guarded = csrf_protect(view)

        @csrf_exempt
        @wraps(view)
        def first_look(request: HttpRequest, **names: str) -> HttpResponse:
            if int(request.META.get("CONTENT_LENGTH") or 0) > most:
                says = str(REFUSALS[Refusal.BIG])
                return JsonResponse({"says": [says], "taken": False}, status=413)
            return guarded(request, **names)

        return first_look

    return limited


@require_POST
@within(MOST_BYTES + 100_000)
def one_file(request: HttpRequest, name: str) -> HttpResponse:
    """Look at one recording, and keep it if that is asked for.

    A script gets JSON, and may look before it keeps; a form always keeps, and goes on.
    """
    at = desk(name)
    form = TakeForm(request.POST, request.FILES)
    if not form.is_valid():
        return _told(request, at, [str(_("There was no recording in it."))])
    given = form.cleaned_data
    line = at.line(given["line"], given["version"])
    if line is None:
        return _told(request, at, [str(MEANWHILE)], status=409)
    try:
        taken = take_in(read_within(given["sound"].read), line.text, at.library.language)
    except NotTaken as refused:
        return _told(request, at, [str(REFUSALS[refused.why])])
    sound = _kept(at, line, taken) if given["keep"] else ""
    if not _by_script(request):
        return redirect(f"{_back(request, name)}#line-{given['version'][:12]}")
    says = [str(FINDINGS[each]) for each in taken.findings] or [str(GOOD)]
    return JsonResponse({"taken": True, "says": says, "sound": sound})


@require_POST
@within(MOST_TOGETHER)
def files(request: HttpRequest, name: str) -> HttpResponse:
    """Take in a heap of files for the lines of a page."""
    at = desk(name)
    lines = _lines_of(at, request.POST.getlist("lines"))
    uploads = {file.name or "": file for file in request.FILES.getlist("sounds")}
    found = matched(uploads, lines)
    left = dict.fromkeys(found.left, str(_("It belongs to no line here.")))
    for file, line in found.lines:
        try:
            taken = take_in(
                read_within(uploads[file].read), line.text, at.library.language
            )
        except NotTaken as refused:
            left[file] = str(REFUSALS[refused.why])
        else:
            _kept(at, line, taken)
    here = _back(request, name)
    context = {
        "came": len(found.lines) + len(found.left) - len(left),
        "left": left.items(),
    }
    return reading(request, at, lines, _("Files taken in"), here, **context)


@require_POST
def forget(request: HttpRequest, name: str) -> HttpResponse:
    """Delete what was recorded of one line."""
    form = LineForm(request.POST)
    at = desk(name)
    if form.is_valid() and (
        line := at.line(form.cleaned_data["line"], form.cleaned_data["version"])
    ):
        # The same words may be kept under another line; what is heard is what goes.
        for recording in at.home.recordings:
            if recording.text == line.text:
                at.home.forget(recording.line, recording.text)
    return redirect(_back(request, name))


@require_safe
def heard(request: HttpRequest, name: str, sound: str) -> HttpResponseBase:
    """Answer with the sound of a recording."""
    home = desk(name).home
    found = next((each for each in home.recordings if each.sound == sound), None)
    if found is None:
        raise Http404
    return serve_file(request, home.sound(found), content_type="audio/flac", etag=sound)


def _kept(at: Desk, line: Line, taken: Taken) -> str:
    """Keep a recording; return where it can be heard."""
    language = at.library.language
    recording = at.home.keep(line.id, line.text, language, taken)
    return reverse("recorded-heard", args=[at.home.name, recording.sound])


def _lines_of(at: Desk, told: list[str]) -> tuple[Line, ...]:
    """Return the lines that a page named, each as ``id version``, in its order."""
    pairs = (each.rpartition(" ") for each in told[:1000])
    lines = (at.line(name, version) for name, _space, version in pairs)
    return tuple(line for line in lines if line)


def _told(
    request: HttpRequest, at: Desk, says: list[str], status: int = 422
) -> HttpResponse:
    """Say why nothing was taken."""
    if _by_script(request):
        return JsonResponse({"taken": False, "says": says}, status=status)
    lines, here = at.first(), _back(request, at.home.name)
    title = _("Not taken yet")
    return reading(request, at, lines, title, here, happened=says)


def _by_script(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == "application/json"


def _back(request: HttpRequest, name: str) -> str:
    """Return the page of lines that a form came from."""
    form = LineForm(request.POST)
    form.is_valid()
    here: str = form.cleaned_data.get("here", "")
    return here or reverse("recorded-first", args=[name])
