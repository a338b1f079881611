"""Saying a line from its recording."""

from pathlib import Path

from unclench.vocabulary import SAMPLE_RATE, Utterance
from unclench.voice.errors import RecordingLostError
from unclench.voice.recorded.decode import NotTaken, of_flac
from unclench.voice.recorded.settings import RecordedSettings
from unclench.voice.recorded.words import word_times
from unclench.voice.take import Take


def recorded_take(
    utterance: Utterance, settings: RecordedSettings, folder: Path
) -> Take | None:
    """Return what was recorded for the words of an utterance; None if nothing was.

    Pace and pitch are the speaker's own: nothing is stretched or shifted.

    Raises
    ------
    RecordingLostError
        If the recording went away after the voice was looked up.
    """
    sound = settings.sound_of(utterance.text)
    if sound is None:
        return None
    try:
        samples = of_flac((folder / "sounds" / f"{sound}.flac").read_bytes())
    except (OSError, NotTaken):
        raise RecordingLostError from None
    words = word_times(utterance.text, samples)
    return Take(samples.astype("<i2").tobytes(), SAMPLE_RATE, words)
