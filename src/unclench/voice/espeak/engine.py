"""Where the engine and its data are on this machine, and which version they are."""

import ctypes.util
import functools
import sys
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from unclench.voice.errors import EngineMissingError

_LIBRARY = {"win32": "espeak-ng.dll", "darwin": "libespeak-ng.dylib"}


@dataclass(frozen=True, slots=True)
class Engine:
    """An espeak-ng library and the folder its data are in."""

    library: str
    """Path of the shared library, or the name the system finds it by."""
    data: str
    """Folder that holds the engine's data; empty for the library's own default."""
    origin: str
    """Who installed it: ``espeakng-loader`` and its version, or ``system``."""


@functools.cache
def find_engine() -> Engine:
    """Find the engine of the ``espeakng-loader`` wheel, or else the system's.

    The wheel is looked up, never imported: its licence is the GPL.

    Raises
    ------
    EngineMissingError
        If there is neither.
    """
    spec = find_spec("espeakng_loader")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        library = Path(folder) / _LIBRARY.get(sys.platform, "libespeak-ng.so")
        if library.is_file():
            origin = f"espeakng-loader-{version('espeakng-loader')}"
            return Engine(str(library), str(Path(folder) / "espeak-ng-data"), origin)
    if library_name := ctypes.util.find_library("espeak-ng"):
        return Engine(library_name, "", "system")
    reason = "neither the wheel espeakng-loader nor a system library is installed"
    raise EngineMissingError(reason)
