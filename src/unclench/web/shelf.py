"""Finished sessions, as the pages need them."""

import json
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from unclench.config import Settings
from unclench.session import Files, Live, SessionStore

AUDIO_TYPES = {"opus": "audio/ogg; codecs=opus", "m4a": "audio/mp4"}
"""Sound formats the player takes: the first where the browser can play it."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a session, for a list to jump from."""

    title: str
    start: float
    """Seconds."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """A session that can be played in one format."""

    sound: Path
    captions: Path
    record: Path
    seconds: float

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """Its parts in order."""
        listed = json.loads(self.record.read_bytes())["chapters"]
        return tuple(Chapter(c["title"], c["start"]) for c in listed)


def find_session(digest: str, audio: str) -> Shelved | None:
    """Return a session if it is finished in this format."""
    session = SessionStore(Settings(data=settings.DATA).sessions).find(digest)
    if session is None or audio not in AUDIO_TYPES or audio not in session.audio:
        return None
    sound = session.sound(audio)
    if not sound.is_file():
        return None
    return Shelved(sound, session.captions, session.record, session.seconds)


def find_growing(digest: str) -> Files:
    """Return where the files of a session in the making are, if they are."""
    return Live(Settings(data=settings.DATA).live).files(digest)
