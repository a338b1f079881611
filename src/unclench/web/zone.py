"""The time zone of this machine, by its IANA name."""

import os
from pathlib import Path

from unclench.diary import known_zone

LOCALTIME = Path("/etc/localtime")


def machine_zone() -> str:
    """Return what TZ or /etc/localtime say, UTC where they say nothing.

    It stands in until a browser has named the person's own zone.
    """
    asked = os.environ.get("TZ", "").lstrip(":")
    if asked and known_zone(asked):
        return asked
    _, found, name = str(LOCALTIME.resolve()).partition("zoneinfo/")
    return name if found and known_zone(name) else "UTC"
