"""The coach beside the editor."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from unclench.web.coached import coached
from unclench.web.here import who_is_here
from unclench.web.pages.write.forms import WordsForm
from unclench.web.pages.write.views import script_of
from unclench.web.pages.write.words import in_words
from unclench.web.release import written


@require_POST
def beside(request: HttpRequest, script_id: UUID) -> HttpResponse:
    """Answer with what the coach says to a text as it stands; nothing is kept."""
    script = script_of(script_id, who_is_here())
    form = WordsForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=422)
    words = form.words
    seen = coached(written(script, words.title, words.text))
    return render(request, "unclench/write/coach.html", in_words(seen))
