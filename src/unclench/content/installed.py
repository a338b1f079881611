"""Where packs lie: in the data folder, and beside Python packages."""

import sys
from collections.abc import Iterator
from importlib.machinery import PathFinder
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

from unclench.content.pack import MINE, PACK_FILE
from unclench.content.problem import Problem

GROUP = "unclench.packs"
"""Entry points of it name the Python package that holds a ``pack.toml``."""

type Found = tuple[list[Path], list[Problem]]


def installed(folder: Path) -> Found:
    """Find all packs: those in a folder, the person's own first, then those of pip.

    Nothing of a Python package is imported or run.

    Parameters
    ----------
    folder
        Holds a folder for each pack; it need not be there.

    Returns
    -------
    list of Path
        Their folders, in the order in which they are to be read.
    list of Problem
        What is there and is no pack.
    """
    packs, problems = _dropped(folder)
    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        if found := _folder(point):
            packs.append(found)
            continue
        message = f"The Python package “{point.value}” holds no {PACK_FILE}."
        way = "Ask who made it, or uninstall it."
        problems.append(Problem(f"{GROUP}:{point.name}", 0, 1, message, way))
    return packs, problems


def _dropped(folder: Path) -> Found:
    packs: list[Path] = []
    problems: list[Problem] = []
    try:
        entries = sorted(folder.iterdir(), key=lambda p: (p.name != MINE, p.name))
    except FileNotFoundError:
        return packs, problems
    except OSError as error:
        message = f"This can't be read: {error.strerror}."
        return packs, [Problem(str(folder), 0, 1, message)]
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            packs.append(entry)
        else:
            way = "Unpack it, and put its folder here."
            message = "This is no folder, so it is no pack."
            problems.append(Problem(str(entry), 0, 1, message, way))
    return packs, problems


def _folder(point: EntryPoint) -> Path | None:
    """Return the folder of an entry point's package, found without importing it."""
    top, *below = point.value.split(":")[0].strip().split(".")
    return next(
        (path for path in _places(top, below) if (path / PACK_FILE).is_file()), None
    )


def _places(top: str, below: list[str]) -> Iterator[Path]:
    """Yield the folders of a package."""
    # The finder looks along the path; `find_spec` of a package within another one would
    # run the outer one's code.
    spec = PathFinder.find_spec(top, sys.path)
    for place in (spec and spec.submodule_search_locations) or ():
        yield Path(place).joinpath(*below)
