"""Voices on their way, each in a thread of its own that no page waits for.

How far one is lies in this process and on the disk: a page that is loaded again finds it
there, and after a restart what has come is still there, to go on from.
"""

import errno
import threading
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from unclench.voice import VoiceError
from unclench.voice.fetch import FetchError, Offer, Why, come_so_far, install, remove
from unclench.voice.fetch.measure import measured
from unclench.voice.natural.errors import RuntimeMissingError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class State(StrEnum):
    """Where the fetching of a voice stands."""

    AWAY = "away"
    """Nobody fetches it, and nothing of it is here."""
    COMING = "coming"
    BEGUN = "begun"
    """Some of it is here, and nobody fetches the rest."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a voice is."""

    state: State
    here: int = 0
    """Bytes that have come."""
    whole: int = 1
    why: Why | None = None
    """Why it failed."""

    @property
    def megabytes(self) -> float:
        """What has come, in millions of bytes."""
        return self.here / 1e6

    @property
    def percent(self) -> int:
        """How much of it is here."""
        return 100 * self.here // self.whole


class _NotWanted(Exception):  # noqa: N818 - reads as what it says; never leaves this file
    """Somebody has stopped it."""


@dataclass(slots=True)
class _Fetch:
    """One voice on its way, as its thread and the pages see it."""

    offer: Offer
    voices: Path
    wanted: bool = True
    done: bool = False
    here: int = 0
    why: Why | None = None

    def run(self) -> None:
        """Fetch it, for as long as it is wanted."""
        while True:
            why = self._tried()
            with _changing:
                if self.wanted and why is None and not self._is_here():
                    continue  # it was stopped, and begun again before that was noticed
                self.why, self.wanted, self.done = why, False, True
                return

    def _tried(self) -> Why | None:
        """Fetch it; return why that failed, if it did."""
        try:
            install(self.offer, self.voices, measured, self.tell)
        except _NotWanted:
            return None
        except FetchError as error:
            return error.why
        except RuntimeMissingError:
            return Why.NO_RUNTIME
        except VoiceError:
            return Why.MUTE
        except OSError as error:
            return Why.NO_SPACE if error.errno in _FULL else Why.NOT_WRITABLE
        return None

    def _is_here(self) -> bool:
        return (self.voices / self.offer.name).is_dir()

    def tell(self, here: int, _whole: int) -> None:
        """Note how much has come."""
        self.here = here
        if not self.wanted:
            raise _NotWanted


_fetches: dict[str, _Fetch] = {}
_changing = threading.Lock()


def begin(offer: Offer, voices: Path) -> None:
    """Have a voice fetched; one that is on its way already goes on."""
    with _changing:
        fetch = _fetches.get(offer.name)
        if fetch and not fetch.done:
            fetch.wanted = True
            return
        here = come_so_far(offer, voices)
        fetch = _fetches[offer.name] = _Fetch(offer, voices, here=here)
    threading.Thread(target=fetch.run, daemon=True).start()


def stop(name: str) -> None:
    """Fetch a voice no further; what has come stays."""
    with _changing:
        if fetch := _fetches.get(name):
            fetch.wanted = False


def throw_away(name: str, voices: Path) -> None:
    """Remove a voice, whole or begun.

    Raises
    ------
    UnknownName
        If there is nothing of that name.
    FetchError
        If it is just on its way.
    OSError
        If it can't be deleted.
    """
    remove(name, voices)
    with _changing:
        _fetches.pop(name, None)


def standing(offer: Offer, voices: Path) -> Standing:
    """Tell how far a voice is that is not here yet."""
    fetch = _fetches.get(offer.name)
    if fetch and fetch.wanted:
        return Standing(State.COMING, fetch.here, offer.bytes)
    here = come_so_far(offer, voices)
    if fetch and fetch.why:
        return Standing(State.FAILED, here, offer.bytes, fetch.why)
    return Standing(State.BEGUN if here else State.AWAY, here, offer.bytes)
