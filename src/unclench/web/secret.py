"""The key that signs cookies: made once, kept where only its owner can read it."""

import os
import secrets
from pathlib import Path

NAME = "secret.key"


def read_secret(data: Path) -> str:
    """Return the key of that data folder, or a passing one where there is none yet."""
    try:
        return (data / NAME).read_text("ascii").strip()
    except FileNotFoundError:
        return secrets.token_urlsafe(48)


def make_secret(data: Path) -> None:
    """Make the key of that data folder unless it has one; only its owner may read it."""
    try:
        handle = os.open(data / NAME, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48) + "\n")
        file.flush()
        os.fsync(file.fileno())
