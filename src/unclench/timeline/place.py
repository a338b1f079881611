"""Setting each element of a script at its sample."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from unclench.composer import Paced, Phased, Said
from unclench.timeline.cues import Chapter, Cue, CueKind, Timeline
from unclench.timeline.measure import extent, phase_lengths
from unclench.timeline.worded import worded
from unclench.vocabulary import SAMPLE_RATE, Part, Utterance
from unclench.vocabulary.method import PHRASE_MARGIN, Bounds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from unclench.composer import Element, Script, Segment
    from unclench.vocabulary import Durations


def place(
    segments: tuple[Segment, ...],
    frame: tuple[Bounds, Bounds],
    stretch: float,
    length: int,
    script: Script,
    durations: Durations,
) -> Timeline:
    """Set segments one after the other, their pauses moved by `stretch`."""
    pen = _Pen(stretch, durations)
    lead_in, tail = frame
    parts: list[tuple[int, Part]] = []
    part = segments[0].part
    pen.write(lead_in, part)
    for segment in segments:
        if segment.part is not Part.CHOICE:
            part = segment.part
            parts.append((pen.now, part))
        for element in segment.elements:
            pen.write(element, segment.part)
    pen.write(tail, part)
    cues = [cue for cue in pen.cues if cue.end > cue.start]
    # The pauses add up to the length but for the last bit of a float.
    cues[-1] = _ending_at(cues[-1], length)
    return Timeline(length, tuple(cues), _chapters(parts, length, script), script.ending)


@dataclass
class _Pen:
    """Where the writing of a timeline stands."""

    stretch: float
    durations: Durations
    cues: list[Cue] = field(default_factory=list)
    fixed: int = 0
    """Samples of speech and breath so far."""
    quiet: float = 0.0
    """Samples of pause so far; rounded only when added up, so no error grows."""

    @property
    def now(self) -> int:
        return self.fixed + round(self.quiet)

    def write(self, element: Element, part: Part) -> None:
        start = self.now
        match element:
            case Bounds():
                self.quiet += extent(element, self.durations).at(self.stretch)
                self.cues.append(Cue(CueKind.PAUSE, start, self.now, part))
            case Said(line, utterance):
                self.cues.append(self.speech(start, part, line, utterance))
                self.fixed += self.durations[utterance].length
            case Paced():
                self.breaths(element, part)

    def speech(self, start: int, part: Part, line: str, utterance: Utterance) -> Cue:
        spoken = self.durations[utterance]
        end = start + spoken.length
        words = worded(utterance.text, spoken)
        return Cue(CueKind.SPEECH, start, end, part, line, utterance, words)

    def breaths(self, paced: Paced, part: Part) -> None:
        lengths = phase_lengths(paced.breath.inwards, paced.breath.outwards)
        kinds = (CueKind.BREATH_IN, CueKind.BREATH_OUT)
        for pair in paced.phases:
            for phased, kind, length in zip(pair, kinds, lengths, strict=True):
                start = self.now
                self.cues.append(Cue(kind, start, start + length, part))
                if phased and (said := self.fitting(phased, length)):
                    self.cues.append(self.speech(start, part, phased.line, said))
                self.fixed += length

    def fitting(self, phased: Phased, length: int) -> Utterance | None:
        """Return the longest form that ends well before its phase does, if any."""
        room = length - PHRASE_MARGIN * SAMPLE_RATE
        forms = (form for form in (phased.long, phased.short) if form)
        return next((form for form in forms if self.durations[form].length <= room), None)


def _ending_at(cue: Cue, length: int) -> Cue:
    return Cue(cue.kind, cue.start, length, cue.part, cue.line, cue.utterance, cue.words)


def _chapters(
    parts: Iterable[tuple[int, Part]], length: int, script: Script
) -> tuple[Chapter, ...]:
    """Return one chapter for each stretch of a part; the first begins at 0."""
    names = dict(script.chapters)
    starts: list[tuple[int, Part]] = []
    for start, part in parts:
        if not starts or starts[-1][1] is not part:
            starts.append((start if starts else 0, part))
    return tuple(
        Chapter(start, end, part, names.get(part, part.capitalize()))
        for (start, part), (end, _) in pairwise([*starts, (length, Part.FADE)])
    )
