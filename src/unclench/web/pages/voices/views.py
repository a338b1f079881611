"""The voices: who speaks, and natural ones that can be fetched."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from unclench.config import Settings
from unclench.vocabulary.nearest import UnknownName
from unclench.voice import ClipStore, VoiceError, find_voice, voice_for
from unclench.voice.fetch import FetchError, Offer
from unclench.voice.sample import sample, sample_lines
from unclench.web import fetching
from unclench.web.here import who_is_here
from unclench.web.offers import offers, voice_title
from unclench.web.pages.voices.shown import shown
from unclench.web.pages.voices.words import WHYS
from unclench.web.plan import language, voice_gone
from unclench.web.tasks import prepare_soon
from unclench.web.told import change_told, read_told
from unclench.web.voice_question import note_asked


@require_safe
@never_cache
def voices(request: HttpRequest) -> HttpResponse:
    """List the voices, and those that can be fetched."""
    return _page(request)


@require_safe
@never_cache
def progress(_request: HttpRequest, name: str) -> HttpResponse:
    """Tell how far a voice is on its way."""
    now = fetching.standing(_offer(name), _settings().voices)
    return JsonResponse({"state": now.state, "percent": now.percent})


@require_POST
def fetch(_request: HttpRequest, name: str) -> HttpResponse:
    """Have a voice fetched."""
    fetching.begin(_offer(name), _settings().voices)
    note_asked(who_is_here())
    return redirect(_at(name))


@require_POST
def stop(_request: HttpRequest, name: str) -> HttpResponse:
    """Fetch it no further."""
    fetching.stop(_offer(name).name)
    return redirect(_at(name))


@require_POST
def remove(request: HttpRequest, name: str) -> HttpResponse:
    """Remove a voice that was added, or what has come of one."""
    try:
        fetching.throw_away(name, _settings().voices)
    except UnknownName as error:
        raise Http404 from error
    except FetchError as error:
        return _page(request, WHYS[error.why], status=409)
    prepare_soon(who_is_here().person)
    return redirect("voices")


@require_POST
def use(_request: HttpRequest, name: str) -> HttpResponse:
    """Let a voice speak from now on."""
    folder = _settings().voices
    if voice_for(language(), name, folder) != name:
        raise Http404
    # The one that speaks anyway is no choice, so that a better one may take its place.
    usual = voice_for(language(), "", folder)
    change_told(voice=name if name != usual else "")
    prepare_soon(who_is_here().person)
    return redirect("voices")


@require_safe
def heard(request: HttpRequest, name: str) -> HttpResponse:
    """Answer with a few lines in a voice, as sound."""
    here = _settings()
    try:
        voice = find_voice(name, here.voices)
        lines = sample_lines(voice)
        if not lines:
            raise Http404
        sound = sample(voice, lines, ClipStore(here.clips))
    except UnknownName as error:
        raise Http404 from error
    except VoiceError:
        return _page(request, (_("This voice does not start."), ""), status=503)
    return HttpResponse(sound, content_type="audio/wav")


@require_POST
def answer(request: HttpRequest) -> HttpResponse:
    """Take up the answer to the one question about voices."""
    here = who_is_here()
    note_asked(here)
    if name := request.POST.get("fetch", ""):
        fetching.begin(_offer(name), _settings().voices)
        return redirect(_at(name))
    return redirect("today")


def _page(
    request: HttpRequest, happened: tuple[object, object] | None = None, status: int = 200
) -> HttpResponse:
    told = read_told().voice
    now = shown(_settings(), told)
    context = {
        "shown": now,
        "coming": any(each.coming for each in now.offers),
        "gone": voice_gone(told),
        "speaks": voice_title(voice_for(language(), told, _settings().voices)),
        "happened": happened,
    }
    return render(request, "unclench/voices/all.html", context, status=status)


def _at(name: str) -> str:
    """Return the place of the page where a voice is offered: it may be far below."""
    return f"{reverse('voices')}#offer-{name}"


def _offer(name: str) -> Offer:
    found = offers().get(name)
    if found is None:
        raise Http404
    return found


def _settings() -> Settings:
    return Settings(data=settings.DATA)
