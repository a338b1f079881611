"""Human voices: somebody's own recordings, line by line."""

from unclench.voice.recorded.decode import MOST_BYTES, NotTaken, Refusal, read_within
from unclench.voice.recorded.home import Home
from unclench.voice.recorded.matching import Matched, matched
from unclench.voice.recorded.recording import Finding, Recording
from unclench.voice.recorded.standing import Line, Standing, State, standing
from unclench.voice.recorded.take_in import Taken, take_in

__all__ = [
    "MOST_BYTES",
    "Finding",
    "Home",
    "Line",
    "Matched",
    "NotTaken",
    "Recording",
    "Refusal",
    "Standing",
    "State",
    "Taken",
    "matched",
    "read_within",
    "standing",
    "take_in",
]
