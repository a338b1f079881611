"""Rules about when things happen in a session (``method.md`` 4.2, L12 and L26 to L29)."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from unclench.content.review.fault import Fault
from unclench.content.review.finding import Level
from unclench.content.review.heard import AsHeard, Kind, Stretch
from unclench.content.technique import Technique
from unclench.vocabulary import Ending, Limit, Part, Tone
from unclench.vocabulary.method import (
    ANNOUNCED_FROM,
    ANNOUNCED_WITHIN,
    AWAKE,
    BREATHS_A_MINUTE,
    CHOICE_EVERY,
    CHOICE_FIRST,
    INWARDS_LONGER,
    LONGEST_PAUSE,
    QUIET_SPACIOUS,
    SHORT,
    TIMING_CLOSE,
    return_least,
)

CLOSE = 0.05
"""Seconds within which two times count as one: less than anybody hears."""
GIVES_WAY = (Part.SETTLE, Part.BREATH, Part.DEEPEN, Part.ANCHOR)
"""Parts around what a session is about, which a very short one may go without."""


def choices(heard: AsHeard, offers: Iterable[Stretch]) -> Iterator[Fault]:
    """L12: one may stop, told early and again and again (``design.md``, laws).

    Parameters
    ----------
    offers
        The lines that say so, in order.
    """
    times = [line.start for line in offers]
    if not times or times[0] > CHOICE_FIRST:
        yield Fault("L12-early", told={"seconds": f"{CHOICE_FIRST:g}"})
    if heard.minutes < SHORT or not times:
        return
    end = heard.speech[-1].end
    if heard.recipe.ending is Ending.FADE:
        end = next((c.start for c in heard.cues if c.part not in AWAKE), end)
        late = (c for c in heard.speech if c.part is Part.CHOICE and c.start > end)
        for line in late:
            yield Fault("L12-asleep", Level.WARNING, line)
    for before, after in pairwise([*(t for t in times if t <= end), end]):
        if after - before > CHOICE_EVERY + CLOSE:
            told = {"at": _clock(before), "minutes": f"{CHOICE_EVERY / 60:g}"}
            yield Fault("L12-again", told=told)


def structure(heard: AsHeard, technique: Technique | None) -> Iterator[Fault]:
    """L26: all parts are there, in their order, and coming back takes its time."""
    fades = heard.recipe.ending is Ending.FADE
    last = Part.FADE if fades else Part.RETURN
    arc = tuple(
        last if part in {Part.RETURN, Part.FADE} else part
        for part in (technique.parts if technique else (Part.SAFETY, last))
    )
    for part in arc:
        if part not in heard.parts and (level := _missed(part, arc, heard, technique)):
            yield Fault("L26-missing", level, told={"part": part})
    known = [part for part in heard.parts if part in arc]
    if known != [part for part in arc if part in known]:
        yield Fault("L26-order")
    back = [cue for cue in heard.cues if cue.part is Part.RETURN]
    if fades and back:
        yield Fault("L26-wakes", at=back[0])
    least = return_least(heard.minutes)
    if back and not fades and heard.seconds - back[0].start < least - CLOSE:
        seconds = f"{heard.seconds - back[0].start:.0f}"
        told = {"seconds": seconds, "least": f"{least:g}"}
        yield Fault("L26-return", told=told)


def _missed(
    part: Part, arc: tuple[Part, ...], heard: AsHeard, technique: Technique | None
) -> Level | None:
    """How much it weighs that a part is not there."""
    around = {Part.SAFETY, Part.RETURN, Part.FADE, *GIVES_WAY}
    about = next((p for p in arc if p not in around), None)
    if technique and technique.heart:
        about = technique.heart
    if part is about or part in {Part.SAFETY, Part.RETURN, Part.FADE}:
        return Level.ERROR
    ruled_out = {Part.BREATH: Limit.NO_BREATH, Part.DEEPEN: Limit.GENTLE}
    if ruled_out.get(part) in heard.recipe.limits:
        return None
    usual = technique.minutes.usual if technique else 0.0
    short = heard.minutes < max(usual, SHORT)
    return None if short else Level.WARNING


def quiet(
    heard: AsHeard, technique: Technique | None, announcements: Iterable[Stretch]
) -> Iterator[Fault]:
    """L27: enough quiet and not too much, never too long, and announced where long."""
    share = round(quiet_share(heard), 2)
    if technique:
        least, most = technique.silence
        if heard.recipe.tone is Tone.SPACIOUS or heard.recipe.ending is Ending.FADE:
            most = max(most, QUIET_SPACIOUS)
        told = {"share": f"{share:.0%}", "least": f"{least:.0%}", "most": f"{most:.0%}"}
        if share < least:
            yield Fault("L27-little", told=told)
        if share > most:
            yield Fault("L27-much", told=told)
    announced = [line.end for line in announcements]
    for start, end, before in _quiets(heard):
        told = {"seconds": f"{end - start:.0f}"}
        if end - start > LONGEST_PAUSE + CLOSE:
            yield Fault("L27-long", at=before, told=told)
        elif end - start > ANNOUNCED_FROM + CLOSE:
            soon = (start - end <= ANNOUNCED_WITHIN for end in announced if end <= start)
            if not any(soon) and not _moving(end - start, heard, before):
                yield Fault("L27-unannounced", at=before, told=told)


def quiet_share(heard: AsHeard) -> float:
    """Share of a session in which nothing is said."""
    return 1 - sum(line.seconds for line in heard.speech) / heard.seconds


def _quiets(heard: AsHeard) -> Iterator[tuple[float, float, Stretch]]:
    """Yield each quiet between two things heard, and the line before it.

    Breaths that are paced are heard, if only as a tone; what comes after the last word
    is the end.
    """
    said: Stretch | None = None
    start = 0.0
    for cue in heard.cues:
        if cue.kind is Kind.PAUSE:
            continue
        if said and cue.start > start:
            yield start, cue.start, said
        start = max(start, cue.end)
        said = cue if cue.kind is Kind.SPEECH else said


def _moving(seconds: float, heard: AsHeard, before: Stretch) -> bool:
    """Tell whether a quiet is long only for the movement that fills it."""
    takes = heard.recipe.movement_seconds * (1 + TIMING_CLOSE)
    return before.part is Part.MOVEMENT and seconds - takes <= ANNOUNCED_FROM


def breath(heard: AsHeard) -> Iterator[Fault]:
    """L28: a paced breath is slow, soft and never held."""
    least, most = BREATHS_A_MINUTE
    phases = [c for c in heard.cues if c.kind in {Kind.BREATH_IN, Kind.BREATH_OUT}]
    told: set[str] = set()
    for first, second in pairwise(phases):
        if first.kind is not Kind.BREATH_IN:
            continue
        pace = 60 / (first.seconds + second.seconds)
        faults = {
            "L28-pace": not least - CLOSE <= pace <= most + CLOSE,
            "L28-inwards": first.seconds > second.seconds + INWARDS_LONGER + CLOSE,
            "L28-held": second.start > first.end + CLOSE,
        }
        for name in (name for name, broken in faults.items() if broken):
            if name not in told:
                yield Fault(name, told={"pace": f"{pace:.1f}"})
            told.add(name)


def rehearsal(heard: AsHeard) -> Iterator[Fault]:
    """L29: a movement is imagined in about the time that it takes.

    On the first rung it is only looked at.
    """
    takes = heard.recipe.movement_seconds if (heard.recipe.rung or 1) > 1 else 0.0
    pauses = [c for c in heard.cues if c.kind is Kind.PAUSE and c.part is Part.MOVEMENT]
    if takes and pauses and not any(_as_long(c.seconds, takes) for c in pauses):
        yield Fault("L29-time", told={"seconds": f"{takes:g}"})


def _as_long(seconds: float, takes: float) -> bool:
    return abs(seconds - takes) <= TIMING_CLOSE * takes + CLOSE


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02}"
