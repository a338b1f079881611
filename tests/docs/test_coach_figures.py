"""The coach does as well on the labelled sentences as its page says."""

import pytest
from docs.coach_figures import HALVES, HEADING, PAGE, scored, section
from tests.docs import pages

from unclench.content.review.coach import looker

ENOUGH = 0.9
"""Precision and recall over all rules, at least."""


@pytest.mark.parametrize(
    ("half", "language"),
    [(half, language) for language, halves in HALVES.items() for half in halves],
)
def test_most_is_found_and_little_for_nothing(half: str, language: str) -> None:
    score = scored(half, language)
    assert score.precision(score.rules) >= ENOUGH
    assert score.recall(score.rules) >= ENOUGH


def test_the_page_says_how_well_the_coach_does() -> None:
    assert PAGE.read_text("utf-8").endswith(section())
    assert section().startswith(HEADING)


def test_every_rule_about_sessions_is_documented() -> None:
    coach = looker("en")
    assert coach is not None
    known = {name[:3] for name in coach.coach.rules if "-" in name}
    told = pages.section(PAGE, "Rules about a whole session")
    assert known <= set(pages.first_column(told))
