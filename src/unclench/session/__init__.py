"""The one place where voice, timeline and sound meet: a recipe becomes a session."""

from unclench.session.check import Refused
from unclench.session.export import export
from unclench.session.live import Files, Live
from unclench.session.prepare import OtherVoice, Prepared, prepare
from unclench.session.record import Audio, Session
from unclench.session.render import render
from unclench.session.revise import revised
from unclench.session.room import make_room
from unclench.session.store import SessionStore, audible
from unclench.session.studio import Studio
from unclench.session.transcript import quiet_share, transcript

__all__ = [
    "Audio",
    "Files",
    "Live",
    "OtherVoice",
    "Prepared",
    "Refused",
    "Session",
    "SessionStore",
    "Studio",
    "audible",
    "export",
    "make_room",
    "prepare",
    "quiet_share",
    "render",
    "revised",
    "transcript",
]
