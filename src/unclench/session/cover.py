"""The cover of a session: a small quiet landscape, drawn from its scene and its seed."""

from dataclasses import replace
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from unclench.composer import Recipe
from unclench.session.scenery import FAMILIES, SCENES, Layer, Scenery
from unclench.sound.chance import share
from unclench.sound.embed import COVER_SIDE, as_jpeg
from unclench.vocabulary import Ending

type Picture = NDArray[np.float32]
"""Red, green and blue from 0 to 1, shape (rows, side, 3)."""

_BY_AMBIENCE = MappingProxyType(
    {
        "ocean": "sea",
        "stream": "water",
        "rain": "room",
        "forest": "wood",
        "forest-birdsong": "wood",
        "breeze": "meadow",
        "crickets": "night",
        "fire": "fire",
    }
)
"""What a scene that is not known by name looks like."""

_DUSK = np.float32(0.55)
"""How bright a cover is that lies beside a bed at night."""
_BAND = 60
"""Rows drawn at a time, so that a cover takes little memory beside a render."""
_ACROSS = np.arange(COVER_SIDE, dtype=np.float32) / np.float32(COVER_SIDE)
"""Where a column or a row lies, from 0 to 1."""


def cover(recipe: Recipe) -> bytes:
    """Return the cover of a session as JPEG; the same recipe has the same cover."""
    picture = drawn(family(recipe), recipe.seed)
    if recipe.ending is Ending.FADE:
        picture = picture * _DUSK
    return as_jpeg(picture)


def family(recipe: Recipe) -> str:
    """Return which of `FAMILIES` a session belongs to."""
    known = SCENES.get(recipe.scene)
    return known or _BY_AMBIENCE.get(recipe.ambience, "plain")


def drawn(name: str, seed: int) -> Picture:
    """Draw one of `FAMILIES`; where its hills and its sun are is the seed's."""
    scenery = _moved(FAMILIES[name], seed)
    edges = [_outline(layer, seed, n) for n, layer in enumerate(scenery.layers)]
    bands = range(0, COVER_SIDE, _BAND)
    return np.concatenate([_band(scenery, edges, first) for first in bands])


def _band(scenery: Scenery, edges: list[NDArray[np.float32]], first: int) -> Picture:
    """Draw the rows from `first` on, from far to near."""
    y = _ACROSS[first : first + _BAND, None]
    picture = _sky(scenery, y, first)
    for layer, edge in zip(scenery.layers, edges, strict=True):
        below = y - edge
        inside = np.clip(below * COVER_SIDE + np.float32(0.5), 0, 1)[:, :, None]
        # A hill is a little lighter where it meets the sky behind it.
        shade = np.clip(below * 2, 0, 1)[:, :, None]
        colour = np.array(layer.colour, np.float32) * (1.04 - np.float32(0.16) * shade)
        colour -= picture
        colour *= inside
        picture += colour
    return np.minimum(np.maximum(picture, 0), 1)


def _moved(scenery: Scenery, seed: int) -> Scenery:
    """Put the light a little elsewhere."""
    aside, up = share(seed, 90, np.arange(2)) - 0.5
    x, y = scenery.light_at
    return replace(scenery, light_at=(x + 0.3 * float(aside), y + 0.06 * float(up)))


def _sky(scenery: Scenery, y: NDArray[np.float32], first: int) -> Picture:
    """What is behind everything: a sky or a wall, and the light in it."""
    top, bottom, light = (
        np.array(colour, np.float32)
        for colour in (scenery.top, scenery.bottom, scenery.light)
    )
    height = np.broadcast_to(y, (len(y), COVER_SIDE))[:, :, None]
    picture: Picture = top + (bottom - top) * height
    aside, up = scenery.light_at
    far = np.hypot(_ACROSS - np.float32(aside), y - np.float32(up))[:, :, None]
    glow = np.exp(-np.square(far / scenery.glow)) * np.float32(0.55)
    disc = np.clip((scenery.radius - far) * COVER_SIDE + 0.5, 0, 1)
    picture += np.maximum(glow, disc) * (light - picture)
    if scenery.stars:
        index = np.arange(scenery.stars)
        down, column = (share(7, key, index) * COVER_SIDE for key in (1, 2))
        row = (down * 0.7).astype(int) - first
        here = (row >= 0) & (row < len(y))
        bright = (0.3 + 0.5 * share(7, 3, index)).astype(np.float32)[:, None]
        picture[row[here], column[here].astype(int)] += bright[here] * (light - top)
    return picture


def _outline(layer: Layer, seed: int, number: int) -> NDArray[np.float32]:
    """Height of a layer's upper edge from left to right, as a share from the top."""
    x = _ACROSS.astype(np.float64)
    phases = share(seed, 40 + number, np.arange(3)) * 2 * np.pi
    swell = np.sin(x * layer.hills * 2 + phases[0])
    swell += 0.5 * np.sin(x * layer.hills * 4.7 + phases[1])
    edge = layer.at - layer.height * swell / 1.5
    if layer.trees:
        # A row of firs: each a narrow cone, no two of one height.
        turn = x * layer.trees + phases[2]
        tall = 0.55 + 0.45 * share(seed, 60 + number, np.floor(turn).astype(np.int64))
        edge -= layer.tree_height * tall * (1 - np.abs(2 * (turn % 1) - 1))
    outline: NDArray[np.float32] = edge.astype(np.float32)
    return outline
