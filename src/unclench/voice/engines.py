"""Which engine speaks for a voice: the one place that knows them all."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from unclench.voice.espeak import EspeakSettings, Speaker, find_engine
from unclench.voice.model import Voice
from unclench.voice.reading import reading_aloud
from unclench.voice.take import Say

type Opener = Callable[[Voice], AbstractContextManager[Say]]


@contextmanager
def opened(voice: Voice) -> Iterator[Say]:
    """Open what speaks for a voice; it is for one thread, and ends with the context.

    Raises
    ------
    EngineMissingError
        If its engine is not installed.
    """
    match voice.settings:
        case EspeakSettings() as settings:
            with Speaker(find_engine()) as speaker:
                yield reading_aloud(lambda line: speaker.say(line, settings))
