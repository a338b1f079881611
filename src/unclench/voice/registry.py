"""The voices there are, by name."""

import functools
from pathlib import Path

from unclench.vocabulary.nearest import UnknownName
from unclench.voice.espeak import EspeakSettings, Speaker, find_engine
from unclench.voice.espeak.settings import Pace
from unclench.voice.model import Voice

_ESPEAK = {
    "espeak-en-us": (
        "en-US",
        EspeakSettings("gmw/en-US", Pace(1.106, (92.6, 89.1, 85.8, 82.5, 79.6))),
    ),
    "espeak-en-gb": (
        "en-GB",
        EspeakSettings("gmw/en", Pace(1.12, (93.7, 90.1, 86.7, 83.4, 80.4))),
    ),
    "espeak-de": (
        "de-DE",
        EspeakSettings(
            "gmw/de",
            Pace(1.03, (86.6, 83.6, 80.8, 77.8, 75.0, 72.5, 70.1, 67.8, 65.7, 63.7)),
        ),
    ),
}

DEFAULT_VOICE = next(iter(_ESPEAK))
"""The one that speaks where nothing is said of voice or language."""


def voice_names(language: str = "", folder: Path | None = None) -> tuple[str, ...]:
    """Return the names of the voices of a language, or of all; the default first.

    Parameters
    ----------
    folder
        Where voices are that somebody added; without it, only those built in.
    """
    del folder  # voices that were added come here
    asked = language.partition("-")[0]
    return tuple(
        name
        for name, (tag, _settings) in _ESPEAK.items()
        if asked in ("", tag.partition("-")[0])
    )


def voice_for(language: str, wished: str = "", folder: Path | None = None) -> str:
    """Return the name of the voice that speaks a language: the wished one, if it does.

    Raises
    ------
    UnknownName
        If no voice speaks it; it names the languages that are spoken.
    """
    names = voice_names(language, folder)
    if not names:
        spoken = {tag.partition("-")[0] for tag, _settings in _ESPEAK.values()}
        raise UnknownName("spoken language", language, spoken)
    return wished if wished in names else names[0]


def find_voice(name: str = DEFAULT_VOICE, folder: Path | None = None) -> Voice:  # noqa: ARG001 - told by voices that are added
    """Return the voice called `name`.

    Raises
    ------
    UnknownName
        If there is none; it names the nearest.
    EngineMissingError
        If its engine does not start here.
    """
    if name not in _ESPEAK:
        raise UnknownName("voice", name, _ESPEAK)
    language, settings = _ESPEAK[name]
    return Voice(name, "espeak-ng", _espeak_version(), language, settings)


@functools.cache
def _espeak_version() -> str:
    engine = find_engine()
    with Speaker(engine) as speaker:
        return f"{speaker.version} ({engine.origin})"
