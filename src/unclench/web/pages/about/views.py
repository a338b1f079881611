"""About: what this is and is not, what studies say, and whose work it is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from unclench import __version__
from unclench.web.plan import library


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Show it."""
    context = {"version": __version__, "techniques": library().techniques.values()}
    return render(request, "unclench/about.html", context)
