"""Which lengths there are words for, found by composing before anything is spoken."""

from contextlib import suppress
from dataclasses import replace

from unclench.composer import Needs, Refused, Script, choose, write
from unclench.content import Library, Minutes, Scene, Technique, parse
from unclench.timeline.fit import DoesNotFit, fit
from unclench.vocabulary import SAMPLE_RATE, Durations, Spoken, Word
from unclench.web.mine import Written, arc_of, with_same_ids
from unclench.web.words import MINUTES

UNSURE = (0.9, 1.1)
"""A voice speaks so much quicker or slower than reckoned: a choice of ours."""


def lengths_of(written: Written, library: Library) -> tuple[float, ...]:
    """Return the minutes that a session with this script can last."""
    shelf, needs = _on_trial(written, library)
    return tuple(m for m in MINUTES if _fits(replace(needs, minutes=m), shelf))


def minutes_of(written: Written, library: Library) -> Minutes | None:
    """Return the least, usual and most minutes; None where no length fits.

    Where there is a choice the usual length is the one in the middle.
    """
    found = lengths_of(written, library)
    if not found:
        return None
    usual = found[len(found) // 2]
    return Minutes(least=found[0], usual=usual, most=found[-1])


def _on_trial(written: Written, library: Library) -> tuple[Library, Needs]:
    """Put a script on the shelves under its own name, at any length."""
    text = with_same_ids(written.whole, "", f"trial-{written.name}")
    script, _problems = parse(text)
    if written.technique:
        technique = library.technique(written.technique)
        scene = Scene(id=written.name, name=written.title, summary=written.title)
        technique = technique.model_copy(update={"scenes": (*technique.scenes, scene.id)})
        scenes = {**library.scenes, scene.id: scene}
    else:
        technique = Technique(
            id=written.name,
            name=written.title,
            summary="",
            evidence="",
            source="",
            parts=arc_of(script),
            postures=library.technique("calm-place").postures,
            silence=(0, 1),
            unabridged=True,
            minutes=Minutes(least=MINUTES[0], usual=MINUTES[0], most=MINUTES[-1]),
        )
        scenes = dict(library.scenes)
    shelf = replace(
        library,
        techniques={**library.techniques, technique.id: technique},
        scenes=scenes,
        scripts=(*library.scripts, script),
    )
    needs = Needs(
        technique.id,
        voice="",
        scene=written.name if written.technique else "",
        language=written.language,
    )
    return shelf, needs


def _fits(needs: Needs, library: Library) -> bool:
    with suppress(Refused, DoesNotFit):
        recipe = choose(needs, library)
        script = write(recipe, library)
        for pace in UNSURE:
            fit(script, _reckoned(script, pace), recipe.minutes)
        return True
    return False


def _reckoned(script: Script, pace: float) -> Durations:
    """Reckon each line at the words a minute asked of it, its words evenly apart."""
    return {
        said: _spoken(said.text, said.delivery.rate / pace) for said in script.utterances
    }


def _spoken(text: str, rate: float) -> Spoken:
    words = text.split()
    step = 60 / rate * SAMPLE_RATE
    found, at = [], 0
    for number, word in enumerate(words):
        at = text.index(word, at)
        found.append(Word(at, len(word), round(number * step)))
        at += len(word)
    return Spoken(round(len(words) * step), tuple(found))
