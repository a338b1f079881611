"""What pages leave for later."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.tasks import TaskResultStatus, task
from django.utils import timezone
from django.utils.translation import get_language, override
from django_tasks_db.models import DBTaskResult

from unclench.composer import NothingSuits
from unclench.voice import VoiceError
from unclench.web.here import who_is_here
from unclench.web.models import Person
from unclench.web.plan import offer_for, past_of
from unclench.web.renderer import Order, place_order
from unclench.web.told import read_told

KEPT = timedelta(days=1)
"""How long the record of a finished task stays."""


@task
def prepare_ahead(person_key: str, language: str) -> str:
    """Have the session rendered that this person would be offered now.

    Parameters
    ----------
    person_key
        Who it is for.
    language
        Of their pages, when it was left for later.

    Returns
    -------
    str
        Where the order stands.
    """
    person = Person.objects.get(key=person_key)
    try:
        with override(language):
            offer = offer_for(who_is_here(), past_of(person), read_told())
    except (NothingSuits, VoiceError) as error:
        # Today says it to the person; there is nothing to prepare until then.
        return type(error).__name__
    return place_order(Order(offer.recipe, person.audio), urgent=False).state


def prepare_soon(person: Person) -> None:
    """Leave preparing ahead for the worker, unless that is waiting already."""
    spoken = get_language() or settings.LANGUAGE_CODE
    arguments = {"args": [str(person.key), spoken], "kwargs": {}}
    with transaction.atomic():
        waiting = DBTaskResult.objects.ready().filter(
            task_path=prepare_ahead.module_path, args_kwargs=arguments
        )
        if not waiting.exists():
            prepare_ahead.enqueue(str(person.key), spoken)


def take_up_stranded() -> None:
    """Put back what a killed worker had begun, and clear away what is long done.

    Called when the only worker starts, so whatever is marked as running is not.
    """
    running = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING)
    running.update(status=TaskResultStatus.READY, started_at=None)
    finished = DBTaskResult.objects.filter(finished_at__lt=timezone.now() - KEPT)
    finished.delete()
