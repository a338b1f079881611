"""The files of a session: they never change under their digest."""

from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from unclench.web.ranges import serve_file
from unclench.web.shelf import AUDIO_TYPES, Shelved, find_growing, find_session


@require_safe
def sound(request: HttpRequest, digest: str, audio: str) -> HttpResponseBase:
    """Answer with the sound, or the part of it that a player asks for."""
    session = _found(digest, audio)
    return serve_file(
        request,
        session.sound,
        content_type=AUDIO_TYPES[audio],
        etag=f"{digest}-{audio}",
    )


@require_safe
def captions(request: HttpRequest, digest: str, audio: str) -> HttpResponseBase:
    """Answer with the captions, as WebVTT."""
    session = find_session(digest, audio)
    if session is None:
        return _early(find_growing(digest).captions, "text/vtt")
    return serve_file(
        request, session.captions, content_type="text/vtt", etag=f"{digest}-captions"
    )


@require_safe
def record(request: HttpRequest, digest: str, audio: str) -> HttpResponseBase:
    """Answer with ``session.json``: what happens when."""
    session = find_session(digest, audio)
    if session is None:
        return _early(find_growing(digest).record, "application/json")
    return serve_file(
        request,
        session.record,
        content_type="application/json",
        etag=f"{digest}-{audio}-record",
    )


def _early(path: Path, content_type: str) -> HttpResponse:
    """Answer with what is settled of a session that is still being made."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise Http404 from None
    headers = {"Cache-Control": "no-store"}
    return HttpResponse(content, content_type=content_type, headers=headers)


def _found(digest: str, audio: str) -> Shelved:
    session = find_session(digest, audio)
    if session is None:
        raise Http404
    return session
