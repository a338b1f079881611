"""Whatever is composed for anybody, the coach finds nothing that may not be spoken."""

import pytest
from docs.practices import durations
from tests.anybody import LIBRARY, random_needs

from unclench.composer import choose, write
from unclench.content.review import Level
from unclench.content.review.session import review_session
from unclench.session.heard import as_heard
from unclench.timeline.fit import fit


@pytest.mark.parametrize("first", range(0, 500, 50))
def test_no_session_of_anybody_has_an_error(first: int) -> None:
    for seed in range(first, first + 50):
        needs = random_needs(seed)
        recipe = choose(needs, LIBRARY, seed=seed)
        script = write(recipe, LIBRARY)
        timeline = fit(script, durations(script.utterances), recipe.minutes)
        heard = as_heard(recipe, timeline, LIBRARY, needs.blocked)
        review = review_session(heard, LIBRARY)
        assert [f for f in review.findings if f.level is Level.ERROR] == [], seed
