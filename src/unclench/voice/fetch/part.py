"""One file to fetch, and what it has to be."""

import hashlib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Part:
    """One file to fetch."""

    name: str
    """What it is called here."""
    address: str
    bytes: int
    sha256: str

    def is_at(self, path: Path) -> bool:
        """Tell whether the file at `path` is this one, to the byte."""
        try:
            if path.stat().st_size != self.bytes:
                return False
            with path.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest() == self.sha256
        except OSError:
            return False
