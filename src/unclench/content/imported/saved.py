"""Putting the files of a pack into a folder, all of them or none."""

import shutil
from pathlib import Path

from unclench.content.imported.imported import Imported


class NotEmpty(ValueError):  # noqa: N818 - reads as what it says: not empty
    """There is a folder of that name, with something in it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} is not empty. Choose another folder with --out.")


def save(imported: Imported, folder: Path) -> None:
    """Write a pack.

    Raises
    ------
    NotEmpty
        If the folder holds something already.
    OSError
        If it can't be written; then nothing of it is there.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NotEmpty(folder)
    aside = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(aside, ignore_errors=True)
    try:
        for name, text in imported.texts.items():
            path = aside / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
        if folder.exists():
            folder.rmdir()
        aside.rename(folder)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
