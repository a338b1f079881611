"""What can be said: scripts, techniques and scenes, read from files."""

from unclench.content.ids import with_ids
from unclench.content.library import SHIPPED, Library
from unclench.content.model import (
    Breathing,
    Breaths,
    Item,
    Line,
    Passage,
    Pause,
    PauseClass,
    Phrase,
    ScriptFile,
    Tags,
    Turn,
)
from unclench.content.parse import parse
from unclench.content.problem import Problem
from unclench.content.spell import spell, spell_passage
from unclench.content.technique import Ambience, Minutes, Scene, Technique

__all__ = [
    "SHIPPED",
    "Ambience",
    "Breathing",
    "Breaths",
    "Item",
    "Library",
    "Line",
    "Minutes",
    "Passage",
    "Pause",
    "PauseClass",
    "Phrase",
    "Problem",
    "Scene",
    "ScriptFile",
    "Tags",
    "Technique",
    "Turn",
    "parse",
    "spell",
    "spell_passage",
    "with_ids",
]
