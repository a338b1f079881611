"""Independent readers of what we make: FFmpeg's programs, and a plain speech detector."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import webvtt
from numpy.typing import NDArray


def probe(ffprobe: Path, path: Path, *more: str) -> dict[str, Any]:
    """What ffprobe tells of a file: its format and its chapters, and more if asked."""
    show = ["-show_format", "-show_chapters", *more, "-of", "json"]
    told = subprocess.run(
        [ffprobe, "-v", "error", *show, path], capture_output=True, check=True
    )
    content: dict[str, Any] = json.loads(told.stdout)
    return content


def ebur128(ffmpeg: Path, path: Path) -> tuple[float, float]:
    """Integrated loudness in LUFS and true peak in dBTP, as ffmpeg measures them."""
    measure = ["-af", "ebur128=peak=true", "-f", "null", "-"]
    told = subprocess.run(
        [ffmpeg, "-hide_banner", "-nostats", "-i", path, *measure],
        capture_output=True,
        text=True,
        check=True,
    ).stderr
    summary = told[told.rindex("Summary:") :]
    lufs = re.search(r"I:\s+(-?[\d.]+) LUFS", summary)
    peak = re.search(r"Peak:\s+(-?[\d.]+) dBFS", summary)
    assert lufs
    assert peak
    return float(lufs[1]), float(peak[1])


def onsets(voice: NDArray[np.float32]) -> list[float]:
    """Seconds at which speech sets in: 10 ms over -50 dB after 0.2 s below.

    Parameters
    ----------
    voice
        The voice alone at 48 kHz, shape (n,).
    """
    power = (voice[: len(voice) // 480 * 480].reshape(-1, 480) ** 2).mean(1)
    loud = power > 1e-5 * power.max()
    return [
        i / 100
        for i in range(len(loud))
        if loud[i] and not loud[max(0, i - 20) : i].any()
    ]


def caption_starts(path: Path) -> list[tuple[str, float]]:
    """Line ids and the seconds at which their captions begin; split lines count once."""
    found = []
    for caption in webvtt.read(str(path)).captions:
        split = re.fullmatch(r"(.+\.\d+)\.(\d+)", str(caption.identifier))
        if split is None or split[2] == "1":
            line = split[1] if split else str(caption.identifier)
            start = caption.start_in_seconds + caption.start_time.milliseconds / 1000
            found.append((line, start))
    return found
