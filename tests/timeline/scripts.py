"""Shipped scripts with the lengths their lines have at the voice's own pace."""

from dataclasses import dataclass, replace
from functools import cached_property

from hypothesis import strategies as st
from tests.anybody import LIBRARY, anybody

from unclench.composer import Needs, Recipe, Script, choose, write
from unclench.timeline import Timeline
from unclench.timeline.fit import fit
from unclench.vocabulary import SAMPLE_RATE, Durations, Spoken, Word


def script_of(technique: str, minutes: float, **needs: object) -> Script:
    wish = Needs(technique, voice="v", minutes=minutes)
    return write(choose(replace(wish, **needs), LIBRARY), LIBRARY)  # type: ignore[arg-type]  # any field


def durations(script: Script, pace: float = 1.0) -> Durations:
    """Every line at the words a minute asked of it, its words evenly apart."""
    said = {}
    for utterance in script.utterances:
        starts = [
            i
            for i in range(len(utterance.text))
            if i == 0 or utterance.text[i - 1] == " "
        ]
        seconds = len(starts) * 60 / utterance.delivery.rate * pace
        step = seconds * SAMPLE_RATE / len(starts)
        words = tuple(
            Word(at, utterance.text.find(" ", at) - at, int(n * step))
            for n, at in enumerate(starts)
        )
        said[utterance] = Spoken(int(seconds * SAMPLE_RATE) + 37, words)
    return said


@dataclass(frozen=True)
class Asked:
    """A session somebody asks for; small to print when a law breaks."""

    needs: Needs
    seed: int

    @property
    def minutes(self) -> float:
        assert self.needs.minutes
        return self.needs.minutes

    @cached_property
    def recipe(self) -> Recipe:
        return choose(self.needs, LIBRARY, seed=self.seed)

    @cached_property
    def script(self) -> Script:
        return write(self.recipe, LIBRARY)

    @property
    def timeline(self) -> Timeline:
        return fit(self.script, durations(self.script), self.minutes)


def sessions() -> st.SearchStrategy[Asked]:
    """Any session of the library for anybody, at any length to the second."""
    return st.builds(Asked, anybody(), st.integers(0, 2**31))
