"""What can go wrong between a line and its sound, worded for the person who asked."""

from unclench.content import Problem
from unclench.vocabulary import Utterance


class VoiceError(Exception):
    """A line cannot be spoken; the message says why and what to do."""


class EngineMissingError(VoiceError):
    """The speech engine is not installed, or does not start."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"The speech engine espeak-ng does not start: {reason}. Install Unclench "
            "again with its dependencies (the wheel espeakng-loader carries the "
            "engine), or install espeak-ng from your system's packages."
        )


class EngineStoppedError(VoiceError):
    """The speech engine stopped on a line, and again after a restart.

    The line is in `utterance`, not in the message: it may hold somebody's own words,
    and messages end in logs.
    """

    def __init__(self, utterance: Utterance) -> None:
        super().__init__(
            "The speech engine stopped twice on the same line. Try again, or change "
            "the words of that line."
        )
        self.utterance = utterance


class VoiceNotReadyError(VoiceError):
    """A voice was added, and its folder is not as it has to be."""

    def __init__(self, voice: str, problem: Problem) -> None:
        way = f" {problem.suggestion}" if problem.suggestion else ""
        super().__init__(f"The voice {voice!r} can't speak. {problem.message}{way}")
        self.problem = problem


class RecordingLostError(VoiceError):
    """A recording went away between its voice being looked up and being heard."""

    def __init__(self) -> None:
        super().__init__(
            "A recording is gone, or is damaged. Try again: the voice that stands in "
            "says its line then."
        )


class NothingSpokenError(VoiceError):
    """A line gave no sound."""

    def __init__(self, utterance: Utterance) -> None:
        super().__init__(
            "A line gave no sound: it holds no word that this voice can say."
        )
        self.utterance = utterance


class LanguageNotSpokenError(VoiceError):
    """The voice does not speak the language of a line."""

    def __init__(self, voice: str, speaks: str, asked: str) -> None:
        super().__init__(
            f"The voice {voice!r} speaks {speaks}, and a line is in {asked!r}. "
            "Choose a voice of that language."
        )
