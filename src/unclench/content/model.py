"""What a script file holds, once read."""

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from unclench.vocabulary import (
    Effort,
    Eyes,
    Groups,
    Limit,
    Moment,
    Part,
    Posture,
    Region,
    SenseMode,
    Tone,
)
from unclench.vocabulary.method import Bounds


class PauseClass(StrEnum):
    """A pause named by what it is for; its seconds stand in `vocabulary.method`."""

    COMMA = "comma"
    SENTENCE = "sentence"
    CUE = "cue"
    SENSE = "sense"
    BREATH = "breath"
    DWELL = "dwell"
    MOVEMENT = "movement"
    """As long as the movement that is rehearsed takes this person."""


class Breathing(StrEnum):
    """Whether the breath is paced by the session, or left to itself."""

    PACED = "paced"
    NATURAL = "natural"


class Joins(StrEnum):
    """Where a passage of the frame joins the passages of a script that has its part."""

    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence, with an id that never changes."""

    text: str
    id: str = ""
    row: int = field(default=0, compare=False)
    """Line of the file, from 1."""
    others: tuple["Line", ...] = ()
    """Lines that may stand for it where one of its words is not wanted."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """What is said on one phase of a breath."""

    long: str
    short: str = ""
    id: str = ""
    row: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Turn:
    """One breath: what is said as it comes in and as it goes out. Both may be nothing."""

    inwards: Phrase | None = None
    outwards: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Breaths:
    """A number of breaths at the session's pace; the turns are taken round and round."""

    count: int
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Pause:
    """A pause an author wrote: by class, or in seconds."""

    length: PauseClass | Bounds


type Item = Line | Pause | Breaths


@dataclass(frozen=True, slots=True)
class Tags:
    """When a passage belongs. Empty sets mean: always."""

    posture: frozenset[Posture] = frozenset()
    moment: frozenset[Moment] = frozenset()
    tone: frozenset[Tone] = frozenset()
    sense: frozenset[SenseMode] = frozenset()
    eyes: frozenset[Eyes] = frozenset()
    breath: frozenset[Breathing] = frozenset()
    effort: frozenset[Effort] = frozenset()
    groups: frozenset[Groups] = frozenset()
    focus: frozenset[Region] = frozenset()
    """Where the person feels it most; without, wherever that is."""
    region: frozenset[Region] = frozenset()
    """Parts of the body it attends to; what is asked of an avoided one is left out."""
    limit: frozenset[Limit] = frozenset()
    """Limits of a session for which it is meant."""
    rung: frozenset[int] = frozenset()
    """Rungs of the ladder it belongs to."""
    moves: bool = False
    """Whether it asks for a movement that is really done."""
    joins: Joins | None = None
    least_minutes: float = 0.0
    below_minutes: float = float("inf")
    optional: int = 0
    """0 for a passage that is always there, else the rank in which it comes in."""
    pick: str = ""
    """Passages of a part that share this name stand for each other; one is taken."""


@dataclass(frozen=True)
class Passage:
    """A tagged piece of script: lines that belong together."""

    part: Part
    items: tuple[Item, ...]
    title: str = ""
    tags: Tags = Tags()

    @cached_property
    def lines(self) -> tuple[Line | Phrase, ...]:
        """Everything in it that may be spoken, in order, substitutes included."""
        said: list[Line | Phrase] = []
        for line in self.spoken:
            said.append(line)
            if isinstance(line, Line):
                said += line.others
        return tuple(said)

    @cached_property
    def spoken(self) -> tuple[Line | Phrase, ...]:
        """Its lines and breath phrases as the author meant them, in order."""
        said: list[Line | Phrase] = []
        for item in self.items:
            if isinstance(item, Line):
                said.append(item)
            elif isinstance(item, Breaths):
                for turn in item.turns:
                    said += [p for p in (turn.inwards, turn.outwards) if p]
        return tuple(said)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The words of its lines and breath phrases as the author meant them."""
        return tuple(
            line.text if isinstance(line, Line) else line.long for line in self.spoken
        )

    @cached_property
    def id(self) -> str:
        """The id of its first line, which names the passage."""
        return next((line.id for line in self.lines), "")


@dataclass(frozen=True, slots=True)
class ScriptFile:
    """One Markdown file of passages."""

    title: str
    technique: str = ""
    """Empty for a frame, whose passages every technique may use."""
    scene: str = ""
    language: str = "en"
    author: str = ""
    licence: str = ""
    passages: tuple[Passage, ...] = ()
    file: str = field(default="", compare=False)
    """Where it was read, to say where a line stands."""
