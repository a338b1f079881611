"""A recorded voice that begins, and those there are."""

import secrets
import shutil
from pathlib import Path

from unclench.put import put
from unclench.vocabulary.nearest import UnknownName
from unclench.voice.added import VOICE_FILE, Recorded, added_voices, written
from unclench.voice.recorded.home import Home
from unclench.voice.registry import voice_for

LONGEST_LABEL = 80
"""Characters of what somebody is called."""


def begin(voices: Path, language: str, whose: str = "", stand_in: str = "") -> Home:
    """Make the folder of a new recorded voice; its name tells nothing of the person.

    Parameters
    ----------
    voices
        Where voices are that somebody added.
    whose
        Whose voice it is, for the list of voices; it stands in ``voice.toml`` alone.
    stand_in
        The voice that says what is not recorded; empty for the first of the language.

    Raises
    ------
    UnknownName
        If nobody speaks the language, who could stand in.
    OSError
        If the folder can't be written.
    """
    voice_for(language, "", voices)
    name = f"recorded-{secrets.token_hex(4)}"
    record = Recorded(
        name=name, language=language, stand_in=stand_in, whose=_readable(whose)
    )
    aside = voices / f".{name}"
    try:
        put(aside / VOICE_FILE, written(record).encode())
        aside.rename(voices / name)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    return Home(voices / name)


def relabel(home: Home, whose: str) -> None:
    """Call a recorded voice otherwise; nothing of what is heard changes."""
    record = record_of(home.folder.parent, home.name)
    changed = record.model_copy(update={"whose": _readable(whose)})
    put(home.folder / VOICE_FILE, written(changed).encode())


def _readable(whose: str) -> str:
    """Keep what can be seen: a file that holds anything else is refused as a whole."""
    return "".join(sign for sign in whose if sign.isprintable())[:LONGEST_LABEL].strip()


def recorded_voices(voices: Path) -> dict[str, Recorded]:
    """Return what each recorded voice says of itself, by name."""
    records = added_voices(voices).records
    return {name: r for name, r in records.items() if isinstance(r, Recorded)}


def record_of(voices: Path, name: str) -> Recorded:
    """Return what a recorded voice says of itself.

    Raises
    ------
    UnknownName
        If there is none of this name.
    """
    known = recorded_voices(voices)
    if name not in known:
        raise UnknownName("recorded voice", name, known)
    return known[name]
