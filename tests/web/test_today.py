import re
from datetime import UTC, datetime
from uuid import uuid4

import pytest
import time_machine
from pytest_django import DjangoAssertNumQueries
from tests.web.visitors import START, Visitor

from unclench.composer import Recipe
from unclench.person import Me
from unclench.vocabulary import Pace, Tone
from unclench.web.here import who_is_here
from unclench.web.models import CheckIn, Person, Practice, Rating
from unclench.web.plan import offer_for, past_of
from unclench.web.told import read_told


def text(visitor: Visitor, path: str = "/") -> str:
    answer = visitor.get(path)
    assert answer.status_code == 200
    return str(answer.content.decode())


@pytest.mark.parametrize(
    ("hour", "greeting"),
    [(7, "Good morning"), (12, "Hello"), (19, "Good evening"), (23, "It is late")],
)
def test_today_greets_by_the_persons_own_hour(
    visitor: Visitor, hour: int, greeting: str
) -> None:
    Person.objects.create(zone="Asia/Tokyo")
    utc = datetime(2026, 5, 4, hour, 30, tzinfo=UTC).timestamp() - 9 * 3600
    with time_machine.travel(utc, tick=False):
        assert f'<p class="greeting">{greeting}</p>' in text(visitor)


def test_start_keeps_the_practice_and_what_was_rated_before(visitor: Visitor) -> None:
    with time_machine.travel(datetime(2026, 7, 1, 23, 30, tzinfo=UTC), tick=False):
        practice = visitor.started(tension_now="6")
    assert practice.zone == "Europe/Lisbon"
    assert practice.day.isoformat() == "2026-07-02"
    assert practice.technique == "posture-reset"
    assert list(Rating.objects.order_by("measure").values_list("measure", "value")) == [
        ("pain_now", None),
        ("tension_now", 6),
    ]


def test_the_same_start_twice_is_one_practice(visitor: Visitor) -> None:
    key = uuid4()
    first = visitor.started(id=key, pain_now="3")
    second = visitor.started(id=key, pain_now="4")
    assert first == second
    assert first.pk == key
    assert Practice.objects.count() == 1
    assert CheckIn.objects.count() == 1
    assert Rating.objects.get(measure="pain_now").value == 4


def test_an_old_form_started_after_its_practice_ended_is_a_new_practice(
    visitor: Visitor,
) -> None:
    key = uuid4()
    ended = visitor.listened(50, id=key)
    again = visitor.started(id=key)
    assert again != ended
    assert Practice.objects.count() == 2


def test_a_length_that_does_not_fit_is_said_beside_its_field(visitor: Visitor) -> None:
    answer = visitor.post(
        "/start", START | {"id": uuid4(), "minutes": "20", "pain_now": "7"}
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Posture reset takes from 1 to 2 minutes." in page
    assert 'name="pain_now" value="7"' in page.replace(" id=", "\n id=")
    assert Practice.objects.count() == 0


def test_a_posture_that_does_not_fit_is_said_beside_its_field(visitor: Visitor) -> None:
    answer = visitor.post("/start", START | {"id": uuid4(), "posture": "lying"})
    assert "Posture reset is made for: " in answer.content.decode()


@pytest.mark.parametrize("value", ["11", "-1", "ten"])
def test_what_is_off_the_scale_is_not_kept(visitor: Visitor, value: str) -> None:
    answer = visitor.post("/start", START | {"id": uuid4(), "pain_now": value})
    assert answer.status_code == 422
    assert Rating.objects.count() == 0


def test_only_practices_of_a_minute_or_more_are_listed(visitor: Visitor) -> None:
    visitor.listened(59)
    assert "Practised today" not in text(visitor)
    visitor.listened(60)
    page = text(visitor)
    assert page.count("<li>") == 1
    assert "Practised on 1 of the last 28 days." in page


@pytest.mark.parametrize("practices", [1, 3])
def test_today_asks_the_database_as_often_for_many_as_for_one(
    visitor: Visitor, practices: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(practices):
        visitor.listened(60)
    visitor.get("/")  # leaves its task waiting
    with django_assert_num_queries(11):
        page = text(visitor)
    assert page.count("<li>") == practices


def test_yesterday_counts_as_a_day_and_is_not_listed(visitor: Visitor) -> None:
    with time_machine.travel(datetime(2026, 3, 3, 12, tzinfo=UTC), tick=False):
        visitor.listened(60)
    with time_machine.travel(datetime(2026, 3, 4, 12, tzinfo=UTC), tick=False):
        visitor.listened(60)
        page = text(visitor)
    assert page.count("<li>") == 1
    assert "Practised on 2 of the last 28 days." in page


def test_an_unknown_zone_falls_back_to_what_is_known(visitor: Visitor) -> None:
    visitor.started()
    assert visitor.started(zone="Mars/Olympus").zone == "Europe/Lisbon"


@pytest.mark.parametrize(
    ("breath", "paced", "tone"),
    [
        ("", True, True),
        ("tone", True, True),
        ("quiet", True, False),
        ("natural", False, False),
    ],
)
def test_the_breath_is_as_chosen(
    visitor: Visitor, *, breath: str, paced: bool, tone: bool
) -> None:
    recipe = Recipe.from_json(visitor.started(breath=breath).recipe)
    assert (recipe.breath is not None, recipe.breath_tone) == (paced, tone)


def offered(page: str) -> str:
    found = re.search(r'name="what" value="([a-z-]+)/', page)
    assert found
    return found[1]


def test_what_is_suggested_has_its_reason_in_one_sentence(visitor: Visitor) -> None:
    found = re.search(r'<p class="why">(.*?)</p>', text(visitor))
    assert found
    assert found[1].count(".") == 1


def test_what_is_prepared_ahead_is_what_start_plays(visitor: Visitor) -> None:
    page = text(visitor)
    here = who_is_here()
    offer = offer_for(here, past_of(here.person), read_told())
    fields = dict(re.findall(r'type="hidden" name="([a-z]+)" value="([^"]*)"', page))
    answer = visitor.post("/start", fields)
    practice = Practice.objects.get()
    assert answer["Location"] == f"/practice/{practice.pk}/"
    assert practice.digest == offer.recipe.digest


def test_what_brought_it_changes_what_is_suggested(visitor: Visitor) -> None:
    sent = {"trigger": "hard-call", "minutes": "3", "posture": "sitting"}
    assert visitor.post("/wish", sent)["Location"] == "/"
    page = text(visitor)
    assert offered(page) == "after-the-call"
    assert "hard call" in page
    assert 'value="hard-call" aria-pressed="true"' in page
    visitor.post("/wish", {"trigger": "flare"})
    assert offered(text(visitor)) == "flare"
    practice = visitor.started(what="flare/", minutes="3", moment="flare")
    assert practice.flare


def test_what_was_said_of_right_now_is_over_some_hours_later(visitor: Visitor) -> None:
    with time_machine.travel(datetime(2026, 3, 3, 9, tzinfo=UTC), tick=False):
        visitor.post("/wish", {"trigger": "flare"})
        assert offered(text(visitor)) == "flare"
    with time_machine.travel(datetime(2026, 3, 3, 12, tzinfo=UTC), tick=False):
        assert offered(text(visitor)) != "flare"


def test_what_can_not_be_wished_changes_nothing(visitor: Visitor) -> None:
    visitor.post("/wish", {"trigger": "nonsense", "minutes": "many"})
    assert Person.objects.filter(wished_at=None).exists()


def not_this(visitor: Visitor, why: str, what: str = "calm-place/beach") -> Me:
    answer = visitor.post("/not-this-one", {"why": why, "what": what, "minutes": "10"})
    assert answer["Location"] == "/"
    return read_told()


@pytest.mark.parametrize(
    ("why", "me"),
    [
        ("too-long", Me(longest=8)),
        ("too-fast", Me(pace=Pace.SLOW)),
        ("too-clinical", Me(tone=Tone.WARM)),
        ("too-mystical", Me(tone=Tone.PLAIN)),
        ("voice", Me(voice="espeak-en-gb")),
        ("image", Me(unwanted_scenes=("beach",))),
    ],
)
def test_not_this_one_is_heeded_at_once(visitor: Visitor, why: str, me: Me) -> None:
    assert not_this(visitor, why) == me


def test_not_this_one_can_be_taken_back(visitor: Visitor) -> None:
    not_this(visitor, "too-mystical")
    assert not_this(visitor, "too-clinical") == Me(tone=Tone.WARM)


def test_another_voice_is_the_one_that_speaks(visitor: Visitor) -> None:
    not_this(visitor, "voice")
    recipe = Recipe.from_json(visitor.started().recipe)
    assert recipe.voice.startswith("espeak-en-gb ")


def test_what_is_passed_over_is_another_the_next_moment(visitor: Visitor) -> None:
    first = offered(text(visitor))
    not_this(visitor, "too-wordy", f"{first}/")  # sparer it is not with this voice
    assert offered(text(visitor)) != first


def test_an_answer_that_is_none_changes_nothing(visitor: Visitor) -> None:
    assert not_this(visitor, "ugly") == Me()
    assert not_this(visitor, "too-long", "nowhere/") == Me()


def test_where_nothing_suits_it_is_said_kindly(visitor: Visitor) -> None:
    visitor.post("/me/heed/", {"cautions": ["unreal"]})
    page = text(visitor)
    assert "Nothing for now" in page
    assert "Your care team can say what suits you." in page
    assert 'action="/start"' not in page


def test_with_thoughts_of_self_harm_somebody_to_talk_to_stands_first(
    visitor: Visitor,
) -> None:
    answer = visitor.post("/me/heed/", {"cautions": ["self-harm"]})
    assert answer["Location"] == "/help/talk"
    page = text(visitor)
    assert page.index("you can talk to somebody now") < page.index("Nothing for now")
