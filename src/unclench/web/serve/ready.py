"""Everything that has to be there before the first page: folder, key, tables, files."""

import os
from pathlib import Path

from unclench.web.secret import make_secret


class FolderError(Exception):
    """The data folder can't be written."""

    def __init__(self, data: Path, reason: str) -> None:
        super().__init__(
            f"Unclench can't write its data folder {data}: {reason}. "
            "Give yourself the right to write there, free some space, or choose "
            "another folder with --data."
        )


def make_ready(data: Path) -> None:
    """Prepare a data folder: new or from any earlier version, it comes out the same.

    Raises
    ------
    FolderError
        If it can't be written.
    """
    try:
        data.mkdir(parents=True, exist_ok=True)
        make_secret(data)
    except OSError as error:
        raise FolderError(data, error.strerror or str(error)) from error
    os.environ["UNCLENCH_DATA"] = str(data)
    os.environ["DJANGO_SETTINGS_MODULE"] = "unclench.web.settings"

    import django
    from django.core.management import call_command
    from django.db import OperationalError

    django.setup()
    try:
        call_command("migrate", interactive=False, verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
    except (OSError, OperationalError) as error:
        raise FolderError(data, str(error)) from error
