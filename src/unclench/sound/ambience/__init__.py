"""The beds of sound: each is a pure function of its seed and the moment asked for."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from unclench.sound.ambience.bed import Bed
from unclench.sound.ambience.breeze import breeze
from unclench.sound.ambience.brown import brown
from unclench.sound.ambience.crickets import crickets
from unclench.sound.ambience.fire import fire
from unclench.sound.ambience.forest import birdsong_forest, forest
from unclench.sound.ambience.ocean import ocean
from unclench.sound.ambience.pace import Pace
from unclench.sound.ambience.rain import rain
from unclench.sound.ambience.stream import stream
from unclench.sound.ambience.weather import Weather
from unclench.sound.own import OWN, OwnBed, own_bed
from unclench.vocabulary.nearest import UnknownName

NONE = "none"
"""The ambience of a session with no ambience."""

AMBIENCES: Mapping[str, Callable[[Weather, Path], Bed]] = MappingProxyType(
    {
        "ocean": ocean,
        "stream": stream,
        "rain": rain,
        "forest": forest,
        "forest-birdsong": birdsong_forest,
        "breeze": breeze,
        "crickets": crickets,
        "fire": fire,
        "brown": brown,
    }
)
"""Makers of beds by name. Birdsong is its own name, so that no forest has it unasked."""


def bed_named(
    name: str,
    *,
    seed: int,
    tables: Path,
    sounds: Path | None = None,
    intensity: float = 0.5,
    brightness: float = 0.5,
    pace: Pace | None = None,
) -> Bed | OwnBed | None:
    """Return the bed of that name, or None for `NONE`.

    Parameters
    ----------
    seed
        Decides when waves, gusts and drops come.
    tables
        Folder where textures are kept once made.
    sounds
        Folder of the person's own sounds, whose names begin with `OWN`.
    intensity, brightness
        From 0 to 1; 0.5 as it is meant.
    pace
        The paced breath to keep step with, for those that can; None to be free.

    Raises
    ------
    UnknownName
        If no ambience is called so.
    ChangedSound
        If the name means a sound of their own that is gone, or another now.
    """
    if name == NONE:
        return None
    if name.startswith(OWN):
        return own_bed(name, sounds)
    if name not in AMBIENCES:
        raise UnknownName("ambience", name, [*AMBIENCES, NONE])
    weather = Weather(seed, intensity, brightness, pace or Pace())
    return AMBIENCES[name](weather, tables)


__all__ = ["AMBIENCES", "NONE", "Bed", "Pace", "Weather", "bed_named"]
