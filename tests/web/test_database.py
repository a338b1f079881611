"""The database keeps what was thanked for."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.conf import settings
from django.db import IntegrityError, connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.web.visitors import Visitor

from unclench.web.here import who_is_here
from unclench.web.models import CheckIn, Person, Practice, Rating
from unclench.web.renderer import State, ask_progress
from unclench.web.tasks import prepare_ahead, prepare_soon, take_up_stranded

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1)],
)
def test_sqlite_is_set_to_lose_nothing(pragma: str, value: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")
        assert cursor.fetchone() == (value,)
    assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_there_is_one_person_made_at_the_first_call() -> None:
    assert who_is_here().person == who_is_here().person
    assert Person.objects.count() == 1


def test_every_row_a_person_makes_says_who_when_and_where(visitor: Visitor) -> None:
    practice = visitor.listened(60, pain_now="4")
    rows = [practice, *CheckIn.objects.all(), *Rating.objects.all()]
    assert {(r.person_id, r.zone, r.day) for r in rows} == {
        (practice.person_id, "Europe/Lisbon", practice.day)
    }
    assert all(row.at <= timezone.now() for row in rows)
    assert len({row.pk for row in rows}) == 4


def test_a_value_off_the_scale_is_refused_by_the_database(visitor: Visitor) -> None:
    visitor.started(pain_now="4")
    with pytest.raises(IntegrityError):
        Rating.objects.filter(measure="pain_now").update(value=11)


def test_preparing_ahead_waits_once_however_often_today_is_opened(
    visitor: Visitor,
) -> None:
    for _ in range(3):
        visitor.get("/")
    assert DBTaskResult.objects.ready().count() == 1


def test_a_task_that_a_killed_worker_had_begun_is_taken_up_again() -> None:
    person = who_is_here().person
    prepare_soon(person)
    task = DBTaskResult.objects.get()
    task.claim("a worker that was killed")
    take_up_stranded()
    assert list(DBTaskResult.objects.ready()) == [task]


@pytest.mark.usefixtures("renderer")
def test_what_is_prepared_ahead_is_what_start_asks_for(visitor: Visitor) -> None:
    with time_machine.travel(datetime(2026, 3, 20, 8, tzinfo=UTC), tick=False):
        here = who_is_here("UTC")
        assert prepare_ahead.call(str(here.person.key), "en") in {"waiting", "rendering"}
        practice = visitor.started(what="morning-wave/", minutes="4", zone="UTC")
        path = f"/practice/{practice.pk}/progress"
        while visitor.get(path).json()["state"] != "ready":
            assert ask_progress(practice.digest, "opus").state is not State.FAILED
        assert Practice.objects.count() == 1
        assert len(list((settings.DATA / "sessions").glob(f"{practice.digest}*"))) == 1


def test_tasks_hold_nothing_but_the_persons_key_and_language(visitor: Visitor) -> None:
    visitor.get("/")
    person = Person.objects.get()
    task = DBTaskResult.objects.get()
    assert task.args_kwargs == {"args": [str(person.key), "en-gb"], "kwargs": {}}
