"""The language of pages: the one somebody told, else the one their browser asks for."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from unclench.web.told import read_told

type Answer = Callable[[HttpRequest], HttpResponse]


def in_their_language(answer: Answer) -> Answer:
    """Answer in the language of whoever asks: a middleware."""

    def answered(request: HttpRequest) -> HttpResponse:
        with translation.override(_language_of(request)):
            response = answer(request)
            response.headers.setdefault("Content-Language", translation.get_language())
        patch_vary_headers(response, ("Accept-Language",))
        return response

    return answered


def _language_of(request: HttpRequest) -> str:
    """Return the language told where pages are in it, else the browser's, else ours."""
    asked = translation.get_language_from_request(request)
    try:
        return translation.get_supported_language_variant(read_told().language or asked)
    except LookupError:
        return asked
