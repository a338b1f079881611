"""Why a voice could not be fetched, worded for the person who asked."""

from enum import StrEnum

from unclench.voice.errors import VoiceError


class Why(StrEnum):
    """The reason, for whoever words it anew."""

    NO_NETWORK = "no-network"
    """The other end can't be reached."""
    NOT_THERE = "not-there"
    """The other end has no such file, or doesn't give it."""
    CUT_OFF = "cut-off"
    """It ended in the middle; what came so far is kept."""
    WRONG = "wrong"
    """What came is not what was asked for; it is thrown away."""
    UNSAFE = "unsafe"
    """It was sent to an address where anybody on the way may change it."""
    NO_SPACE = "no-space"
    NOT_WRITABLE = "not-writable"
    BUSY = "busy"
    """It is being fetched already."""
    MUTE = "mute"
    """It came as it should, and does not speak on this machine."""
    NO_RUNTIME = "no-runtime"
    """What natural voices need is not installed."""


class FetchError(VoiceError):
    """A voice could not be fetched."""

    def __init__(self, why: Why, message: str) -> None:
        super().__init__(message)
        self.why = why


_TEN_MB = 10_000_000


def megabytes(count: float) -> str:
    """Return a number of bytes as people read it: 0.5, or 354."""
    return f"{count / 1e6:.{1 if count < _TEN_MB else 0}f}"
