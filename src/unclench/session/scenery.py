"""What covers are drawn from: colours, hills and a light, for each kind of scene."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

type Colour = tuple[float, float, float]
"""Red, green and blue, from 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One hill, wave or floor, of one colour down to the ground."""

    at: float
    """Its upper edge, as a share from the top."""
    colour: Colour
    height: float = 0.03
    """How far the edge swings, as a share of the picture."""
    hills: float = 2.0
    """How often it swings, about."""
    trees: float = 0.0
    """How many firs stand on it, and how tall they are."""
    tree_height: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenery:
    """One picture, from far to near."""

    top: Colour
    bottom: Colour
    """Of the sky or the wall."""
    light: Colour
    light_at: tuple[float, float]
    """From the left and from the top, as shares."""
    radius: float = 0.07
    glow: float = 0.4
    stars: int = 0
    layers: tuple[Layer, ...] = ()


_DARK = Layer(at=0.93, colour=(0.10, 0.14, 0.18))

FAMILIES: Mapping[str, Scenery] = MappingProxyType(
    {
        "sea": Scenery(
            top=(0.42, 0.55, 0.68),
            bottom=(0.98, 0.83, 0.68),
            light=(1.0, 0.92, 0.75),
            light_at=(0.5, 0.47),
            layers=(
                Layer(at=0.52, colour=(0.44, 0.60, 0.68), height=0.0),
                Layer(at=0.60, colour=(0.36, 0.54, 0.63), height=0.006, hills=9),
                Layer(at=0.70, colour=(0.29, 0.47, 0.57), height=0.010, hills=7),
                Layer(at=0.82, colour=(0.88, 0.86, 0.80), height=0.020, hills=3),
                Layer(at=0.85, colour=(0.83, 0.75, 0.62), height=0.020, hills=3),
            ),
        ),
        "water": Scenery(
            top=(0.74, 0.85, 0.87),
            bottom=(0.93, 0.95, 0.88),
            light=(1.0, 0.99, 0.90),
            light_at=(0.65, 0.22),
            layers=(
                Layer(at=0.48, colour=(0.62, 0.75, 0.67), height=0.06),
                Layer(at=0.60, colour=(0.47, 0.64, 0.53), height=0.04, hills=3),
                Layer(at=0.70, colour=(0.58, 0.76, 0.79), height=0.02, hills=4),
                Layer(at=0.78, colour=(0.47, 0.67, 0.72), height=0.015, hills=6),
                Layer(at=0.87, colour=(0.36, 0.52, 0.42), height=0.03),
            ),
        ),
        "wood": Scenery(
            top=(0.80, 0.88, 0.83),
            bottom=(0.95, 0.96, 0.86),
            light=(1.0, 0.98, 0.84),
            light_at=(0.38, 0.30),
            layers=(
                Layer(at=0.58, colour=(0.66, 0.78, 0.69), trees=17, tree_height=0.12),
                Layer(at=0.70, colour=(0.45, 0.61, 0.50), trees=12, tree_height=0.22),
                Layer(at=0.85, colour=(0.25, 0.40, 0.32), trees=8, tree_height=0.34),
                Layer(at=0.94, colour=(0.17, 0.28, 0.22)),
            ),
        ),
        "meadow": Scenery(
            top=(0.55, 0.74, 0.88),
            bottom=(0.92, 0.95, 0.93),
            light=(1.0, 0.97, 0.82),
            light_at=(0.68, 0.24),
            layers=(
                Layer(at=0.56, colour=(0.62, 0.75, 0.80), height=0.07, hills=2.4),
                Layer(at=0.68, colour=(0.67, 0.79, 0.57), height=0.04),
                Layer(at=0.80, colour=(0.55, 0.70, 0.43), height=0.04, hills=1.6),
                Layer(at=0.92, colour=(0.42, 0.58, 0.34), height=0.03),
            ),
        ),
        "room": Scenery(
            top=(0.83, 0.76, 0.68),
            bottom=(0.93, 0.87, 0.78),
            light=(1.0, 0.95, 0.82),
            light_at=(0.6, 0.38),
            radius=0.0,
            glow=0.34,
            layers=(
                Layer(at=0.74, colour=(0.62, 0.48, 0.37), height=0.0),
                Layer(at=0.80, colour=(0.70, 0.42, 0.34), height=0.012, hills=1),
                Layer(at=0.92, colour=(0.49, 0.29, 0.25), height=0.012, hills=1),
            ),
        ),
        "night": Scenery(
            top=(0.06, 0.09, 0.19),
            bottom=(0.20, 0.26, 0.40),
            light=(0.95, 0.94, 0.86),
            light_at=(0.64, 0.24),
            radius=0.05,
            glow=0.22,
            stars=70,
            layers=(
                Layer(at=0.70, colour=(0.14, 0.20, 0.30), height=0.05),
                Layer(at=0.82, colour=(0.09, 0.14, 0.21), height=0.04, hills=3),
                _DARK,
            ),
        ),
        "fire": Scenery(
            top=(0.13, 0.09, 0.10),
            bottom=(0.35, 0.19, 0.13),
            light=(1.0, 0.74, 0.38),
            light_at=(0.5, 0.74),
            radius=0.0,
            glow=0.33,
            layers=(
                Layer(at=0.79, colour=(0.86, 0.43, 0.17), height=0.014, hills=9),
                Layer(at=0.81, colour=(0.52, 0.24, 0.14), height=0.018, hills=7),
                Layer(at=0.85, colour=(0.24, 0.14, 0.12), height=0.014, hills=4),
                Layer(at=0.94, colour=(0.12, 0.08, 0.08), height=0.006, hills=2),
            ),
        ),
        "plain": Scenery(
            top=(0.80, 0.84, 0.84),
            bottom=(0.95, 0.93, 0.88),
            light=(1.0, 0.97, 0.90),
            light_at=(0.5, 0.36),
            layers=(
                Layer(at=0.66, colour=(0.66, 0.74, 0.72), height=0.05),
                Layer(at=0.80, colour=(0.50, 0.61, 0.60), height=0.04, hills=1.5),
            ),
        ),
    }
)

_NAMES = {
    "sea": ("beach", "shallow-water", "shore", "waves"),
    "water": ("stream",),
    "wood": ("forest", "forest-walk", "pine-trail"),
    "meadow": ("breeze", "meadow", "orchard", "garden-bench"),
    "room": (
        *("bindery", "dishes", "golden-light", "kitchen", "kitchen-morning"),
        *("porch-rain", "teeth", "waiting", "wooden-floor"),
    ),
    "night": ("evening-train", "house-at-night"),
}
SCENES: Mapping[str, str] = MappingProxyType(
    {scene: family for family, scenes in _NAMES.items() for scene in scenes}
)
"""Which family each scene that ships belongs to; all others go by their ambience."""
