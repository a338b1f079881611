"""The voices that come with Unclench: a file of ours each, treated or plain."""

from functools import cache

from unclench.voice.espeak.settings import EspeakSettings, Pace
from unclench.voice.warm import Warmth

_PACES = {
    "en-US": Pace(1.085, (90.1, 86.8, 83.6, 80.5, 77.6)),
    "en-GB": Pace(1.137, (95.0, 91.3, 87.8, 84.4, 81.2, 78.2)),
    "de-DE": Pace(1.022, (86.1, 83.2, 80.4, 77.4, 74.7, 72.1, 69.7, 67.5, 65.4, 63.4)),
}
_FILES = {
    "espeak-en-us": ("en-US", "en-us.voice"),
    "espeak-en-gb": ("en-GB", "en-gb.voice"),
    "espeak-de": ("de-DE", "de.voice"),
}


@cache
def built_in() -> dict[str, tuple[str, EspeakSettings]]:
    """Return language and settings of each voice by its name, the plain ones last."""
    return {
        f"{name}{plain}": (tag, EspeakSettings.ours(file, _PACES[tag], warmth))
        for plain, warmth in (("", Warmth()), ("-plain", None))
        for name, (tag, file) in _FILES.items()
    }
