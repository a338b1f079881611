"""How quickly a voice speaks, found out once, when it is added."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from unclench.vocabulary import Delivery, Pace, Utterance
from unclench.vocabulary.method import rate_of
from unclench.voice.added import AnyAdded, Kokoro, Piper
from unclench.voice.engines import opened
from unclench.voice.model import Voice
from unclench.voice.natural import KokoroSettings, PiperSettings
from unclench.voice.natural.settings import USUAL_PACE
from unclench.voice.speak import EDGE, MARGIN
from unclench.voice.trim import trimmed

LINES = {
    "en": (
        "Settle in, and let the chair or the floor hold all of you.",
        "There is warmth between the shoulders, soft and slow.",
        "A little wind moves through the grass beside the path.",
        "With the next breath, leave a bit more room along the back.",
        "In your own time, open your eyes and look around you.",
    ),
    "de": (
        "Komm an, und lass dich ganz vom Stuhl oder vom Boden tragen.",
        "Zwischen den Schultern ist es warm, weich und ruhig.",
        "Ein leichter Wind geht durch das Gras neben dem Weg.",
        "Lass mit dem nächsten Atemzug etwas mehr Platz im Rücken.",
        "Mach die Augen auf, wann du magst, und sieh dich um.",
    ),
}
"""What is typical of sessions, by language."""
USUAL = 110
"""English words a minute at which it is measured: those of the deep part, where there are
most words (``method.md`` 1.3)."""
OFF = 0.07
"""So far from what was asked, it is measured again (``method.md`` 9.4)."""
SLOWEST, FASTEST = 40.0, 400.0
"""Words a minute that a voice can have: what is outside was counted wrong."""
_WORD = re.compile(r"[\w']+")


def measured(record: AnyAdded, folder: Path) -> AnyAdded:
    """Return a record that knows how quickly each of its voices speaks.

    A language that nothing is written in here is left at the usual.

    Parameters
    ----------
    folder
        Where the files of the voice are.

    Raises
    ------
    VoiceError
        If it does not speak on this machine.
    """
    match record:
        case Kokoro() | Piper(speakers=(_, *_)):
            speakers = tuple(
                speaker.model_copy(update={"pace": own_pace(voice)})
                for speaker, voice in zip(
                    record.speakers, record.voices(folder), strict=True
                )
            )
            return record.model_copy(update={"speakers": speakers})
        case Piper():
            (voice,) = record.voices(folder)
            return record.model_copy(update={"pace": own_pace(voice)})
        case _:
            return record


def own_pace(voice: Voice) -> float:
    """Return the words a minute of a natural voice at its model's usual speed.

    It is asked for the words a minute of a session, and asked once more where what comes
    is off. So the pace is right where it is used: at other speeds a model may not keep to
    what it is asked.

    Raises
    ------
    VoiceError
        If it can't speak.
    """
    language = voice.language.partition("-")[0]
    settings, lines = voice.settings, LINES.get(language, ())
    if not isinstance(settings, KokoroSettings | PiperSettings) or not lines:
        return USUAL_PACE
    rate = rate_of(USUAL, Pace.USUAL, language)
    for _ in range(2):
        heard = words_a_minute(replace(voice, settings=settings), lines, rate)
        exact = round(settings.pace * heard / rate, 1)
        settings = replace(settings, pace=min(FASTEST, max(SLOWEST, exact)))
        if abs(heard / rate - 1) <= OFF:
            break
    return settings.pace


def words_a_minute(voice: Voice, lines: Sequence[str], rate: int) -> float:
    """Return the words a minute of lines together, each without its quiet edges."""
    words, seconds = 0, 0.0
    with opened(voice) as say:
        for text in lines:
            take = say(Utterance(text, voice.language, Delivery(rate=rate)))
            sound = np.frombuffer(take.sound, np.int16)
            clip = trimmed(sound, take.rate, (), text, threshold=EDGE, margin=MARGIN)
            words += len(_WORD.findall(text))
            seconds += len(clip.samples) / clip.rate if clip else 0.0
    return 60 * words / seconds if seconds else 0.0
