"""What can be told, as the page on it says."""

from dataclasses import fields

from tests.docs.pages import DOCS, first_column

from unclench.person import OWN_NAMES, Me, Movement
from unclench.vocabulary import Tuning
from unclench.web.words import WHYS

PAGE = DOCS / "personal.md"


def test_everything_that_can_be_told_is_documented() -> None:
    text = PAGE.read_text(encoding="utf-8")
    named = {name.partition(".")[0] for name in first_column(text)} - {"place", "home"}
    tuned = {field.name for field in fields(Tuning)}
    assert tuned <= named
    named -= tuned - Me.model_fields.keys()
    in_prose = {"own", "blocked", "unwanted_scenes", "unwanted_techniques"}
    assert named - OWN_NAMES | in_prose == Me.model_fields.keys() - {"passed_over"}
    assert in_prose == {name for name in in_prose if name in text}
    assert {name for name in first_column(text) if name in OWN_NAMES} == OWN_NAMES


def test_what_is_told_of_a_movement_is_documented() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert [name for name in Movement.model_fields if f"`{name}`" not in text] == []


def test_every_answer_to_not_this_one_is_documented() -> None:
    section = PAGE.read_text(encoding="utf-8").partition("“Not this one”")[2]
    rows = [line for line in section.splitlines() if line.startswith("| ")]
    assert len(rows) - 2 == len(WHYS)
