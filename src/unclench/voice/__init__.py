"""Who says it: from lines to clips, kept in a store."""

from unclench.voice.errors import VoiceError
from unclench.voice.model import Kind, Voice
from unclench.voice.registry import (
    DEFAULT_VOICE,
    Chosen,
    chosen_voice,
    find_voice,
    voice_for,
    voice_names,
)
from unclench.voice.speak import speak
from unclench.voice.store import ClipStore

__all__ = [
    "DEFAULT_VOICE",
    "Chosen",
    "ClipStore",
    "Kind",
    "Voice",
    "VoiceError",
    "chosen_voice",
    "find_voice",
    "speak",
    "voice_for",
    "voice_names",
]
