"""Looking through a folder of somebody's before anything in it is believed.

A pack comes from anywhere. Its files are read once, here, and nothing of them is parsed
before the whole folder has been found to be what it should: a few text files.
"""

import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from unclench.content.problem import Problem

MOST_FILES = 2_000
"""Ten times what ships."""
MOST_BYTES = 20_000_000
"""Of all files together; what ships has one."""
MOST_FILE_BYTES = 1_000_000
"""Of one file; the longest that ships has 80,000."""
MOST_FOLDERS = 8
"""Folders within each other; what ships has two."""
LONGEST_ROW = 2_000
"""Characters of a row of a script; the longest that ships has 140."""
DEEPEST = 32
"""Tables and lists within each other in a TOML file; what ships has two."""

PASSED_OVER = frozenset({"__pycache__", "recordings"})
"""Folders that are not looked into: what Python leaves there, and what comes later."""
READ = (".md", ".toml")

_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
    # Joiners belong to the writing of Persian or Hindi, and to no Latin letter.
    "|(?<![\u0590-\u1fff])[\u200c\u200d]"
)
_TOML_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\''
    r'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*',
    re.DOTALL,
)
# A name is looked at from its beginning only, else a long one costs its length squared.
_DOTTED = re.compile(rf"(?<![\w\"'-])(?:[\w\"'-]++[ \t]*+\.[ \t]*+){{{DEEPEST},}}")


class Hostile(Exception):  # noqa: N818 - reads as what it says: a hostile pack
    """A folder has something in it that no pack needs."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Contents:
    """The text files of a folder, by their names from there, with “/” between."""

    folder: Path
    texts: dict[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    """Files that are no text."""

    def path(self, name: str) -> str:
        """Return where a file of it lies."""
        return str(self.folder / name)

    def within(self, folder: str, ending: str) -> Iterator[str]:
        """Yield the names of the files that lie in one folder of it, in order."""
        for name in self.texts:
            parent, _, file = name.rpartition("/")
            if parent == folder and file.endswith(ending):
                yield name


def look_through(folder: Path) -> Contents:
    """Read all text files of a folder.

    Raises
    ------
    Hostile
        If there is a link, a device or a hidden character in it, or if it is larger or
        deeper than any pack need be.
    OSError
        If it can't be read.
    """
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    files = sorted(_files(folder, "", 1), key=lambda name: name.split("/"))
    _count(folder, files)
    for name in files:
        if name.endswith(READ):
            text = read_text(folder / name)
            if isinstance(text, Problem):
                problems.append(text)
            else:
                texts[name] = text
    return Contents(folder, texts, tuple(problems))


def read_text(path: Path) -> str | Problem:
    """Read one file; a problem instead where it is no text.

    Raises
    ------
    Hostile
        If it is no file, or has in it what no honest text has.
    """
    return decoded(_bytes(path), str(path))


def decoded(data: bytes, file: str) -> str | Problem:
    """Make text of what a file holds, its rows ended as they are here."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        message = f"This is not text in UTF-8 (byte {error.start})."
        return Problem(file, row, 1, message, "Save it as UTF-8.")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if problem := suspicious(text, file):
        raise Hostile(problem)
    return text


def suspicious(text: str, file: str) -> Problem | None:
    """Say what no honest text has: hidden characters, endless rows, deep nesting."""
    if found := _HIDDEN.search(text):
        row, column = _place(text, found.start())
        said = _named(found[0])
        message = f"A character that nobody sees stands here: {said}."
        return Problem(file, row, column, message, "Take it out.")
    if file.endswith(".md"):
        for row, line in enumerate(text.split("\n"), 1):
            if len(line) > LONGEST_ROW:
                message = f"This row has {len(line):,} characters."
                way = f"Break it up: {LONGEST_ROW:,} are the most."
                return Problem(file, row, 1, message, way)
    elif (at := _too_deep(text)) is not None:
        row, column = _place(text, at)
        message = "Here a table or list stands in too many others."
        way = f"{DEEPEST} within each other are the most."
        return Problem(file, row, column, message, way)
    return None


def hidden(text: str) -> str:
    """Name the first character of a text that nobody sees; empty when there is none."""
    found = _HIDDEN.search(text)
    return _named(found[0]) if found else ""


def _files(folder: Path, within: str, depth: int) -> Iterator[str]:
    """Yield names of all files below, having looked at what each entry is."""
    with os.scandir(folder / within) as entries:
        for entry in entries:
            name = f"{within}{entry.name}"
            if entry.name.startswith(".") or entry.name in PASSED_OVER:
                continue
            if not entry.name.isprintable() or hidden(entry.name):
                raise _hostile(
                    folder / ascii(name), "This name has a character that nobody sees."
                )
            if entry.is_symlink():
                raise _hostile(
                    folder / name,
                    "This is a link.",
                    "A pack holds its files itself: put the file in its place.",
                )
            if entry.is_dir(follow_symlinks=False):
                if depth > MOST_FOLDERS:
                    raise _hostile(
                        folder / name,
                        f"More than {MOST_FOLDERS} folders lie within each other here.",
                    )
                yield from _files(folder, f"{name}/", depth + 1)
            elif entry.is_file(follow_symlinks=False):
                yield name
            else:
                raise _hostile(
                    folder / name,
                    "This is neither a file nor a folder.",
                    "Take it out of the pack.",
                )


def _count(folder: Path, files: list[str]) -> None:
    """Refuse too much of anything, before any of it is read."""
    if len(files) > MOST_FILES:
        message = f"There are {len(files):,} files in this pack."
        raise _hostile(folder, message, f"{MOST_FILES:,} are the most.")
    whole = 0
    for name in files:
        size = (folder / name).lstat().st_size
        whole += size
        if size > MOST_FILE_BYTES and name.endswith(READ):
            message = f"This file has {size / 1e6:.1f} MB."
            way = f"{MOST_FILE_BYTES / 1e6:g} MB are the most: make several of it."
            raise _hostile(folder / name, message, way)
    if whole > MOST_BYTES:
        message = f"The files of this pack have {whole / 1e6:.1f} MB together."
        raise _hostile(folder, message, f"{MOST_BYTES / 1e6:g} MB are the most.")


def _bytes(path: Path) -> bytes:
    """Read a file that is still what it was found to be, never waiting for a writer."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise _hostile(path, "This is neither a file nor a folder.")
        data = file.read(MOST_FILE_BYTES + 1)
    if len(data) > MOST_FILE_BYTES:
        raise _hostile(path, "This file grows while it is read.")
    return data


def _too_deep(text: str) -> int | None:
    """Return where the nesting of a TOML text goes too deep, strings left aside."""
    bare = _TOML_STRING.sub(lambda said: " " * len(said[0]), text)
    if found := _DOTTED.search(text):
        return found.start()
    depth = 0
    for bracket in re.finditer(r"[\[\]{}]", bare):
        depth += 1 if bracket[0] in "[{" else -1
        if depth > DEEPEST:
            return bracket.start()
    return None


def _hostile(path: Path, message: str, suggestion: str = "") -> Hostile:
    return Hostile(Problem(str(path), 0, 1, message, suggestion))


def _place(text: str, at: int) -> tuple[int, int]:
    """Return row and column of a place in a text."""
    return text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1


def _named(character: str) -> str:
    name = unicodedata.name(character, "a control character").lower()
    return f"{name} (U+{ord(character):04X})"
