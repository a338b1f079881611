"""Every session has a small landscape of its own."""

from dataclasses import replace
from io import BytesIO

import av
import numpy as np
import pytest

from unclench.composer import Recipe
from unclench.content import Library
from unclench.session.cover import cover, drawn, family
from unclench.session.scenery import FAMILIES, SCENES
from unclench.sound import AMBIENCES
from unclench.sound.embed import COVER_SIDE
from unclench.vocabulary import Ending


def decoded(jpeg: bytes) -> av.VideoFrame:
    with av.open(BytesIO(jpeg), "r", format="jpeg_pipe") as container:
        return next(container.decode(video=0))


def test_a_cover_is_a_jpeg_of_its_size_and_small(recipe: Recipe) -> None:
    made = cover(recipe)
    frame = decoded(made)
    assert (frame.width, frame.height) == (COVER_SIDE, COVER_SIDE)
    assert len(made) < 40_000
    assert b"Lavc" not in made


def test_the_same_recipe_has_the_same_cover_and_another_seed_another(
    recipe: Recipe,
) -> None:
    assert cover(recipe) == cover(replace(recipe))
    assert cover(recipe) != cover(replace(recipe, seed=recipe.seed + 1))


def test_what_is_heard_before_sleep_has_a_dark_cover(recipe: Recipe) -> None:
    day, night = (
        decoded(cover(replace(recipe, ending=ending))).to_ndarray(format="gray").mean()
        for ending in (Ending.RETURN, Ending.FADE)
    )
    assert night < 0.7 * day


@pytest.mark.parametrize("name", FAMILIES)
def test_a_landscape_is_calm(name: str) -> None:
    """Soft colours, few edges: nine tenths of neighbours are all but alike."""
    picture = drawn(name, seed=4)
    assert picture.shape == (COVER_SIDE, COVER_SIDE, 3)
    assert 0 <= picture.min() <= picture.max() <= 1
    steps = np.abs(np.diff(picture, axis=0)).max(2)
    assert (steps < 0.02).mean() > 0.9


def test_every_scene_and_every_ambience_has_a_family(
    recipe: Recipe, library: Library
) -> None:
    assert set(SCENES) <= set(library.scenes)
    for scene in (*library.scenes, "pack/anything", ""):
        assert family(replace(recipe, scene=scene)) in FAMILIES
    seen = {family(replace(recipe, scene="x/y", ambience=name)) for name in AMBIENCES}
    assert seen == set(FAMILIES)
