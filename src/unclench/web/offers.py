"""The natural voices that can be fetched, and what voices are called."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from unclench.config import Settings
from unclench.voice.fetch import Offer, catalogue
from unclench.voice.recorded.begin import recorded_voices
from unclench.voice.say import system_voices
from unclench.web.words import VOICES, Wording


def offers() -> dict[str, Offer]:
    """Return the catalogue; read once a process.

    Raises
    ------
    CatalogueBroken
        If one of the installation's own is not right.
    """
    return _catalogue(Settings(data=settings.DATA).catalogue)


def voice_title(name: str) -> Wording:
    """Return what a voice is called for people: its name, where nobody said."""
    if name in VOICES:
        return VOICES[name]
    recorded = recorded_voices(Settings(data=settings.DATA).voices).get(name)
    if recorded:
        return recorded.whose or _("A recorded voice")
    if system := system_voices().get(name):
        return system.settings.voice
    titles = (offer.titles for offer in offers().values())
    return next((each[name] for each in titles if name in each), name)


@lru_cache(maxsize=2)
def _catalogue(folder: Path | None) -> dict[str, Offer]:
    return catalogue(folder)
