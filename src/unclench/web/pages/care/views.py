"""When to seek care, whom to talk to, and the way back into the room."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from unclench.content.care import Level, load_care, load_ground
from unclench.person import Me
from unclench.web.contacts import crisis_for, lists_for
from unclench.web.pages.care.forms import Answer, CountryForm, ListsForm
from unclench.web.plan import language
from unclench.web.told import change_told, read_told


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def get_help(request: HttpRequest) -> HttpResponse:
    """Show the lists, and what to do where one of them speaks of somebody."""
    form = ListsForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and form.answers:
        return _answered(request, form.answers)
    me = read_told()
    lists = [(each, form[each.level]) for each in lists_for(me)]
    context = {"lists": lists, "me": me} | _whom(me)
    return render(request, "unclench/help.html", context)


def _answered(request: HttpRequest, answers: dict[Level, Answer]) -> HttpResponse:
    """Say what to do; an emergency that may be one pauses what asks for movement."""
    said = {level: answer for level, answer in answers.items() if answer != Answer.NONE}
    if Level.EMERGENCY in said:
        change_told(movement_paused=True)
    me = read_told()
    actions = [
        (each, said[each.level] is Answer.UNSURE)
        for each in lists_for(me)
        if each.level in said
    ]
    context = {
        "actions": actions,
        "paused": Level.EMERGENCY in said,
        "none": load_care(language()).none,
    }
    return render(request, "unclench/help_answer.html", context | _whom(me))


@require_POST
def country(request: HttpRequest) -> HttpResponse:
    """Remember the country."""
    form = CountryForm(request.POST)
    if form.is_valid():
        change_told(country=form.cleaned_data["country"])
    back = "talk" if request.POST.get("back") == "talk" else "help"
    return redirect(back)


@require_POST
def movement(_request: HttpRequest) -> HttpResponse:
    """Let movement be asked for again."""
    change_told(movement_paused=False)
    return redirect("help")


@require_safe
@never_cache
def talk(request: HttpRequest) -> HttpResponse:
    """Show who is there to talk, before anything else."""
    return render(request, "unclench/talk.html", _whom(read_told()))


@require_safe
@never_cache
def ground(request: HttpRequest) -> HttpResponse:
    """Show the steps back into the room."""
    me = read_told()
    found = load_ground(language())
    context = {"title": found.title, "steps": found.steps(me.sense, me.posture)}
    return render(request, "unclench/ground.html", context)


def _whom(me: Me) -> dict[str, object]:
    """Return what every page says that names a contact."""
    form = CountryForm(initial={"country": load_care(language()).contact(me.country).id})
    return {"country_form": form, **crisis_for(me)}
