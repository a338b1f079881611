"""Whatever is composed for anybody, the coach finds nothing that may not be spoken."""

from dataclasses import replace

import pytest
from docs.practices import durations
from tests.anybody import LIBRARY, random_needs

from unclench.composer import Needs, choose, write
from unclench.content import Library
from unclench.content.review import Finding, Level
from unclench.content.review.session import review_session
from unclench.session.heard import as_heard
from unclench.timeline.fit import fit

GERMAN = LIBRARY.in_language("de")


def errors(needs: Needs, library: Library, seed: int) -> list[Finding]:
    """What may not be spoken in the session composed for these needs."""
    recipe = choose(needs, library, seed=seed)
    script = write(recipe, library)
    timeline = fit(script, durations(script.utterances), recipe.minutes)
    review = review_session(as_heard(recipe, timeline, library, needs.blocked), library)
    return [finding for finding in review.findings if finding.level is Level.ERROR]


@pytest.mark.parametrize("first", range(0, 500, 50))
def test_no_session_of_anybody_has_an_error(first: int) -> None:
    for seed in range(first, first + 50):
        assert errors(random_needs(seed), LIBRARY, seed) == [], seed


def test_nor_has_one_in_german() -> None:
    for seed in range(200):
        needs = random_needs(seed)
        if needs.technique in GERMAN.techniques:
            assert errors(replace(needs, language="de"), GERMAN, seed) == [], seed
