"""A voice goes, and what has come of one that was on its way."""

import shutil
from pathlib import Path

from unclench.vocabulary.nearest import UnknownName
from unclench.voice.fetch.install import ASIDE, coming


def remove(name: str, voices: Path) -> None:
    """Delete a voice that was added, and what of it was fetched so far.

    Raises
    ------
    UnknownName
        If there is nothing of that name.
    FetchError
        If it is just being fetched.
    OSError
        If it can't be deleted.
    """
    place, unfinished = voices / name, voices / ASIDE / name
    if not name or Path(name).name != name or name.startswith("."):
        raise UnknownName("added voice", name, _names(voices))
    if not place.is_dir() and not unfinished.is_dir():
        raise UnknownName("added voice", name, _names(voices))
    with coming(voices, name) as aside:
        if place.is_dir():
            # Out of sight at once, so that a kill leaves no half voice.
            shutil.rmtree(aside)
            place.rename(aside)
        shutil.rmtree(aside)


def _names(voices: Path) -> list[str]:
    if not voices.is_dir():
        return []
    return [home.name for home in voices.iterdir() if home.name[:1] != "."]
