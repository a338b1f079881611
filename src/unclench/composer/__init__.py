"""What will be said now: from a person's needs to a recipe, and from that to a script."""

from unclench.composer.choose import MissingPart, WrongLength, choose
from unclench.composer.needs import Needs
from unclench.composer.recipe import Recipe
from unclench.composer.script import Element, Paced, Phased, Said, Script, Segment
from unclench.composer.suggest import Reason, Suggestion, moment_of, suggest
from unclench.composer.write import ChangedLibrary, write

__all__ = [
    "ChangedLibrary",
    "Element",
    "MissingPart",
    "Needs",
    "Paced",
    "Phased",
    "Reason",
    "Recipe",
    "Said",
    "Script",
    "Segment",
    "Suggestion",
    "WrongLength",
    "choose",
    "moment_of",
    "suggest",
    "write",
]
