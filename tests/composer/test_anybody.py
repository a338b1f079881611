"""Ten thousand people ask, each for something else, and each is answered."""

import traceback
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from tests.anybody import LIBRARY, random_needs
from tests.composer.test_safety import holds
from tests.timeline.scripts import durations

from unclench.composer import choose, limits_of, write
from unclench.composer.blocked import blocklist
from unclench.timeline.fit import fit
from unclench.vocabulary import SAMPLE_RATE, Ending, Part

PEOPLE = 10_000
AT_ONCE = 500


def answered(first: int) -> None:
    """Compose for some people and hold each session to the laws."""
    for seed in range(first, first + AT_ONCE):
        needs = random_needs(seed)
        recipe = choose(needs, LIBRARY, seed=seed)
        script = write(recipe, LIBRARY)
        timeline = fit(script, durations(script), recipe.minutes)
        ends = Part.FADE if recipe.ending is Ending.FADE else Part.RETURN
        assert timeline.length == recipe.seconds * SAMPLE_RATE, needs
        assert timeline.speech[0].part is Part.SAFETY, needs
        assert timeline.speech[-1].part is ends, needs
        blocked = blocklist(
            needs.blocked,
            LIBRARY,
            needs.language,
            sense=needs.sense,
            posture=recipe.posture,
            limits=frozenset(recipe.limits),
        )
        own = [word for _name, word in recipe.own]
        for utterance in script.utterances:
            said = utterance.text
            for word in own:
                assert not blocked.hits(word) or word not in said, needs
                said = said.replace(word, "")
            assert not blocked.hits(said), (needs, utterance.text)
        holds(recipe, script, limits_of(needs, LIBRARY))


def unanswered(first: int) -> str:
    """Say what went wrong for some people; an error itself might not cross processes."""
    try:
        answered(first)
    except Exception:  # noqa: BLE001 - whatever it is, it is told
        return traceback.format_exc()
    return ""


def test_ten_thousand_people_are_each_answered_within_every_law() -> None:
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as people:
        told = list(people.map(unanswered, range(0, PEOPLE, AT_ONCE)))
    assert told == [""] * (PEOPLE // AT_ONCE)
