"""What decides how a recorded voice speaks: which words it was recorded for."""

import hashlib
from dataclasses import dataclass


def version_of(text: str) -> str:
    """Return what tells one wording from another: the SHA-256 of the words spoken."""
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class RecordedSettings:
    """The recordings there are. Whose voice it is stands nowhere in it."""

    stand_in: str = ""
    """Who says what was not recorded: a voice's name in ``voice.toml``, and its identity
    once it was found. Empty for the first voice of the language."""
    sounds: tuple[tuple[str, str], ...] = ()
    """(version of the words, SHA-256 of the sound file) of each recording, sorted."""

    def sound_of(self, text: str) -> str | None:
        """Return the digest of the sound that was recorded for just these words."""
        version = version_of(text)
        return next((sound for said, sound in self.sounds if said == version), None)
