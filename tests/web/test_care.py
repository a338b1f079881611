"""Whom to contact comes first, and nothing is scored."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from tests.web.visitors import Visitor

from unclench.config import Settings
from unclench.content.care import Level, load_care, load_ground
from unclench.person import forget_me
from unclench.web.told import change_told, read_told


@pytest.fixture(autouse=True)
def nothing_told() -> Iterator[None]:
    yield
    forget_me(Settings(data=settings.DATA).me)


def text(visitor: Visitor, address: str) -> str:
    return visitor.get(address).content.decode()


def test_each_list_stands_under_its_contact_the_most_urgent_first(
    visitor: Visitor,
) -> None:
    change_told(country="GB")
    page = text(visitor, "/help/")
    care = load_care()
    contact = care.contact("GB")
    said = [care.action(level, contact) for level in Level]
    listed = [care.at(level)[0].words for level in Level]
    order = [words for pair in zip(said, listed, strict=True) for words in pair]
    places = [page.index(words) for words in order]
    assert places == sorted(places)
    assert 'href="tel:999"' in page


@pytest.mark.parametrize(("country", "number"), [("US", "911"), ("DE", "112")])
def test_a_country_is_remembered(visitor: Visitor, country: str, number: str) -> None:
    assert "your local emergency number" in text(visitor, "/help/")
    assert visitor.post("/help/country", {"country": country})["Location"] == "/help/"
    assert read_told().country == country
    assert f"Call {number}" in text(visitor, "/help/")


def test_a_country_that_is_none_changes_nothing(visitor: Visitor) -> None:
    visitor.post("/help/country", {"country": "GB"})
    visitor.post("/help/country", {"country": "<b>"})
    assert read_told().country == "GB"


@pytest.mark.parametrize("answer", ["more", "unsure"])
def test_an_emergency_shows_the_contact_first_and_pauses_movement(
    visitor: Visitor, answer: str
) -> None:
    change_told(country="GB")
    answered = visitor.post("/help/", {"emergency": answer, "soon": "more"})
    page = answered.content.decode()
    assert page.index("Call 999") < page.index("Book with a GP")
    assert load_care().none.replace("'", "&#x27;") in page
    assert read_told().movement_paused
    visitor.post("/help/movement")
    assert not read_told().movement_paused


@pytest.mark.parametrize("level", ["urgent", "soon"])
def test_what_can_wait_pauses_nothing(visitor: Visitor, level: str) -> None:
    page = visitor.post("/help/", {level: "more"}).content.decode()
    assert load_care().action(Level(level), load_care().elsewhere) in page
    assert not read_told().movement_paused


def test_who_ticks_none_is_not_told_that_all_is_well(visitor: Visitor) -> None:
    none = dict.fromkeys(Level, "none")
    page = visitor.post("/help/", none).content.decode()
    assert load_care().none.replace("'", "&#x27;") in page
    assert "action" not in page


def test_ticking_nothing_shows_the_lists_again(visitor: Visitor) -> None:
    assert "Show what to do" in visitor.post("/help/", {}).content.decode()


def test_a_pause_is_said_on_the_page_that_lifts_it(visitor: Visitor) -> None:
    assert "Take movement up again" not in text(visitor, "/help/")
    change_told(movement_paused=True)
    assert "Take movement up again" in text(visitor, "/help/")


def test_somebody_to_talk_to_is_of_the_country(visitor: Visitor) -> None:
    assert "your local emergency number" in text(visitor, "/help/talk")
    visitor.post("/help/country", {"country": "US", "back": "talk"})
    assert "988" in text(visitor, "/help/talk")


def test_ground_me_heeds_who_does_not_see_pictures(visitor: Visitor) -> None:
    change_told(sense="non-visual", posture="wheelchair")
    page = text(visitor, "/ground/")
    steps = load_ground().steps(read_told().sense, read_told().posture)
    assert [step for step in steps if step.replace("'", "&#x27;") not in page] == []


@pytest.mark.parametrize("page", ["/", "/help/", "/ground/", "/about/", "/ladder/"])
def test_help_and_ground_me_are_one_action_away(visitor: Visitor, page: str) -> None:
    found = text(visitor, page)
    assert 'href="/help/"' in found
    assert 'href="/ground/"' in found


def test_a_change_that_cannot_be_is_refused_whole(visitor: Visitor) -> None:  # noqa: ARG001 - the library needs Django
    change_told(country="GB")
    with pytest.raises(ValueError, match="country"):
        change_told(country="Atlantis", movement_paused=True)
    assert (read_told().country, read_told().movement_paused) == ("GB", False)
