"""Pages for what went wrong, each with the way on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - passed by Django, by name
    """Answer an address that leads nowhere."""
    return render(request, "unclench/errors/not_found.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Answer when a page broke."""
    return render(request, "unclench/errors/broken.html", status=500)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - passed by Django, by name
    """Answer a form that was opened too long ago, or does not come from our pages."""
    return render(request, "unclench/errors/stale_form.html", status=403)
