"""What a person told about themselves, once, so that each session can heed it."""

from datetime import date
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationInfo,
)

from unclench.content import Library, slots
from unclench.person.crisis import speaks_of_ending_life
from unclench.person.own import Refusal, Unfit, fit
from unclench.vocabulary import (
    BreathPattern,
    Eyes,
    Pace,
    Posture,
    Region,
    SenseMode,
    Tone,
    Tuning,
)
from unclench.vocabulary.nearest import UnknownName

OWN_NAMES = frozenset(name for name in slots.NAMES if not name.startswith("movement."))
"""Own words told about oneself; those of a movement are told with the movement."""


def _known(shelf: str, kind: str) -> AfterValidator:
    """Refuse names that are not on a shelf of the library, where one is at hand."""

    def check(name: str, info: ValidationInfo) -> str:
        if isinstance(info.context, Library):
            names = getattr(info.context, shelf)
            if name not in names:
                raise UnknownName(kind, name, names)
        return name

    return AfterValidator(check)


def _lasting(name: str, info: ValidationInfo) -> str:
    """Refuse to remember what speaks of this moment only, such as being at the wheel."""
    if isinstance(info.context, Library) and info.context.cautions[name].now:
        message = f"“{name}” speaks of right now, so it is not kept"
        raise ValueError(message)
    return name


def _language(code: str, info: ValidationInfo) -> str:
    """Refuse a language in which nothing can be had."""
    if code and isinstance(info.context, Library):
        known = info.context.languages
        if code not in known:
            raise UnknownName("language", code, known)
    return code


def _own_name(name: str) -> str:
    if name not in OWN_NAMES:
        raise UnknownName("own word", name, OWN_NAMES)
    return name


def _blocked(typed: str) -> str:
    """Make a word to block fit; here a single word may be any, for it is not wanted."""
    word = " ".join(typed.split())
    if " " not in word and speaks_of_ending_life(word):
        return word.lower()
    if not (words := fit(word.removeprefix("*"))):
        raise Unfit(Refusal.NOTHING)
    return words.lower()


def _once(given: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(given))


type Words = Annotated[str, AfterValidator(fit)]
type Id = Annotated[
    str, Field(pattern=r"^([a-z0-9-]+/)?[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)
]
"""What a thing of the library is called; before the stroke stands its pack."""
type Seconds = Annotated[float, Field(gt=0, le=45)]


class Movement(BaseModel):
    """How one movement is for this person (PETTLEP, ``method.md`` 3.1)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Words = ""
    """For a movement of their own: what it is called."""
    part: Words = ""
    """For a movement of their own: what its first part is."""
    room: Words = ""
    object: Words = ""
    clothes: Words = ""
    feeling: Words = ""
    seconds: Seconds | None = None
    """How long it takes, really done."""
    imagined_seconds: Seconds | None = None
    start: int = Field(1, ge=1, le=6)
    """The rung to begin on."""


class Me(BaseModel):
    """All that one person told. What was not told stands as it is for everybody."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    own: dict[Annotated[str, AfterValidator(_own_name)], Words] = Field(
        default_factory=dict
    )
    """Own images by slot name, spoken as they were typed."""
    blocked: Annotated[
        tuple[Annotated[str, AfterValidator(_blocked)], ...], AfterValidator(_once)
    ] = ()
    """Words, and ids of topics, that are never spoken."""
    cautions: (
        Annotated[
            tuple[
                Annotated[Id, _known("cautions", "caution"), AfterValidator(_lasting)],
                ...,
            ],
            AfterValidator(_once),
        ]
        | None
    ) = None
    """None where it was not asked yet."""
    sense: SenseMode = SenseMode.VISUAL
    eyes: Eyes = Eyes.FREE
    gentle: bool = False
    tone: Tone | None = None
    """None where it was not told: it is then what suits the voice."""
    pace: Pace = Pace.USUAL
    posture: Posture | None = None
    """The usual one."""
    unfit_postures: Annotated[tuple[Posture, ...], AfterValidator(_once)] = ()
    region: Region | None = None
    """Where it is felt most."""
    avoid: Annotated[tuple[Region, ...], AfterValidator(_once)] = ()
    """Regions that are let be."""
    breath: BreathPattern = BreathPattern.RAMP
    breath_tone: bool = True
    tuning: Tuning = Field(default_factory=Tuning)
    language: Annotated[str, AfterValidator(_language)] = ""
    """Of sessions and pages; empty for the browser's, or English."""
    voice: str = Field("", pattern=r"^[A-Za-z0-9-]*$", max_length=60)
    longest: float | None = Field(None, ge=1, le=60)
    """Minutes that a session lasts at most, unless more are asked for."""
    unwanted_scenes: Annotated[
        tuple[Annotated[Id, _known("scenes", "scene")], ...], AfterValidator(_once)
    ] = ()
    unwanted_techniques: Annotated[
        tuple[Annotated[Id, _known("techniques", "technique")], ...],
        AfterValidator(_once),
    ] = ()
    passed_over: dict[Annotated[Id, _known("techniques", "technique")], date] = Field(
        default_factory=dict
    )
    """Techniques that were not wanted on a day, and are not offered again on that day."""
    signs: dict[Annotated[Id, _known("signs", "sign")], bool] = Field(
        default_factory=dict
    )
    country: str = Field("", pattern=r"^([A-Z]{2})?$")
    """ISO 3166 code, for whom to call."""
    movements: dict[Id, Movement] = Field(default_factory=dict)
    movement_paused: bool = False
    """Whether an emergency sign was ticked, so that nothing is really moved."""
