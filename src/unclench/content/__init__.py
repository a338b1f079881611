"""What can be said: scripts, techniques and scenes, read from files."""

from unclench.content.caution import Caution
from unclench.content.ids import with_ids
from unclench.content.library import SHIPPED, Library
from unclench.content.matching import Cause
from unclench.content.model import (
    Breathing,
    Breaths,
    Item,
    Joins,
    Line,
    Passage,
    Pause,
    PauseClass,
    Phrase,
    ScriptFile,
    Tags,
    Turn,
)
from unclench.content.movement import Movement
from unclench.content.outside import file_name
from unclench.content.pack import LONGEST_NAME, MINE, PACK_FILE, Pack
from unclench.content.parse import parse
from unclench.content.problem import Problem
from unclench.content.spell import spell, spell_passage
from unclench.content.technique import Ambience, Minutes, Scene, Technique
from unclench.content.topic import Mode, Topic

__all__ = [
    "LONGEST_NAME",
    "MINE",
    "PACK_FILE",
    "SHIPPED",
    "Ambience",
    "Breathing",
    "Breaths",
    "Cause",
    "Caution",
    "Item",
    "Joins",
    "Library",
    "Line",
    "Minutes",
    "Mode",
    "Movement",
    "Pack",
    "Passage",
    "Pause",
    "PauseClass",
    "Phrase",
    "Problem",
    "Scene",
    "ScriptFile",
    "Tags",
    "Technique",
    "Topic",
    "Turn",
    "file_name",
    "parse",
    "spell",
    "spell_passage",
    "with_ids",
]
