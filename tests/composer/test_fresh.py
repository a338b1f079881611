"""The tenth session is not the first again."""

import pytest
from docs.practices import overlap
from tests.anybody import LIBRARY

from unclench.composer import Needs, choose
from unclench.vocabulary import Heard


@pytest.mark.parametrize("technique", sorted(LIBRARY.techniques))
def test_ten_sessions_share_less_than_half_of_their_lines(technique: str) -> None:
    bounds = LIBRARY.technique(technique).minutes
    for minutes in (bounds.least, bounds.usual, bounds.most):
        assert overlap(technique, minutes, LIBRARY) < 0.5


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
