"""Which engine speaks for a voice: the one place that knows them all."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import cache

from unclench.voice.espeak import EspeakSettings, Speaker, find_engine
from unclench.voice.model import Voice
from unclench.voice.natural import KokoroSettings, NaturalSpeaker, PiperSettings
from unclench.voice.reading import reading_aloud
from unclench.voice.recorded.settings import RecordedSettings
from unclench.voice.recorded.speaking import recorded_take
from unclench.voice.say import SaySettings, find_say, say_line
from unclench.voice.take import Say
from unclench.voice.warm import warmed

type Opener = Callable[[Voice], AbstractContextManager[Say]]


@contextmanager
def opened(voice: Voice) -> Iterator[Say]:
    """Open what speaks for a voice; it is for one thread, and ends with the context.

    Raises
    ------
    VoiceError
        If it can't speak here: its engine is not installed, or its files are not right.
    """
    match voice.settings:
        case EspeakSettings() as settings:
            with Speaker(find_engine()) as speaker:
                yield reading_aloud(
                    lambda line: warmed(speaker.say(line, settings), settings.warmth)
                )
        case KokoroSettings() | PiperSettings() as model:
            assert voice.folder  # noqa: S101 - the registry found it in one
            with NaturalSpeaker(voice.folder, model) as natural:
                yield reading_aloud(natural.say)
        case SaySettings() as system:
            # Where it is gone since, running it says so.
            program = find_say() or "say"
            yield reading_aloud(lambda line: say_line(program, system, line))
        case RecordedSettings() as recorded:
            with ExitStack() as stack:
                home, other = voice.stands_on
                # Where all is recorded, nobody else is troubled.
                stand_in = cache(lambda: stack.enter_context(opened(other)))
                yield lambda line: recorded_take(line, recorded, home) or stand_in()(line)
