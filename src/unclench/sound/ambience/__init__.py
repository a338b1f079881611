"""The beds of sound: each is a pure function of its seed and the moment asked for."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from unclench.sound.ambience.bed import Bed
from unclench.sound.ambience.forest import birdsong_forest, forest
from unclench.sound.ambience.ocean import ocean
from unclench.sound.ambience.rain import rain
from unclench.vocabulary.nearest import UnknownName

NONE = "none"
"""The ambience of a session with no ambience."""

AMBIENCES: Mapping[str, Callable[[int, Path], Bed]] = MappingProxyType(
    {
        "ocean": ocean,
        "rain": rain,
        "forest": forest,
        "forest-birdsong": birdsong_forest,
    }
)
"""Makers of beds by name. Birdsong is its own name, so that no forest has it unasked."""


def bed_named(name: str, *, seed: int, tables: Path) -> Bed | None:
    """Return the bed of that name, or None for `NONE`.

    Parameters
    ----------
    seed
        Decides when waves, gusts and drops come.
    tables
        Folder where textures are kept once made.

    Raises
    ------
    UnknownName
        If no ambience is called so.
    """
    if name == NONE:
        return None
    if name not in AMBIENCES:
        raise UnknownName("ambience", name, [*AMBIENCES, NONE])
    return AMBIENCES[name](seed, tables)


__all__ = ["AMBIENCES", "NONE", "Bed", "bed_named"]
