"""What will be said now: from a person's needs to a recipe, and from that to a script."""

from unclench.composer.choose import choose
from unclench.composer.needs import Needs
from unclench.composer.recipe import Kept, OtherFormat, Recipe
from unclench.composer.refused import (
    Barrier,
    Lost,
    NotForNow,
    NothingLeft,
    NotInLanguage,
    Refused,
    SceneBlocked,
    TooFewMinutes,
    TooLong,
    WrongLength,
)
from unclench.composer.safety import Limits, Unsafe, lawful, limits_of, refusal
from unclench.composer.script import Element, Paced, Phased, Said, Script, Segment
from unclench.composer.suggest import (
    NothingSuits,
    Situation,
    Suggestion,
    moment_of,
    suggest,
)
from unclench.composer.write import ChangedLibrary, write

__all__ = [
    "Barrier",
    "ChangedLibrary",
    "Element",
    "Kept",
    "Limits",
    "Lost",
    "Needs",
    "NotForNow",
    "NotInLanguage",
    "NothingLeft",
    "NothingSuits",
    "OtherFormat",
    "Paced",
    "Phased",
    "Recipe",
    "Refused",
    "Said",
    "SceneBlocked",
    "Script",
    "Segment",
    "Situation",
    "Suggestion",
    "TooFewMinutes",
    "TooLong",
    "Unsafe",
    "WrongLength",
    "choose",
    "lawful",
    "limits_of",
    "moment_of",
    "refusal",
    "suggest",
    "write",
]
