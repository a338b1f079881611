"""What somebody tells once, page by page."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from tests.web.visitors import Visitor

from unclench.composer import Recipe
from unclench.config import Settings
from unclench.content import slots
from unclench.person import Me
from unclench.vocabulary import Posture, Region, Tuning
from unclench.web.pages.me.forms import HomeForm, NearForm, PlaceForm
from unclench.web.pages.me.groups import FIELDS, GROUPS
from unclench.web.plan import library
from unclench.web.told import read_told

TOLD = {"own_home_name": "our kitchen", "own_home_sound": "the kettle 🫖, the radio"}


def page(visitor: Visitor, name: str = "") -> str:
    answer = visitor.get(f"/me/{name}/" if name else "/me/")
    assert answer.status_code == 200
    return str(answer.content.decode())


def keep(visitor: Visitor, name: str, told: Mapping[str, object]) -> None:
    assert visitor.post(f"/me/{name}/", told)["Location"] == "/me/?kept"


def file() -> Path:
    return Settings(data=settings.DATA).me


def test_all_that_can_be_told_is_asked_somewhere() -> None:
    asked = {name for names in FIELDS.values() for name in names}
    elsewhere = {"own", "country", "movements", "movement_paused", "passed_over"}
    assert asked | elsewhere == Me.model_fields.keys()
    own = {*PlaceForm.names, *HomeForm.names, *NearForm.names}
    assert own == {name for name in slots.NAMES if not name.startswith("movement.")}


@pytest.mark.parametrize("name", GROUPS)
def test_a_page_kept_as_it_is_changes_nothing(visitor: Visitor, name: str) -> None:
    shown = page(visitor, name)
    ticked = re.findall(r'name="(\w+)" value="([^"]*)"[^>]*checked', shown)
    keep(visitor, name, dict(ticked))
    # Having been asked for cautions is an answer of its own.
    assert read_told() == (Me(cautions=()) if name == "heed" else Me())


def test_own_images_are_kept_shown_again_and_spoken(visitor: Visitor) -> None:
    keep(visitor, "home", TOLD)
    keep(visitor, "near", {"own_company": "Ella, the dog"})
    assert read_told().own == {
        "home.name": "our kitchen",
        "home.sound": "the kettle, the radio",
        "company": "Ella, the dog",
    }
    assert 'value="the kettle, the radio"' in page(visitor, "home")
    keep(visitor, "home", TOLD | {"own_home_sound": ""})
    assert "home.sound" not in read_told().own
    assert page(visitor).count(">told<") == 2


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("rain " * 100, "A few words are enough"),
        ("медленный дождь", "The voice reads only Latin letters."),
        ("🌧️", "There is no word in it that can be said."),
    ],
)
def test_what_can_not_be_spoken_is_refused_beside_its_field(
    visitor: Visitor, typed: str, said: str
) -> None:
    answer = visitor.post(
        "/me/place/", {"own_place_sound": typed, "own_place_smell": "moss"}
    )
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert said in shown
    assert 'value="moss"' in shown
    assert read_told() == Me()


def test_markup_is_words_and_never_markup(visitor: Visitor) -> None:
    typed = '"><script>alert(1)</script>{{ 7|add:1 }}</p>'
    keep(visitor, "place", {"own_place_sound": typed})
    shown = page(visitor, "place")
    assert "<script>" not in shown
    assert read_told().own == {"place.sound": '" alert(1) 7 add:1'}
    practice = visitor.started(what="calm-place/own", minutes="3")
    assert (
        dict(Recipe.from_json(practice.recipe).own)["place.sound"] == '" alert(1) 7 add:1'
    )


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("near", {"own_comfort": "I want to end my life"}),
        ("not-wanted", {"words": "rain, I want to kill myself"}),
    ],
)
def test_words_of_ending_ones_life_lead_to_somebody_and_are_not_kept(
    visitor: Visitor, name: str, told: dict[str, str]
) -> None:
    assert visitor.post(f"/me/{name}/", told)["Location"] == "/help/talk"
    assert read_told() == Me()
    assert not file().exists()


def test_blocked_topics_and_words_are_kept_and_shown_apart(visitor: Visitor) -> None:
    keep(
        visitor, "not-wanted", {"topics": ["water", "dark"], "words": "Golf , wool;sand"}
    )
    assert read_told().blocked == ("water", "dark", "golf", "wool", "sand")
    shown = page(visitor, "not-wanted")
    assert 'value="golf, wool, sand"' in shown
    assert len(re.findall(r'name="topics"[^>]*checked', shown)) == 2


def test_scenes_that_are_not_wanted_unfold_when_there_are_some(visitor: Visitor) -> None:
    assert '<details class="more">' in page(visitor, "not-wanted")
    keep(visitor, "not-wanted", {"unwanted_scenes": ["beach"]})
    assert '<details class="more" open>' in page(visitor, "not-wanted")


def test_the_body_is_told(visitor: Visitor) -> None:
    told = {
        "posture": "wheelchair",
        "unfit_postures": ["walking", "standing"],
        "region": "jaw",
        "avoid": ["neck"],
    }
    keep(visitor, "body", told)
    me = read_told()
    assert me.posture is Posture.WHEELCHAIR
    assert me.unfit_postures == (Posture.WALKING, Posture.STANDING)
    assert (me.region, me.avoid) == (Region.JAW, (Region.NECK,))
    keep(visitor, "body", {"posture": "", "region": ""})
    assert read_told() == Me()


def test_a_usual_posture_that_does_not_suit_is_noticed(visitor: Visitor) -> None:
    told = {"posture": "lying", "unfit_postures": ["lying"], "region": ""}
    answer = visitor.post("/me/body/", told)
    assert answer.status_code == 422
    assert "Lying down is your usual one." in answer.content.decode()


def test_sounds_are_tuned_in_words_and_kept_as_numbers(visitor: Visitor) -> None:
    asked = dict(
        re.findall(r'name="(\w+)" value="([^"]*)"[^>]*checked', page(visitor, "sound"))
    )
    keep(visitor, "sound", asked | {"voice": "3", "ambience": "-6", "chimes": "True"})
    assert read_told().tuning == Tuning(voice=3, ambience=-6, chimes=True)
    practice = visitor.started(what="calm-place/beach", minutes="3")
    assert Recipe.from_json(practice.recipe).tuning == read_told().tuning


def test_a_level_between_two_steps_stays_until_its_step_is_changed(
    visitor: Visitor,
) -> None:
    file().write_text("[tuning]\nvoice = -2\nwidth = 0.4\n")
    shown = page(visitor, "sound")
    asked = dict(re.findall(r'name="(\w+)" value="([^"]*)"[^>]*checked', shown))
    assert (asked["voice"], asked["width"]) == ("-3", "0.5")
    keep(visitor, "sound", asked | {"breath": "3"})
    assert read_told().tuning == Tuning(voice=-2, width=0.4, breath=3)
    keep(visitor, "sound", asked | {"voice": "0"})
    assert read_told().tuning.voice == 0


def test_cautions_that_last_are_asked_with_what_then_happens(visitor: Visitor) -> None:
    shown = page(visitor, "heed")
    for caution in library().cautions.values():
        asked = not caution.now and caution.id != "movement-paused"
        assert (f'value="{caution.id}"' in shown) is asked
        assert (caution.action in shown) is asked


def test_cautions_told_elsewhere_stay(visitor: Visitor) -> None:
    file().write_text('cautions = ["movement-paused", "panic"]\n')
    keep(visitor, "heed", {"cautions": ["epilepsy"]})
    assert read_told().cautions == ("epilepsy", "movement-paused")


def test_signs_may_be_answered_or_left_alone(visitor: Visitor) -> None:
    keep(
        visitor,
        "signs",
        {"stiff-despite-sleep": "True", "worse-on-emotional-days": "False"},
    )
    assert read_told().signs == {
        "stiff-despite-sleep": True,
        "worse-on-emotional-days": False,
    }
    keep(visitor, "signs", {})
    assert read_told().signs == {}


def test_signs_bring_what_suits_them(visitor: Visitor) -> None:
    keep(visitor, "signs", {"worse-on-emotional-days": "True"})
    with time_machine.travel(datetime(2026, 3, 3, 12, tzinfo=UTC), tick=False):
        answer = visitor.get("/")
    assert answer.status_code == 200


def test_all_of_it_can_be_forgotten(visitor: Visitor) -> None:
    assert "Forget all I told" not in page(visitor)
    keep(visitor, "home", TOLD)
    assert "Forget all I told" in page(visitor)
    assert visitor.post("/me/forget")["Location"] == "/me/"
    assert read_told() == Me()
    assert not file().exists()


def test_a_mistake_in_the_file_is_named_and_the_rest_counts(visitor: Visitor) -> None:
    file().write_text('tone = "plane"\n[own]\nfood = "bread"\n')
    shown = page(visitor)
    assert 'Line 1: <span lang="en">tone: Input should be' in shown
    assert read_told().own == {"food": "bread"}
    assert "can't be read" in visitor.get("/").content.decode().replace("&#x27;", "'")


def test_a_page_that_is_none_is_not_found(visitor: Visitor) -> None:
    assert visitor.get("/me/shoes/").status_code == 404
