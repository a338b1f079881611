"""The voices there are, by name."""

import functools

from unclench.vocabulary.nearest import UnknownName
from unclench.voice.espeak import EspeakSettings, Speaker, find_engine
from unclench.voice.espeak.settings import Pace
from unclench.voice.model import Voice

DEFAULT_VOICE = "espeak-en-us"

_ESPEAK = {
    "espeak-en-us": (
        "en-US",
        EspeakSettings("gmw/en-US", Pace(1.106, (92.6, 89.1, 85.8, 82.5, 79.6))),
    ),
    "espeak-en-gb": (
        "en-GB",
        EspeakSettings("gmw/en", Pace(1.12, (93.7, 90.1, 86.7, 83.4, 80.4))),
    ),
}


def voice_names() -> tuple[str, ...]:
    """Return the names `find_voice` knows, the default first."""
    return tuple(_ESPEAK)


def find_voice(name: str = DEFAULT_VOICE) -> Voice:
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
