"""A script: the lines and pauses of one session, ready to be spoken and timed."""

from collections.abc import Iterator
from dataclasses import dataclass

from unclench.vocabulary import Ending, Part, Utterance
from unclench.vocabulary.method import Bounds, Breath


@dataclass(frozen=True, slots=True)
class Said:
    """One line as it is spoken."""

    line: str
    utterance: Utterance


@dataclass(frozen=True, slots=True)
class Phased:
    """What may be said on one phase of the breath: the long form, or the short one."""

    line: str
    long: Utterance
    short: Utterance | None = None


@dataclass(frozen=True, slots=True)
class Paced:
    """Breaths at the session's pace; None is a phase without words."""

    breath: Breath
    phases: tuple[tuple[Phased | None, Phased | None], ...]
    """One pair of in- and out-breath for every breath."""


type Element = Said | Bounds | Paced


@dataclass(frozen=True, slots=True)
class Segment:
    """A passage made ready: it is spoken whole, or left out whole."""

    part: Part
    passage: str
    elements: tuple[Element, ...]
    optional: int = 0
    """0 when it is always there, else its turn among the passages that come in."""

    @property
    def utterances(self) -> Iterator[Utterance]:
        """All that may be spoken in it, long and short forms alike."""
        for element in self.elements:
            if isinstance(element, Said):
                yield element.utterance
            elif isinstance(element, Paced):
                for phased in (p for pair in element.phases for p in pair if p):
                    yield phased.long
                    if phased.short:
                        yield phased.short


@dataclass(frozen=True, slots=True)
class Script:
    """All that one session may say, in order."""

    title: str
    language: str
    ending: Ending
    segments: tuple[Segment, ...]
    choices: tuple[Segment, ...]
    """Choice lines, put in wherever four minutes would pass without one."""
    chapters: tuple[tuple[Part, str], ...]
    """What each part is called in a list of chapters."""

    @property
    def utterances(self) -> tuple[Utterance, ...]:
        """Everything that may be spoken, each once, in order."""
        segments = (*self.segments, *self.choices)
        return tuple(dict.fromkeys(u for s in segments for u in s.utterances))
