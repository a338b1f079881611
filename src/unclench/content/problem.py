"""What is wrong in a file, where, and what to do about it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in a file, told to its author."""

    file: str
    line: int
    """From 1; 0 when the whole file is meant."""
    column: int
    """From 1."""
    message: str
    suggestion: str = ""

    def __str__(self) -> str:
        told = f"{self.file}:{self.line}:{self.column}: {self.message}"
        return f"{told} {self.suggestion}" if self.suggestion else told
