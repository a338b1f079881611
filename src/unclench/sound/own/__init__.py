"""A person's own sounds, seamless and without sudden places, to lie under the voice."""

from unclench.sound.own.bed import OwnBed, own_bed
from unclench.sound.own.kept import (
    OWN,
    ChangedSound,
    Found,
    OwnSound,
    find_own,
    own_sounds,
    remove_own,
)
from unclench.sound.own.taking import LONGEST_S, Unfit, UnfitSound, take_in

__all__ = [
    "LONGEST_S",
    "OWN",
    "ChangedSound",
    "Found",
    "OwnBed",
    "OwnSound",
    "Unfit",
    "UnfitSound",
    "find_own",
    "own_bed",
    "own_sounds",
    "remove_own",
    "take_in",
]
