"""Sounds of a person's own: a folder for each, and what is known of it."""

import json
import os
import re
import shutil
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from unclench.vocabulary import SAMPLE_RATE
from unclench.vocabulary.nearest import UnknownName

OWN = "own/"
"""How the names of own sounds begin among ambiences."""

LOOP, ABOUT, POWERS = "loop.npy", "sound.toml", "powers.npy"
"""Files of a sound: its samples; what is known of it; its K-weighted powers."""

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DIGITS = 12


class Found(StrEnum):
    """What was found while a sound was taken in."""

    CUT = "cut"
    """It was longer than is kept."""
    TAMED = "tamed"
    """Sudden places were made softer."""
    SUDDEN = "sudden"
    """Some are left."""


class ChangedSound(ValueError):  # noqa: N818 - reads as what it says: a changed sound
    """A session was chosen with a sound that is another now, or gone."""

    def __init__(self, name: str, *, gone: bool) -> None:
        self.name = name
        self.gone = gone
        what = "is not here any more" if gone else "has changed"
        super().__init__(f"The sound “{name}” {what}. Choose the session again.")


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSound:
    """One sound, made ready to lie under a voice."""

    name: str
    title: str
    digest: str
    """First hexadecimal digits of the SHA-256 of its samples."""
    samples: int
    jump: float
    """Its highest jump, in dB (see `sound/jump.py`)."""
    found: tuple[Found, ...]
    folder: Path

    @property
    def ambience(self) -> str:
        """What a recipe calls it: its name, and which samples are meant."""
        return f"{OWN}{self.name}@{self.digest}"

    @property
    def seconds(self) -> float:
        """Length until it begins anew."""
        return self.samples / SAMPLE_RATE


def own_sounds(folder: Path) -> tuple[OwnSound, ...]:
    """Return all own sounds by name; what can't be read is left out."""
    homes = sorted(folder.iterdir()) if folder.is_dir() else []
    read = (_read(home) for home in homes if _NAME.fullmatch(home.name))
    return tuple(sound for sound in read if sound)


def find_own(ambience: str, folder: Path | None) -> OwnSound:
    """Return the sound that a recipe means.

    Parameters
    ----------
    ambience
        As `OwnSound.ambience` gives it.
    folder
        Folder of the own sounds; None where there are none.

    Raises
    ------
    ChangedSound
        If it is gone, or its samples are others.
    """
    name, _, digest = ambience.removeprefix(OWN).partition("@")
    sound = _read(folder / name) if folder and _NAME.fullmatch(name) else None
    if sound is None or sound.digest != digest:
        raise ChangedSound(name, gone=sound is None)
    return sound


def remove_own(name: str, folder: Path) -> None:
    """Delete an own sound; raises `UnknownName` if there is none of that name."""
    known = [sound.name for sound in own_sounds(folder)]
    if name not in known:
        raise UnknownName("sound", name, known)
    # Out of the way first, so that nobody meets half of it.
    aside = folder / f".{name}.{os.getpid()}.gone"
    (folder / name).rename(aside)
    shutil.rmtree(aside)


def keep(
    aside: Path,
    folder: Path,
    name: str,
    title: str,
    **known: Any,  # noqa: ANN401 - of `OwnSound`
) -> OwnSound:
    """Write what is known of a sound beside it, and put both in their place."""
    digest = known["digest"][:_DIGITS]
    about = {"title": title, "licence": "yours"} | known | {"digest": digest}
    lines = (
        f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in about.items()
    )
    (aside / ABOUT).write_text("\n".join(lines) + "\n", encoding="utf-8")
    home = folder / name
    if home.exists():
        remove_own(name, folder) if _read(home) else shutil.rmtree(home)
    aside.rename(home)
    kept = _read(home)
    assert kept  # noqa: S101 - it was just written
    return kept


def name_of(text: str) -> str:
    """Return a name made of a title or of a file's name; "sound" where none is left."""
    return "-".join(re.findall(r"[a-z0-9]+", text.lower()))[:60].strip("-") or "sound"


def _read(home: Path) -> OwnSound | None:
    try:
        about = tomllib.loads((home / ABOUT).read_text(encoding="utf-8"))
        if not (home / LOOP).is_file():
            return None
        return OwnSound(
            name=home.name,
            title=str(about["title"]),
            digest=str(about["digest"]),
            samples=int(about["samples"]),
            jump=float(about["jump"]),
            found=tuple(Found(each) for each in about["found"]),
            folder=home,
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None
