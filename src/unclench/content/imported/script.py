"""Writing the sections of a document as a script file."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from unclench.content import tags
from unclench.content.imported.arrange import Placed
from unclench.content.imported.lexicon import Lexicon
from unclench.content.imported.mark import Quiet
from unclench.content.imported.remark import Kind, Place, Remark
from unclench.content.imported.section import (
    Note,
    Rest,
    Saying,
    Section,
    Sentence,
    speakable,
)
from unclench.content.imported.visible import row
from unclench.content.model import PauseClass, Tags
from unclench.vocabulary import Effort, Part
from unclench.vocabulary.method import (
    CHOICE_EVERY,
    LONGEST_PAUSE,
    NEVER_TENSED,
    PAUSES,
    USUAL_PAUSE,
    VOICE,
)

PASSAGE = CHOICE_EVERY / 4
"""Seconds from which a passage ends with its paragraph: between passages there is room to
say that one may stop, which is due every four minutes."""
LONGEST_PASSAGE = CHOICE_EVERY / 2
"""Seconds from which it ends with its sentence."""
_LONGER = {"sentence": "cue", "cue": "sense", "sense": "breath"}
"""The pause of an empty line: one class longer than the part's own."""
MARKED = 60
"""Words for each pause mark, at most, in a document that marks its pauses itself."""
_LONGEST_TITLE = 60
"""Characters."""
_CLOSE = Rest(Quiet(PauseClass.SENTENCE, None), Place())
"""Between two sentences of a paragraph."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """One passage: its part, its tags and what is said in it."""

    part: Part
    title: str
    tags: Tags
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """What a script file says of itself."""

    title: str
    technique: str
    language: str
    author: str = ""


def write_script(
    head: Head, placed: Sequence[Placed], kept: Sequence[Remark], lexicon: Lexicon
) -> tuple[str, tuple[Remark, ...]]:
    """Write a script file, without line ids.

    Parameters
    ----------
    head
        What it says of itself.
    placed
        Sections with their parts, each part in one piece.
    kept
        Words that are spoken nowhere; they stand in a note at the end.
    lexicon
        The words of its language.

    Returns
    -------
    str
        The script.
    tuple of Remark
        What was decided while writing.
    """
    stretches, remarks = _stretches(placed, lexicon)
    rows = ["---", f"title: {head.title}", f"technique: {head.technique}"]
    rows.append(f"language: {head.language}")
    if head.author:
        rows.append(f"author: {head.author}")
    rows.append("---")
    part: Part | None = None
    for stretch in stretches:
        if stretch.part is not part:
            rows += ["", f"# {stretch.part.capitalize()}"]
            part = stretch.part
        written = tags.write(stretch.tags)
        marks = f" {{{written}}}" if written else ""
        rows += ["", f"## {stretch.title}{marks}".rstrip()]
        rows += _rows(stretch)
    rows += [f"<!-- {each.kind}: {_noted(each.words)} -->" for each in kept]
    return "\n".join(rows) + "\n", tuple(remarks)


def _stretches(
    placed: Sequence[Placed], lexicon: Lexicon
) -> tuple[list[_Stretch], list[Remark]]:
    found: list[_Stretch] = []
    remarks: list[Remark] = []
    paced = marks_its_pauses(each.section for each in placed)
    if paced:
        remarks.append(Remark(Kind.PACED, Place(), "", PauseClass.SENTENCE))
    waiting: tuple[Saying, ...] = ()
    """Notes of sections in which nothing is spoken."""
    for each in placed:
        section = replace(each.section, sayings=(*waiting, *each.section.sayings))
        waiting = ()
        if not section.spoken:
            section = _said_heading(section)
        if not section.spoken:
            waiting = tuple(s for s in section.sayings if isinstance(s, Note))
            continue
        title = _title(section)
        for count, sayings in enumerate(
            _in_time(
                _merged(section.sayings, each.part, remarks, paced=paced), each.part
            ),
            start=1,
        ):
            numbered = f"{title} {count}" if count > 1 else title
            tagged = _tags(section, sayings, lexicon, remarks)
            found.append(_Stretch(each.part, numbered, tagged, sayings))
    if waiting and found:
        found[-1] = replace(found[-1], sayings=(*found[-1].sayings, *waiting))
    return found, remarks


def _said_heading(section: Section) -> Section:
    """Let a group of muscles be named where nothing else is said of it."""
    if section.heading is None or not section.regions:
        return section
    named = Sentence(f"{speakable(row(section.heading.title))}.", section.place)
    return replace(section, sayings=(*section.sayings, named))


def _tags(
    section: Section,
    sayings: Sequence[Saying],
    lexicon: Lexicon,
    remarks: list[Remark],
) -> Tags:
    """Tag a group of muscles, and whether it asks to tense them."""
    if not section.regions:
        return Tags()
    said = " ".join(each.text for each in sayings if isinstance(each, Sentence))
    if not lexicon.effort.search(said):
        return Tags(region=section.regions)
    named = ", ".join(sorted(section.regions))
    never = not NEVER_TENSED.isdisjoint(section.regions)
    kind = Kind.NEVER_TENSED if never else Kind.EFFORT
    remarks.append(Remark(kind, section.place, said, named))
    return Tags(region=section.regions, effort=frozenset({Effort.TENSE}))


def _title(section: Section) -> str:
    """Return the heading, or the first words, as the title of a passage."""
    told = row(section.heading.title if section.heading else section.spoken)
    if not section.heading:
        told = " ".join(told.split()[:4]).rstrip(".,:;!?… ")
    return speakable(told)[:_LONGEST_TITLE].strip()


# -- Time ------------------------------------------------------------------------------


def marks_its_pauses(sections: Iterable[Section]) -> bool:
    """Tell whether a document says itself how long to be quiet, and where."""
    sayings = [saying for section in sections for saying in section.sayings]
    marks = sum(isinstance(s, Rest) and bool(s.quiet.words) for s in sayings)
    words = sum(len(s.text.split()) for s in sayings if isinstance(s, Sentence))
    return marks * MARKED >= words


def _in_time(sayings: Iterable[Saying], part: Part) -> Iterator[tuple[Saying, ...]]:
    """Part what is said into passages that leave room between them."""
    open_: list[Saying] = []
    seconds = 0.0
    for saying in sayings:
        starts = isinstance(saying, Sentence)
        before = next((s.place for s in reversed(open_) if isinstance(s, Sentence)), None)
        fresh = before is not None and before != saying.place
        limit = PASSAGE if fresh else LONGEST_PASSAGE
        if starts and seconds >= limit:
            yield tuple(open_)
            open_, seconds = [], 0.0
        open_.append(saying)
        seconds += _seconds(saying, part)
    if any(isinstance(saying, Sentence) for saying in open_):
        yield tuple(open_)


def _seconds(saying: Saying, part: Part) -> float:
    if isinstance(saying, Sentence):
        usual = PAUSES[USUAL_PAUSE[part]].usual
        return len(saying.text.split()) * 60 / VOICE[part].rates[1] + usual
    if isinstance(saying, Rest):
        named = PAUSES.get(saying.quiet.value, PAUSES["sense"]).usual
        return saying.quiet.seconds or named
    return 0.0


def _merged(
    sayings: Sequence[Saying], part: Part, remarks: list[Remark], *, paced: bool
) -> Iterator[Saying]:
    """Make one pause of several that follow each other.

    Seconds add up, a class gives way to seconds, an empty line to either. Where the
    document is paced, sentences of a paragraph follow each other closely.
    """
    resting: Rest | None = None
    before: Place | None = None
    notes: list[Note] = []
    for saying in sayings:
        if isinstance(saying, Rest):
            resting = _longer(resting, saying, remarks) if resting else saying
        elif isinstance(saying, Note):
            notes.append(saying)
        else:
            if paced and resting is None and before == saying.place:
                resting = _CLOSE
            yield from _rested(resting, part, remarks)
            yield from notes
            yield saying
            resting, notes, before = None, [], saying.place
    yield from _rested(resting, part, remarks)
    yield from notes


def _longer(one: Rest, two: Rest, remarks: list[Remark]) -> Rest:
    if one.quiet.seconds and two.quiet.seconds:
        both = one.quiet.seconds + two.quiet.seconds
        if both > LONGEST_PAUSE:
            words = f"{one.quiet.words} {two.quiet.words}"
            remarks.append(Remark(Kind.CUT, two.place, words, f"{LONGEST_PAUSE:g} s"))
        kept = min(both, LONGEST_PAUSE)
        return Rest(Quiet(f"{kept:g} s", kept, one.quiet.words), one.place)
    return max(one, two, key=lambda rest: _weight(rest.quiet))


def _weight(quiet: Quiet) -> tuple[bool, float]:
    classes = {**{name: each.usual for name, each in PAUSES.items()}, "": 0.0}
    return quiet.seconds is not None, classes.get(quiet.value, PAUSES["sense"].usual)


def _rested(rest: Rest | None, part: Part, remarks: list[Remark]) -> Iterator[Rest]:
    """Yield a pause; that of an empty line by the part it stands in."""
    if rest is None:
        return
    if rest.quiet.value:
        yield rest
        return
    value = PauseClass(_LONGER[USUAL_PAUSE[part]])
    remarks.append(Remark(Kind.PAUSE, rest.place, "", value))
    yield replace(rest, quiet=replace(rest.quiet, value=value))


# -- Rows ------------------------------------------------------------------------------


def _rows(stretch: _Stretch) -> Iterator[str]:
    for saying in stretch.sayings:
        match saying:
            case Sentence(text):
                yield text
            case Rest(quiet):
                yield f"[pause: {quiet.value}]"
            case Note(text):
                yield f"<!-- {_noted(text)} -->"


def _noted(text: str) -> str:
    """Return words that are safe within a note."""
    return row(text).replace("-->", "→").replace("<!--", "").rstrip("-")
