"""The ladder in the browser's forms: where to begin, up, down, and not at all."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
from django.conf import settings
from django.utils import timezone
from tests.web.visitors import Visitor

from unclench.config import Settings
from unclench.content import Library
from unclench.diary import Unsettling
from unclench.person import Movement, forget_me
from unclench.web.felt import rehearsals_of
from unclench.web.models import CheckIn, Person, Practice, Rating
from unclench.web.told import change_told, read_told

BEND = Library.load().movements["bend"]
OFFERED = 'value="rehearse/"'
CALM = {"worry_now": "1", "pain_now": "3"}


@pytest.fixture(autouse=True)
def nothing_told() -> Iterator[None]:
    yield
    forget_me(Settings(data=settings.DATA).me)


def others_than(technique: str) -> list[str]:
    return [name for name in Library.load().techniques if name != technique]


def text(visitor: Visitor, address: str) -> str:
    return visitor.get(address).content.decode()


def page(visitor: Visitor, name: str = "bend") -> str:
    return visitor.get(f"/ladder/{name}/", follow=True).content.decode()


def standing(visitor: Visitor) -> str:
    """The words of the rung that the person stands on."""
    return page(visitor).partition('aria-current="step">')[2].partition("<")[0]


def begun(start: int = 2, **told: object) -> None:
    change_told(movements={"bend": {"start": start, **told}})


def rehearsed(visitor: Visitor, *, days_ago: int = 0, **after: str) -> Practice:
    """Rehearse the rung stood on to the end; calm, but for what is told."""
    answer = visitor.post(
        "/ladder/bend/rehearse",
        {"id": uuid4(), "audio": "opus", "minutes": "4", **CALM},
    )
    row = Practice.objects.get(pk=answer["Location"].split("/")[2])
    visitor.post(f"/practice/{row.pk}/heard", {"seconds": 240, "ended": "on"})
    visitor.post(f"/practice/{row.pk}/after", CALM | after)
    then = timezone.now() - timedelta(days=days_ago)
    Practice.objects.filter(pk=row.pk).update(at=then, day=then.date())
    row.refresh_from_db()
    return row


def test_a_movement_that_was_not_begun_asks_how_worrying_each_rung_is(
    visitor: Visitor,
) -> None:
    asked = page(visitor)
    assert [
        words for words in BEND.rungs if words.replace("'", "&#x27;") not in asked
    ] == []
    assert "Find where to begin" in asked


def test_the_start_follows_from_the_worries(visitor: Visitor) -> None:
    answer = visitor.post("/ladder/bend/worries", {"rung_1": "5", "rung_2": "3"})
    assert answer["Location"] == "/ladder/bend/"
    assert read_told().movements == {"bend": Movement(start=2)}
    assert standing(visitor) == BEND.rungs[1].replace("'", "&#x27;")


def test_worries_may_all_be_skipped(visitor: Visitor) -> None:
    visitor.post("/ladder/bend/worries", {})
    assert read_told().movements == {"bend": Movement()}


def test_where_everything_worries_nothing_is_begun(visitor: Visitor) -> None:
    every = {f"rung_{rung}": "8" for rung in range(1, 7)}
    answer = visitor.post("/ladder/bend/worries", every)
    assert "Something restful" in answer.content.decode()
    assert read_told().movements == {}


def test_a_movement_of_one_s_own_needs_a_name(visitor: Visitor) -> None:
    assert visitor.post("/ladder/own/worries", {}).status_code == 422
    named = {"name": "hanging out washing", "part": "reaching for a peg"}
    visitor.post("/ladder/own/worries", named)
    assert read_told().movements == {"own": Movement(**named)}
    assert "<h1>hanging out washing</h1>" in page(visitor, "own")


def test_details_are_kept_and_shown_again(visitor: Visitor) -> None:
    begun(3)
    visitor.post("/ladder/bend/details", {"room": "the <b>hall</b>", "clothes": "jeans"})
    assert read_told().movements == {
        "bend": Movement(start=3, room="the hall", clothes="jeans")
    }
    assert 'value="the hall"' in page(visitor)


def test_what_can_t_be_said_is_refused_kindly(visitor: Visitor) -> None:
    begun()
    answer = visitor.post("/ladder/bend/details", {"room": "🛋"})
    assert answer.status_code == 422
    assert "no word in it that can be said" in answer.content.decode()


@pytest.mark.parametrize("address", ["details", "worries"])
def test_thoughts_of_ending_life_lead_to_somebody_to_talk_to(
    visitor: Visitor, address: str
) -> None:
    change_told(movements={"own": {"name": "hanging out washing"}})
    words = {"room": "I want to die", "name": "I want to die"}
    answer = visitor.post(f"/ladder/own/{address}", words)
    assert answer["Location"] == "/help/talk"
    assert read_told().movements == {"own": Movement(name="hanging out washing")}


def test_imagined_and_real_durations_are_shown_beside_each_other(
    visitor: Visitor,
) -> None:
    begun()
    assert "Imagined" not in page(visitor)
    visitor.post("/ladder/bend/details", {"seconds": "8", "imagined_seconds": "5.5"})
    shown = page(visitor)
    assert "Imagined 5.5 s, done 8 s." in shown
    assert "In your mind it goes quicker." in shown
    assert "score" not in shown


def test_an_unknown_movement_is_not_there(visitor: Visitor) -> None:
    assert visitor.get("/ladder/juggling/").status_code == 404


def test_all_movements_are_listed_those_begun_first(visitor: Visitor) -> None:
    begun()
    listed = visitor.get("/ladder/").content.decode()
    movements = Library.load().movements
    assert listed.count('href="/ladder/') == len(movements) + 1
    assert listed.index("Step 2 of 6") < listed.index("/ladder/car/")


@pytest.mark.usefixtures("renderer")
class TestRehearsing:
    def test_it_is_kept_with_its_rung_and_its_own_measures(
        self, visitor: Visitor
    ) -> None:
        begun()
        row = rehearsed(visitor)
        assert (row.technique, row.scene, row.rung) == ("rehearse", "bend", 2)
        assert sorted(Rating.objects.values_list("measure", "value")) == [
            ("pain_now", 3),
            ("pain_now", 3),
            ("worry_now", 1),
            ("worry_now", 1),
        ]
        (rehearsal,) = rehearsals_of(Person.objects.get())
        assert (rehearsal.rung, rehearsal.worry_after, rehearsal.rise) == (2, 1, 0)

    def test_three_calm_times_lead_up_and_a_worse_one_down(
        self, visitor: Visitor
    ) -> None:
        begun()
        for _ in range(3):
            assert standing(visitor) == BEND.rungs[1].replace("'", "&#x27;")
            rehearsed(visitor)
        assert standing(visitor) == BEND.rungs[2]
        assert "this comes next" in page(visitor)
        rehearsed(visitor, pain_now="6")
        assert standing(visitor) == BEND.rungs[1].replace("'", "&#x27;")
        assert "A step back, where it is easier." in page(visitor)

    def test_two_steps_down_in_a_week_stop_it(self, visitor: Visitor) -> None:
        begun(3)
        for _ in range(2):
            rehearsed(visitor, pain_now="6")
        stopped = page(visitor)
        assert "Let this rest for a week." in stopped
        assert "/ladder/bend/rehearse" not in stopped
        assert "Timing match" not in stopped
        again = {"id": uuid4(), "audio": "opus", "minutes": "4"}
        visitor.post("/ladder/bend/rehearse", again)
        assert Practice.objects.count() == 2
        change_told(unwanted_techniques=others_than("rehearse"), cautions=[])
        visitor.post("/wish", {"trigger": "fear-of-movement"})
        assert OFFERED not in text(visitor, "/")
        Practice.objects.update(day=timezone.now().date() - timedelta(8))
        assert OFFERED in text(visitor, "/")
        assert "/ladder/bend/rehearse" in page(visitor)

    def test_stopping_at_once_counts_only_where_it_was_worse(
        self, visitor: Visitor
    ) -> None:
        begun()
        row = rehearsed(visitor)
        Practice.objects.update(heard_seconds=20)
        assert rehearsals_of(row.person) == ()
        CheckIn.objects.filter(side="after").update(unsettling=Unsettling.YES)
        assert [each.unpleasant for each in rehearsals_of(row.person)] == [True]

    def test_a_higher_rung_can_t_be_asked_for(self, visitor: Visitor) -> None:
        begun()
        form = {"id": uuid4(), "audio": "opus", "minutes": "4", "rung": "3"}
        assert visitor.post("/ladder/bend/rehearse", form).status_code == 422
        visitor.post("/ladder/bend/rehearse", form | {"rung": "1"})
        assert Practice.objects.get().rung == 1

    def test_start_on_today_leads_to_the_ladder(self, visitor: Visitor) -> None:
        form = {"id": uuid4(), "audio": "opus", "what": "rehearse/", "minutes": "5"}
        assert visitor.post("/start", form)["Location"] == "/ladder/"
        assert Practice.objects.count() == 0

    def test_in_a_flare_it_is_the_first_rung(self, visitor: Visitor) -> None:
        begun(4)
        form = {"id": uuid4(), "audio": "opus", "minutes": "4", "flare": "on"}
        visitor.post("/ladder/bend/rehearse", form)
        row = Practice.objects.get()
        assert (row.rung, row.flare) == (1, True)

    def test_a_form_sent_twice_is_one_rehearsal(self, visitor: Visitor) -> None:
        begun()
        form = {"id": uuid4(), "audio": "opus", "minutes": "4", **CALM}
        first = visitor.post("/ladder/bend/rehearse", form)
        assert (
            visitor.post("/ladder/bend/rehearse", form)["Location"] == first["Location"]
        )
        assert Practice.objects.count() == 1

    def test_after_it_went_well_the_first_part_may_be_done(
        self, visitor: Visitor
    ) -> None:
        begun(start=2)
        assert BEND.part.replace("'", "&#x27;") + ". Once" not in page(visitor)
        rehearsed(visitor)
        assert BEND.part.replace("'", "&#x27;") + ". Once" in page(visitor)
        change_told(movement_paused=True)
        assert BEND.part.replace("'", "&#x27;") + ". Once" not in page(visitor)

    def test_a_pause_holds_back_the_rungs_that_move(self, visitor: Visitor) -> None:
        begun(4)
        change_told(movement_paused=True)
        assert "/ladder/bend/rehearse" not in page(visitor)
        form = {"id": uuid4(), "audio": "opus", "minutes": "4"}
        assert visitor.post("/ladder/bend/rehearse", form).status_code == 422
        assert Practice.objects.count() == 0
        begun(3)
        change_told(movement_paused=True)
        assert "/ladder/bend/rehearse" in page(visitor)

    def test_own_words_are_in_what_is_said(self, visitor: Visitor) -> None:
        begun(1, room="the hall with the green door")
        row = rehearsed(visitor)
        assert "the hall with the green door" in row.recipe


@pytest.mark.usefixtures("renderer")
class TestHarm:
    def unsettled(self, visitor: Visitor) -> str:
        practice = visitor.listened(60)
        address = f"/practice/{practice.pk}/after"
        return visitor.post(address, {"unsettling": "yes"}).content.decode()

    def test_unsettling_once_is_answered_with_somebody_to_turn_to(
        self, visitor: Visitor
    ) -> None:
        change_told(country="US")
        once = self.unsettled(visitor)
        assert "speak to a health professional" in once
        assert "988" in once
        assert "more than once lately" not in once
        assert read_told().unwanted_techniques == ()

    def test_unsettling_twice_stops_suggesting_it_and_shows_the_lists(
        self, visitor: Visitor
    ) -> None:
        self.unsettled(visitor)
        twice = self.unsettled(visitor)
        assert "more than once lately" in twice
        assert "Call your local emergency number" in twice
        assert "will not be suggested any more" in twice
        assert read_told().unwanted_techniques == ("posture-reset",)

    def test_ratings_worse_twice_show_the_lists(self, visitor: Visitor) -> None:
        for shown in (False, True):
            practice = visitor.listened(60, pain_now="3")
            answer = visitor.post(f"/practice/{practice.pk}/after", {"pain_now": "5"})
            assert ("more than once lately" in answer.content.decode()) is shown
        assert read_told().unwanted_techniques == ()
        practice = visitor.listened(60, pain_now="3")
        answer = visitor.post(f"/practice/{practice.pk}/after", {"pain_now": "3"})
        assert answer["Location"] == "/"
