"""The tenth session is not the first again."""

from itertools import combinations
from statistics import mean

import pytest
from tests.anybody import LIBRARY
from tests.timeline.scripts import durations

from unclench.composer import Needs, choose, write
from unclench.timeline.fit import fit
from unclench.vocabulary import Heard, Part

FIXED = (Part.SAFETY, Part.CHOICE, Part.RETURN, Part.FADE)
"""Parts that say what every session owes its listener."""


def ten_in_a_row(technique: str, minutes: float) -> list[frozenset[str]]:
    """The lines of ten sessions, each chosen after the ones before it."""
    history: tuple[Heard, ...] = ()
    sessions = []
    for seed in range(10):
        needs = Needs(technique, voice="v", minutes=minutes)
        recipe = choose(needs, LIBRARY, history, seed)
        script = write(recipe, LIBRARY)
        timeline = fit(script, durations(script), minutes)
        history += (Heard(technique, recipe.scene, frozenset(recipe.passages)),)
        sessions.append(
            frozenset(cue.line for cue in timeline.speech if cue.part not in FIXED)
        )
    return sessions


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Lines in both, as a share of the lines of each."""
    return 2 * len(one & other) / (len(one) + len(other))


@pytest.mark.parametrize("technique", sorted(LIBRARY.techniques))
def test_ten_sessions_share_less_than_half_of_their_lines(technique: str) -> None:
    bounds = LIBRARY.technique(technique).minutes
    for minutes in (bounds.least, bounds.usual, bounds.most):
        sessions = ten_in_a_row(technique, minutes)
        assert mean(overlap(a, b) for a, b in combinations(sessions, 2)) < 0.5


def test_a_scene_that_was_not_heard_comes_before_one_that_was() -> None:
    needs = Needs("calm-place", voice="v")
    first = choose(needs, LIBRARY).scene
    second = choose(needs, LIBRARY, (Heard("calm-place", first),)).scene
    assert second != first
    assert "own" not in {first, second}


def test_a_place_of_one_s_own_comes_once_there_is_one() -> None:
    own = {"place.name": "the hut"}
    heard = tuple(Heard("calm-place", name) for name in ("beach", "forest", "kitchen"))
    needs = Needs("calm-place", voice="v", own=own)
    assert choose(needs, LIBRARY, heard).scene == "own"
