"""How long lines take by their words a minute, before anybody has spoken them."""

from unclench.composer import Script
from unclench.vocabulary import SAMPLE_RATE, Durations, Spoken, Utterance


def by_words(script: Script, pace: float = 1.0) -> Durations:
    """Reckon every line of a script, for who wants to know whether it fits at all.

    Parameters
    ----------
    pace
        More than 1 for a voice that is slower than it was asked to be.
    """
    return {said: Spoken(_samples(said, pace)) for said in script.utterances}


def _samples(said: Utterance, pace: float) -> int:
    seconds = len(said.text.split()) * 60 / said.delivery.rate
    return int(seconds * pace * SAMPLE_RATE)
