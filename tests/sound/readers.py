"""Independent readers of sound files: what ffprobe and ffmpeg make of them."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_FFMPEG = ("ffmpeg", "-nostdin", "-hide_banner", "-nostats")
_FFPROBE = ("ffprobe", "-v", "error", "-of", "json")
_METER = "ebur128=peak=true:framelog=verbose"


@dataclass(frozen=True)
class Loudness:
    lufs: float
    range: float
    peak: float


def ebur128(path: Path, *reading: str) -> Loudness:
    report = subprocess.run(
        [*_FFMPEG, *reading, "-i", str(path), "-af", _METER, "-f", "null", "-"],
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
            [*_FFPROBE, "-show_format", "-show_streams", "-show_chapters", str(path)],
            capture_output=True,
            check=True,
        ).stdout
    )
    return found
