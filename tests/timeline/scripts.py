"""Shipped scripts with the lengths their lines have at the voice's own pace."""

from dataclasses import dataclass, replace

from hypothesis import strategies as st

from unclench.composer import Needs, Script, choose, write
from unclench.content import Library
from unclench.timeline import Timeline
from unclench.timeline.fit import fit
from unclench.vocabulary import (
    SAMPLE_RATE,
    BreathPattern,
    Durations,
    Moment,
    Posture,
    Spoken,
    Word,
)

LIBRARY = Library.load()


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

    technique: str
    minutes: float
    scene: str
    posture: Posture
    moment: Moment
    breath: BreathPattern

    @property
    def script(self) -> Script:
        return script_of(
            self.technique,
            self.minutes,
            scene=self.scene,
            posture=self.posture,
            moment=self.moment,
            breath=self.breath,
        )

    @property
    def timeline(self) -> Timeline:
        script = self.script
        return fit(script, durations(script), self.minutes)


@st.composite
def sessions(draw: st.DrawFn) -> Asked:
    """Any session of the library, at any length to the second."""
    technique = LIBRARY.technique(draw(st.sampled_from(sorted(LIBRARY.techniques))))
    least, most = technique.minutes.least, technique.minutes.most
    return Asked(
        technique.id,
        draw(st.integers(round(least * 60), round(most * 60))) / 60,
        draw(st.sampled_from(technique.scenes or ("",))),
        draw(st.sampled_from(technique.postures)),
        draw(st.sampled_from(Moment)),
        draw(st.sampled_from(BreathPattern)),
    )
