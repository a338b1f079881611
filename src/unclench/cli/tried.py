"""Whether each practice of a pack can be had, at the lengths it promises."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from unclench.composer import Needs, Refused, Script, choose, write
from unclench.content import Library, Pack, Problem, Technique
from unclench.timeline.by_words import by_words
from unclench.timeline.fit import DoesNotFit, fit

PACES = (1.0, 0.9, 1.1)
"""Voices speak slower or faster than they are asked to, by so much."""
WAY = "Write more that is optional, or less that is not, or change [minutes]."


def tried(folder: Path, pack: Pack, library: Library) -> Iterator[Problem]:
    """Compose every practice of a pack in a folder, and all that it brings a scene to.

    Yields
    ------
    Problem
        Why one can't be composed, or can't be as short or as long as it says.
    """
    own = f"{pack.name}/"
    languages = {s.language for s in library.scripts if own in s.technique + s.scene}
    for language in sorted(languages):
        view = library.in_language(language)
        for technique in view.techniques.values():
            scenes = technique.scenes or ("",)
            if not technique.id.startswith(own):
                scenes = tuple(name for name in scenes if name.startswith(own))
            for scene in scenes:
                file = f"scenes/{scene}" if scene else f"techniques/{technique.id}"
                path = folder / f"{file.replace(own, '')}.toml"
                for why in _why_not(technique, scene, language, library):
                    yield Problem(str(path), 0, 1, why, WAY)


def _why_not(
    technique: Technique, scene: str, language: str, library: Library
) -> Iterator[str]:
    """Yield why the shortest, the usual and the longest can't be had."""
    bounds = technique.minutes
    for minutes in dict.fromkeys((bounds.least, bounds.usual, bounds.most)):
        needs = Needs(
            technique.id, voice="", language=language, minutes=minutes, scene=scene
        )
        try:
            script = write(choose(needs, library), library)
            _fit(script, minutes)
        except (Refused, DoesNotFit) as error:
            yield str(error)


def _fit(script: Script, minutes: float) -> None:
    """Fit a script to a length, at the pace of one voice or another."""
    for pace in PACES:
        with suppress(DoesNotFit):
            fit(script, by_words(script, pace), minutes)
            return
    fit(script, by_words(script), minutes)
