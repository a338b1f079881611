"""Everything there is to practise, and what a person is told who can't have it."""

import re
from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree
from uuid import uuid4

import pytest
from django.conf import settings
from tests.content.packs import SCENE, TECHNIQUE, put, script, walk
from tests.web.visitors import START, Visitor

from unclench.composer import Recipe
from unclench.web.models import Practice
from unclench.web.plan import library
from unclench.web.words import SHELVES


def page(visitor: Visitor, path: str) -> str:
    answer = visitor.get(path)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_every_practice_is_listed_once_with_its_line(visitor: Visitor) -> None:
    listed = page(visitor, "/choose/")
    for technique in library().techniques.values():
        assert listed.count(f'href="/choose/{technique.id}/"') == 1
        assert technique.summary in listed
    placed = [name for names in SHELVES.values() for name in names]
    assert sorted(placed) == sorted(library().techniques)


@pytest.mark.parametrize(
    "name", [n for n, t in library().techniques.items() if not t.ladder]
)
def test_every_practice_starts_as_its_page_offers_it(visitor: Visitor, name: str) -> None:
    shown = page(visitor, f"/choose/{name}/")
    fields = dict(re.findall(r'type="hidden" name="([a-z]+)" value="([^"]*)"', shown))
    chosen = re.findall(r'<option value="([\d.]+)" selected>', shown)
    answer = visitor.post("/start", fields | {"minutes": chosen[0], "audio": "opus"})
    practice = Practice.objects.get()
    assert answer["Location"] == f"/practice/{practice.pk}/"
    assert (practice.technique, f"{practice.minutes:g}") == (name, chosen[0])


def test_the_rehearsal_is_begun_on_its_ladder(visitor: Visitor) -> None:
    assert visitor.get("/choose/rehearse/")["Location"] == "/ladder/"


def test_a_practice_that_is_none_is_not_found(visitor: Visitor) -> None:
    assert visitor.get("/choose/yoga/").status_code == 404
    assert visitor.post("/start", START | {"what": "yoga/"})["Location"] == "/choose/"


def test_what_a_caution_rules_out_is_named_with_the_why(visitor: Visitor) -> None:
    visitor.post("/me/heed/", {"cautions": ["operation"]})
    listed = page(visitor, "/choose/")
    assert 'href="/choose/micro-move/"' not in listed
    assert "“Micro moves” is not for now." in listed


def test_a_start_that_is_refused_names_what_there_is_instead(visitor: Visitor) -> None:
    visitor.post("/me/heed/", {"cautions": ["operation"]})
    answer = visitor.post(
        "/start", START | {"id": uuid4(), "what": "micro-move/", "minutes": "3"}
    )
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "“Micro moves” is not for now." in shown
    assert len(re.findall(r'<li><a href="/choose/', shown)) == 3
    assert Practice.objects.count() == 0


def test_a_blocked_scene_is_refused_with_the_others(visitor: Visitor) -> None:
    visitor.post("/me/not-wanted/", {"topics": ["water"]})
    answer = visitor.post(
        "/start", START | {"id": uuid4(), "what": "calm-place/beach", "minutes": "5"}
    )
    assert "has something in it that you asked not to meet." in answer.content.decode()


def test_lengths_are_those_that_the_persons_limits_leave(visitor: Visitor) -> None:
    visitor.post("/me/manner/", manner(gentle="True"))
    lengths = re.search(
        r'<select name="minutes".*?</select>',
        page(visitor, "/choose/calm-place/"),
        re.DOTALL,
    )
    assert lengths
    assert re.findall(r'value="(\d+)"', lengths[0]) == ["3", "4", "5"]


def manner(**told: str) -> dict[str, str]:
    """What the page of manners sends when only this is changed."""
    usual = {
        "sense": "visual",
        "eyes": "free",
        "gentle": "False",
        "tone": "warm",
        "pace": "usual",
        "voice": "espeak-en-us",
        "breath": "ramp",
        "breath_tone": "True",
        "longest": "",
    }
    return usual | told


def test_a_session_is_composed_from_what_was_told(visitor: Visitor) -> None:
    visitor.post("/me/manner/", manner(tone="plain", sense="non-visual", pace="slow"))
    visitor.post("/me/body/", {"posture": "lying", "avoid": ["neck"]})
    visitor.post("/me/heed/", {"cautions": ["epilepsy"]})
    recipe = Recipe.from_json(
        visitor.started(what="calm-place/kitchen", minutes="5").recipe
    )
    assert (recipe.tone, recipe.sense, recipe.pace) == ("plain", "non-visual", "slow")
    assert (recipe.posture, recipe.avoid) == ("lying", ("neck",))
    assert "natural-breath" in recipe.limits
    assert recipe.breath is None


def test_what_is_wished_now_wins_over_what_was_told(visitor: Visitor) -> None:
    visitor.post("/me/body/", {"posture": "lying"})
    visitor.post("/me/manner/", manner(breath="none"))
    started = visitor.started(
        what="calm-place/", minutes="5", posture="sitting", breath="quiet"
    )
    recipe = Recipe.from_json(started.recipe)
    assert recipe.posture == "sitting"
    assert recipe.breath is not None
    assert recipe.breath_tone is False


@pytest.fixture
def pack() -> Iterator[Path]:
    """A pack in the data folder of the app, with a technique and a scene."""
    folder = walk(settings.DATA / "packs" / "orchard")
    technique = TECHNIQUE.format(more="").replace("Slow walk", "Slow <b>walk</b>")
    put(folder, "techniques/slow-walk.toml", technique)
    put(folder, "scenes/bench.toml", SCENE)
    bench = script("calm-place", more="scene: bench\n").replace("walk.", "bench.")
    put(folder, "bench.md", bench)
    yield folder
    rmtree(folder)


@pytest.mark.usefixtures("pack")
def test_a_practice_of_a_pack_is_listed_shown_and_started(visitor: Visitor) -> None:
    listed = page(visitor, "/choose/")
    shown = page(visitor, "/choose/orchard/slow-walk/")
    begun = visitor.started(what="orchard/slow-walk/", minutes="3")

    assert 'href="/choose/orchard/slow-walk/"' in listed
    assert "Slow &lt;b&gt;walk&lt;/b&gt;" in listed
    assert "<b>" not in listed + shown
    assert Recipe.from_json(begun.recipe).technique == "orchard/slow-walk"


@pytest.mark.usefixtures("pack")
@pytest.mark.parametrize(
    "chosen",
    [
        {"what": "calm-place/orchard/bench"},
        {"what": "calm-place/", "scene": "orchard/bench"},
    ],
)
def test_a_scene_of_a_pack_is_offered_and_started(
    chosen: dict[str, str], visitor: Visitor
) -> None:
    begun = visitor.started(**chosen, minutes="5")

    assert '<option value="orchard/bench">' in page(visitor, "/choose/calm-place/")
    assert begun.scene == "orchard/bench"
