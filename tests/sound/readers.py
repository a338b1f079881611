"""Independent readers of sound files: what ffprobe and ffmpeg make of them."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Loudness:
    lufs: float
    range: float
    peak: float


def ebur128(path: Path, *reading: str) -> Loudness:
    report = subprocess.run(
        ["ffmpeg", "-nostdin", "-hide_banner", "-nostats", *reading, "-i", path]
        + ["-af", "ebur128=peak=true:framelog=verbose", "-f", "null", "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stderr
    words = report[report.rindex("Summary:") :].split()
    values = (float(words[words.index(key) + 1]) for key in ("I:", "LRA:", "Peak:"))
    return Loudness(*values)


def probe(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        subprocess.run(
            ["ffprobe", "-v", "error", "-of", "json", "-show_format", "-show_streams"]
            + ["-show_chapters", path],
            capture_output=True,
            check=True,
        ).stdout
    )
    return found
