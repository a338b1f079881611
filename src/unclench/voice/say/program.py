"""Which voices the system has, as its program tells."""

import platform
import re
import shutil
import subprocess
import unicodedata
from dataclasses import dataclass
from functools import cache

from unclench.voice.say.settings import SaySettings

PATIENCE = 20.0
"""Seconds for a list, or for a line: it takes a fraction of one."""

_ROW = re.compile(r"(?P<name>\S.*?)\s+(?P<tag>[a-z]{2,3}[_-][A-Za-z0-9_-]+)\s+#")
"""A row of the list: name, language and, behind a hash, what it says of itself."""
_JOKES = frozenset(
    {
        *("Albert", "Bad News", "Bahh", "Bells", "Boing", "Bubbles", "Cellos"),
        *("Deranged", "Fred", "Good News", "Hysterical", "Jester", "Junior", "Organ"),
        *("Pipe Organ", "Ralph", "Superstar", "Trinoids", "Whisper", "Wobble"),
        *("Zarvox",),
    }
)
"""Voices of the system that are made for fun, or older than any other."""


@dataclass(frozen=True, slots=True)
class SystemVoice:
    """A voice of the system."""

    name: str
    """What a person types, such as ``say-samantha``."""
    language: str
    """As in BCP 47."""
    settings: SaySettings


def find_say() -> str | None:
    """Return the path of the program; None where there is none, as not on a Mac."""
    return shutil.which("say") if platform.system() == "Darwin" else None


def system_voices() -> dict[str, SystemVoice]:
    """Return the voices of the system by name; none where it has none."""
    program = find_say()
    return _listed(program) if program else {}


def system_version() -> str:
    """Return the version of the system, which its voices are part of."""
    return f"macOS-{platform.mac_ver()[0] or 'unknown'}"


@cache
def _listed(program: str) -> dict[str, SystemVoice]:
    try:
        done = subprocess.run(  # noqa: S603 - the system's own program, found on the path
            [program, "-v", "?"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=True,
            timeout=PATIENCE,
        )
    except (OSError, subprocess.SubprocessError):
        return {}
    return read_list(done.stdout.decode("utf-8", "replace"))


def read_list(text: str) -> dict[str, SystemVoice]:
    """Read a list of voices, a row each; of two with one name the first counts."""
    found: dict[str, SystemVoice] = {}
    for row in text.splitlines():
        told = _ROW.match(row)
        if not told or told["name"] in _JOKES:
            continue
        name = _named(told["name"])
        language = told["tag"].replace("_", "-")
        found.setdefault(name, SystemVoice(name, language, SaySettings(told["name"])))
    return found


def _named(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return f"say-{re.sub(r'[^a-z0-9]+', '-', plain.lower()).strip('-')}"[:60]
