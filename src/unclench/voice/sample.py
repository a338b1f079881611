"""A few lines to hear what a voice is like."""

import wave
from io import BytesIO

import numpy as np

from unclench.vocabulary import Delivery, Pace, Part, Utterance
from unclench.vocabulary.method import VOICE, rate_of
from unclench.voice.model import Voice
from unclench.voice.recorded.home import Home
from unclench.voice.recorded.settings import RecordedSettings
from unclench.voice.speak import speak
from unclench.voice.store import ClipStore

LINES = {
    "en": (
        "Let your shoulders be as they are.",
        "Somewhere close by, water runs over smooth stones.",
        "Breathe in, and as it leaves you, lengthen.",
    ),
    "de": (
        "Lass deine Schultern sein, wie sie gerade sind.",
        "Irgendwo in der Nähe läuft Wasser über glatte Steine.",
        "Atme ein, und wenn der Atem geht, werde länger.",
    ),
}
"""What is typical of sessions, by language: a state, a place, a breath."""
FEW = 3
"""Recorded lines that are enough to know a voice by."""
PAUSE = 0.9
"""Seconds between two lines."""


def sample_lines(voice: Voice, text: str = "") -> tuple[str, ...]:
    """Return what a voice would say to be heard: a text, or what is typical.

    A recorded voice is heard in its own recordings, where there are any. None, where
    nothing is at hand in its language.
    """
    if isinstance(voice.settings, RecordedSettings) and not text:
        home, _other = voice.stands_on
        if recorded := tuple(each.text for each in Home(home).recordings[:FEW]):
            return recorded
    return (text,) if text else LINES.get(voice.language.partition("-")[0], ())


def sample(voice: Voice, lines: tuple[str, ...], clips: ClipStore) -> bytes:
    """Speak a few lines one after the other.

    Returns
    -------
    bytes
        A WAV file: mono, 16 bits, at the voice's own rate.

    Raises
    ------
    VoiceError
        If the voice can't say one of them.
    OSError
        If the clips can't be kept.
    """
    rate = rate_of(VOICE[Part.SETTLE].rates[-1], Pace.USUAL, voice.language)
    delivery = Delivery(rate=rate)
    said = [Utterance(line, voice.language, delivery) for line in lines]
    spoken = speak(said, voice, store=clips, workers=1)
    hertz = spoken[said[0]].rate
    quiet = np.zeros(round(PAUSE * hertz), np.int16)
    pieces = [piece for line in said for piece in (spoken[line].samples, quiet)]
    content = BytesIO()
    with wave.open(content, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(hertz)
        file.writeframes(np.concatenate(pieces).astype("<i2").tobytes())
    return content.getvalue()
