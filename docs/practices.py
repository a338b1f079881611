"""Write practices.md: what composes, what its ends measure, and what repeats.

Run it with ``python docs/practices.py`` after a change to scripts or techniques. The
tests compare what stands in the page with what the library does.
"""

import json
import tempfile
from collections.abc import Iterator
from itertools import combinations, cycle, product
from pathlib import Path
from statistics import mean

from unclench.composer import Needs, Refused, choose, write
from unclench.content import Library, Line, Technique
from unclench.session import Session, SessionStore, Studio
from unclench.sound import Crew, Format
from unclench.timeline import Timeline
from unclench.timeline.fit import fit
from unclench.vocabulary import (
    SAMPLE_RATE,
    Durations,
    Ending,
    Eyes,
    Heard,
    Moment,
    Part,
    Posture,
    SenseMode,
    Spoken,
    Tone,
    Utterance,
)
from unclench.vocabulary.method import SHORT_MOST
from unclench.voice import ClipStore, find_voice

PAGE = Path(__file__).with_name("practices.md")
FIXED = (Part.SAFETY, Part.CHOICE, Part.RETURN, Part.FADE)
"""Parts that say what every session owes its listener; they may repeat."""

HEAD = """# The practices

Fifteen techniques, and what each can be. This page is written by `python
docs/practices.py`, and the tests hold it to the library.

## What composes

Each number is how many sessions were composed and fitted to the sample in that posture:
every mode (seeing pictures or not; eyes free or open; plain, warm or spacious; day and
sleep where there is a sleep version; gentle where the technique can be so short), each
at the least, the usual and the most minutes. Line lengths are reckoned by the words a
minute. None of them failed; a dash is a posture that the technique does not claim.

"""
MEASURED = """
## The shortest and the longest

Rendered as Opus with the built-in voice, first posture and scene, and measured after
decoding: length, share of quiet, loudness in LUFS and true peak in dBTP.

| technique | shortest | longest |
| --- | --- | --- |
"""
FRESH = """
## What repeats

Ten sessions in a row, each chosen after those before it: the lines that two of them
share, as a share of the lines of both, on the mean of all 45 pairs. Lines of safety,
choice, return and fade are not counted. Words are those of the technique's own scripts,
rivals and substitutes included, in English; another {shared:,} are shared by all.

| technique | words | least minutes | usual | most |
| --- | --- | --- | --- | --- |
"""


def durations(utterances: tuple[Utterance, ...]) -> Durations:
    """Reckon every line by its words and the words a minute asked of it."""
    return {
        said: Spoken(
            round(len(said.text.split()) * 60 / said.delivery.rate * SAMPLE_RATE)
        )
        for said in utterances
    }


def fitted(needs: Needs, library: Library, history: tuple[Heard, ...] = ()) -> Timeline:
    """Compose a session and bring it to its length."""
    recipe = choose(needs, library, history, seed=len(history))
    script = write(recipe, library)
    return fit(script, durations(tuple(script.utterances)), recipe.minutes)


def places(technique: Technique, posture: Posture, library: Library) -> tuple[str, ...]:
    """Return the movements that can be had in a posture, or all scenes."""
    if not technique.ladder:
        return technique.scenes or ("",)
    return tuple(n for n, m in library.movements.items() if posture in m.postures)


def modes(technique: Technique, posture: Posture, library: Library) -> Iterator[Needs]:
    """Yield every way a technique can be asked for in one posture, its scenes in turn."""
    bounds = technique.minutes
    moments = [Moment.DAY] if Ending.RETURN in technique.endings else []
    moments += [Moment.SLEEP] if Ending.FADE in technique.endings else []
    scenes = cycle(places(technique, posture, library))
    lengths = (bounds.least, bounds.usual, bounds.most)
    for minutes, sense, tone, eyes, moment in product(
        lengths, SenseMode, Tone, Eyes, moments
    ):
        yield Needs(
            technique.id,
            voice="",
            minutes=minutes,
            scene=next(scenes),
            posture=posture,
            sense=sense,
            tone=tone,
            eyes=eyes,
            moment=moment,
        )
    if bounds.least <= SHORT_MOST:
        for sense, tone in product(SenseMode, Tone):
            yield Needs(
                technique.id,
                voice="",
                scene=next(scenes),
                posture=posture,
                sense=sense,
                tone=tone,
                gentle=True,
            )


def composable(technique: Technique, posture: Posture, library: Library) -> str:
    """Count the ways that compose; name how many do not, should there be any."""
    if posture not in technique.postures:
        return "–"
    failed = count = 0
    for needs in modes(technique, posture, library):
        count += 1
        try:
            fitted(needs, library)
        except (Refused, ValueError):
            failed += 1
    return f"{count - failed} of {count}" if failed else f"{count}"


def compose_table(library: Library) -> str:
    """Return technique by posture, each with how many modes and lengths compose."""
    rows = [
        "| technique | " + " | ".join(Posture) + " |",
        "| --- |" + " --- |" * len(Posture),
    ]
    for technique in library.techniques.values():
        cells = [composable(technique, posture, library) for posture in Posture]
        rows.append(f"| `{technique.id}` | {' | '.join(cells)} |")
    return "\n".join(rows) + "\n"


def measured(session: Session) -> str:
    """Return what a session measures, in one cell."""
    facts = session.audio["opus"]
    cues = json.loads(session.record.read_bytes())["cues"]
    speech = sum(c["end"] - c["start"] for c in cues if c["kind"] == "speech")
    return (
        f"{session.seconds:g} s, {1 - speech / session.seconds:.0%} quiet, "
        f"{facts.lufs:.1f}, {facts.true_peak:.1f}"
    )


def measured_rows(library: Library, folder: Path, crew: Crew) -> Iterator[str]:
    """Render the ends of every technique and yield what they measure."""
    voice = find_voice()
    studio = Studio(voice, ClipStore(folder / "clips"), folder / "textures", crew)
    store = SessionStore(folder / "sessions")
    for technique in library.techniques.values():
        cells = []
        for minutes in (technique.minutes.least, technique.minutes.most):
            recipe = choose(Needs(technique.id, voice.identity, minutes), library)
            cells.append(measured(store.make(recipe, library, studio, [Format.OPUS])))
        yield f"| `{technique.id}` | {' | '.join(cells)} |"


def words_of(technique: str, library: Library) -> int:
    """Count the words of English scripts, substitutes and breath phrases included."""
    count = 0
    for script in library.in_language("en").scripts:
        if script.technique == technique:
            for passage in script.passages:
                for line in passage.lines:
                    said = line.text if isinstance(line, Line) else line.long
                    count += len(said.split())
    return count


def overlap(technique: str, minutes: float, library: Library) -> float:
    """Return what two of ten sessions in a row share, on the mean of all pairs."""
    history: tuple[Heard, ...] = ()
    sessions = []
    for seed in range(10):
        needs = Needs(technique, voice="", minutes=minutes)
        recipe = choose(needs, library, history, seed)
        script = write(recipe, library)
        timeline = fit(script, durations(tuple(script.utterances)), minutes)
        history += (Heard(technique, recipe.scene, frozenset(recipe.passages)),)
        sessions.append({c.line for c in timeline.speech if c.part not in FIXED})
    pairs = combinations(sessions, 2)
    return mean(2 * len(a & b) / (len(a) + len(b)) for a, b in pairs)


def fresh_rows(library: Library) -> Iterator[str]:
    """Yield how much each technique repeats itself."""
    for technique in library.techniques.values():
        bounds = technique.minutes
        lengths = (bounds.least, bounds.usual, bounds.most)
        shares = [f"{overlap(technique.id, n, library):.0%}" for n in lengths]
        words = f"{words_of(technique.id, library):,}"
        yield f"| `{technique.id}` | {words} | {' | '.join(shares)} |"


def page(library: Library, folder: Path, crew: Crew) -> str:
    """Return the whole page."""
    return (
        HEAD
        + compose_table(library)
        + MEASURED
        + "\n".join(measured_rows(library, folder, crew))
        + "\n"
        + FRESH.format(shared=words_of("", library))
        + "\n".join(fresh_rows(library))
        + "\n"
    )


if __name__ == "__main__":
    with Crew(2) as crew, tempfile.TemporaryDirectory() as folder:
        PAGE.write_text(page(Library.load(), Path(folder), crew), encoding="utf-8")
