"""Which lengths there are words for, found by composing before anything is spoken."""

from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum

from unclench.composer import Needs, Refused, Script, choose, write
from unclench.content import Library, Minutes, Scene, Technique, parse
from unclench.timeline.fit import DoesNotFit, fit
from unclench.vocabulary import SAMPLE_RATE, Durations, Spoken, Word
from unclench.web.mine import Written, arc_of, with_same_ids
from unclench.web.words import MINUTES

UNSURE = (0.9, 1.1)
"""A voice speaks so much quicker or slower than reckoned: a choice of ours."""


class Misfit(StrEnum):
    """Why there is no session with a script."""

    EMPTY = "empty"
    """There is nothing in it that a session could be about."""
    LONG = "long"
    """It is longer than any session."""
    UNDIVIDED = "undivided"
    """A short session can't leave some of it out."""


@dataclass(frozen=True, slots=True)
class Lengths:
    """Minutes in which all of a script is said."""

    whole: tuple[float, ...]
    most: float
    """The longest a session with it can be, whether or not all of it is said then."""

    @property
    def minutes(self) -> Minutes:
        """Least, usual and most; the usual length is the one in the middle."""
        found = self.whole or (self.most,)
        return Minutes(least=found[0], usual=found[len(found) // 2], most=found[-1])


def lengths_of(written: Written, library: Library) -> Lengths | Misfit:
    """Return the lengths of sessions with a script, or why there are none."""
    script, _problems = parse(written.whole)
    if len(arc_of(script)) <= 2:  # noqa: PLR2004 - safety and return are there in any case
        return Misfit.EMPTY
    if not written.technique:
        trial = _on_trial(written, library, _practice(written, library))
        whole = tuple(m for m in MINUTES if trial.fits(m))
        return Lengths(whole, whole[-1]) if whole else Misfit.LONG
    technique = library.technique(written.technique)
    bounds = technique.minutes
    trial = _on_trial(written, library, technique)
    if not all(trial.fits(m) for m in (bounds.least, bounds.usual, bounds.most)):
        return Misfit.UNDIVIDED
    all_of_it = technique.model_copy(update={"unabridged": True})
    trial = _on_trial(written, library, all_of_it)
    asked = (m for m in MINUTES if bounds.least <= m <= bounds.most)
    return Lengths(tuple(m for m in asked if trial.fits(m)), bounds.most)


@dataclass(frozen=True, slots=True)
class _Trial:
    """A script on the shelves, for somebody who told nothing."""

    library: Library
    needs: Needs

    def fits(self, minutes: float) -> bool:
        """Tell whether a session of so many minutes can be made."""
        with suppress(Refused, DoesNotFit):
            recipe = choose(replace(self.needs, minutes=minutes), self.library)
            script = write(recipe, self.library)
            for pace in UNSURE:
                fit(script, _reckoned(script, pace), minutes)
            return True
        return False


def _on_trial(written: Written, library: Library, technique: Technique) -> _Trial:
    """Put a script on the shelves under its own name."""
    text = with_same_ids(written.parted, "", f"trial-{written.name}")
    script, _problems = parse(text)
    scenes = dict(library.scenes)
    if written.technique:
        scenes[written.name] = Scene(
            id=written.name, name=written.title, summary=written.title
        )
        named = (*technique.scenes, written.name)
        technique = technique.model_copy(update={"scenes": named})
    shelf = replace(
        library,
        techniques={**library.techniques, technique.id: technique},
        scenes=scenes,
        scripts=(*library.scripts, script),
    )
    scene = written.name if written.technique else ""
    needs = Needs(technique.id, voice="", scene=scene, language=written.language)
    return _Trial(shelf, needs)


def _practice(written: Written, library: Library) -> Technique:
    """Return the technique that a practice of its own is, at any length."""
    script, _problems = parse(written.whole)
    return library.technique("calm-place").model_copy(
        update={
            "id": written.name,
            "parts": arc_of(script),
            "scenes": (),
            "unabridged": True,
            "minutes": Minutes(least=MINUTES[0], usual=MINUTES[0], most=MINUTES[-1]),
        }
    )


def _reckoned(script: Script, pace: float) -> Durations:
    """Reckon each line at the words a minute asked of it, its words evenly apart."""
    return {u: _spoken(u.text, u.delivery.rate / pace) for u in script.utterances}


def _spoken(text: str, rate: float) -> Spoken:
    words = text.split()
    step = 60 / rate * SAMPLE_RATE
    found, at = [], 0
    for number, word in enumerate(words):
        at = text.index(word, at)
        found.append(Word(at, len(word), round(number * step)))
        at += len(word)
    return Spoken(round(len(words) * step), tuple(found))
