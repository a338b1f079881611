"""The page on the coach names every rule that it knows, and no other."""

import re

import pytest
from tests.docs.pages import DOCS, first_column, section

from unclench.content.review import review
from unclench.content.review.coach import looker

PAGE = DOCS / "coach.md"
MEASURED = {"L18", "L19", "L20", "L21", "L24", "L34"}


def test_every_rule_about_files_is_documented() -> None:
    coach = looker("en")
    assert coach is not None
    of_sentences = {name for name, rule in coach.coach.rules.items() if rule.say}
    assert set(first_column(section(PAGE, "Rules about sentences"))) == (
        of_sentences | {"L25"}
    )
    of_texts = set(first_column(section(PAGE, "Rules about a whole text")))
    assert of_texts == MEASURED | {"L23", "L25"}


@pytest.mark.parametrize(
    "text", re.findall(r"```markdown\n(.*?)```", PAGE.read_text(), re.DOTALL)
)
def test_what_the_example_excuses_is_excused(text: str) -> None:
    read = review(f"---\ntitle: Cellar\n---\n{text}")
    assert read.findings == ()
    assert [e.finding.rule for e in read.excused] == ["L16", "L16", "L10"]
