"""Ten seconds of an ambience, to know what it is like."""

import os
from pathlib import Path

from unclench import __version__
from unclench.config import Settings
from unclench.sound import Format, Levels, Mix, Tags, write_audio
from unclench.timeline import Timeline
from unclench.vocabulary import SAMPLE_RATE, Tuning

SECONDS = 10
_SEED = 3
_LOUDNESS = -26.0
"""LUFS: as loud as an ambience is between the words of a session."""


def ten_seconds(ambience: str, tuning: Tuning, settings: Settings, fmt: Format) -> Path:
    """Return a file with the beginning of an ambience, made where it is not there.

    Parameters
    ----------
    ambience
        As a recipe names it.
    tuning
        How lively, how bright and how wide it is.

    Raises
    ------
    UnknownName, ChangedSound
        If there is no such ambience.
    OSError
        If it can't be kept.
    """
    how = f"{tuning.intensity:g}-{tuning.brightness:g}-{tuning.width:g}"
    name = f"{ambience.replace('/', '-')}-{how}-{__version__}"
    path = settings.textures.parent / "heard" / f"{name}.{fmt.value.suffix}"
    if path.exists():
        return path
    mix = Mix(
        timeline=Timeline(SECONDS * SAMPLE_RATE, (), ()),
        clips={},
        tables=settings.textures,
        sounds=settings.sounds,
        ambience=ambience,
        seed=_SEED,
        levels=Levels(target_lufs=_LOUDNESS),
        tuning=Tuning(
            intensity=tuning.intensity, brightness=tuning.brightness, width=tuning.width
        ),
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_suffix(f".{os.getpid()}.aside")
    try:
        write_audio(aside, mix, fmt=fmt, tags=Tags(title=ambience))
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
    return path
