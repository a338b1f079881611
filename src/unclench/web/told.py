"""What the person told once, for the pages that heed it or ask for more."""

from threading import Lock
from typing import Any

from django.conf import settings

from unclench.config import Settings
from unclench.person import Kept, Me, checked, keep_me, read_me, told
from unclench.web.plan import whole_library

_one_at_a_time = Lock()
"""A change is read, made and written whole; the pages are one process."""


def read_told() -> Me:
    """Return all that was told."""
    return kept_told().me


def kept_told() -> Kept:
    """Return it with what in its file could not be read."""
    return read_me(Settings(data=settings.DATA).me, whole_library())


def change_told(**changes: Any) -> Me:  # noqa: ANN401 - plain values, as in the file
    """Change some of what was told, and keep it.

    Raises
    ------
    ValueError
        If a change is not what it should be; nothing is kept then.
    """
    file = Settings(data=settings.DATA).me
    with _one_at_a_time:
        before = told(read_me(file, whole_library()).me)
        me, mistakes = checked(before | changes, whole_library())
        if mistakes:
            places = ", ".join(".".join(map(str, each["loc"])) for each in mistakes)
            message = f"This can't be kept: {places}."
            raise ValueError(message)
        keep_me(me, file, whole_library())
    return me
