"""Measure whole sessions by FFmpeg's meter: every ambience, every voice, three lengths.

    .venv/bin/python benchmarks/loudness.py [--minutes 1 5 15] [--ambiences ocean rain]
        [--voices espeak-en-us] [--folder data/voices] [--format opus] [--workers 2]

Each session is composed, spoken, mixed and encoded as the app does it, then decoded and
measured by ffmpeg's ebur128 with true peak: nothing of ours measures here. It ends with 1
if one of them misses its target by more than 0.5 LU, or passes -2 dBTP.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from unclench.composer import Needs, choose
from unclench.content import Library
from unclench.session import SessionStore, Studio
from unclench.sound import AMBIENCES, NONE, Crew, Format, Levels
from unclench.voice import ClipStore, find_voice, voice_names

WITHIN_LU, CEILING_DBTP = 0.5, -2.0
SHORT, USUAL = "posture-reset", "calm-place"
"""Practices for a minute or two, and for longer."""
METER = re.compile(
    r"I:\s+(-[\d.]+) LUFS.*?LRA:\s+([\d.]+) LU.*?Peak:\s+(-?[\d.]+) dBFS", re.DOTALL
)
HEADING = "voice                 ambience          min    LUFS     LRA   dBTP"


@dataclass(frozen=True)
class Reading:
    """What ffmpeg's meter says of one file."""

    lufs: float
    range: float
    peak: float

    @property
    def right(self) -> bool:
        """Whether it is as loud as it should be, and no peak too high."""
        beside = abs(self.lufs - Levels.day().target_lufs)
        return beside <= WITHIN_LU and self.peak <= CEILING_DBTP


def main() -> None:
    """Print the table, and end with 1 if a row is not right."""
    asked = arguments()
    print(HEADING)
    wrong, readings = 0, []
    with tempfile.TemporaryDirectory() as folder, Crew(asked.workers) as crew:
        for voice, ambience, minutes in combinations(asked):
            reading = measured(voice, ambience, minutes, Path(folder), crew, asked)
            readings.append(reading)
            wrong += not reading.right
            print(
                f"{voice:21} {ambience:16} {minutes:4g} {reading.lufs:7.1f} "
                f"{reading.range:7.1f} {reading.peak:6.1f}"
                f"{'' if reading.right else '  NOT RIGHT'}",
                flush=True,
            )
    loud = sorted(reading.lufs for reading in readings)
    print(
        f"{len(readings)} sessions, {wrong} not right; {loud[0]:.1f} to {loud[-1]:.1f} "
        f"LUFS, highest peak {max(reading.peak for reading in readings):.1f} dBTP"
    )
    sys.exit(wrong > 0)


def combinations(asked: argparse.Namespace) -> Iterator[tuple[str, str, float]]:
    """Yield voice, ambience and minutes, the short ones first."""
    for minutes in asked.minutes:
        for voice in asked.voices or voice_names("", asked.folder):
            for ambience in asked.ambiences:
                yield voice, ambience, minutes


def measured(
    name: str,
    ambience: str,
    minutes: float,
    folder: Path,
    crew: Crew,
    asked: argparse.Namespace,
) -> Reading:
    """Make one session and have it measured."""
    voice = find_voice(name, asked.folder)
    language = next(each for each in ("en", "de") if voice.speaks(each))
    library = Library.load().in_language(language)
    technique = SHORT if minutes < library.technique(USUAL).minutes.least else USUAL
    needs = Needs(
        *(technique, voice.identity),
        minutes=minutes,
        ambience=ambience,
        language=language,
    )
    studio = Studio(voice, ClipStore(folder / "clips"), folder / "textures", crew)
    fmt = Format.of(Path(f"session.{asked.format}"))
    store = SessionStore(folder / "sessions")
    session = store.make(choose(needs, library), library, studio, [fmt])
    return read(session.sound(asked.format))


def read(path: Path) -> Reading:
    """Have ffmpeg measure a file."""
    command = ["ffmpeg", "-nostdin", "-hide_banner", "-nostats", "-i", str(path)]
    command += ["-vn", "-af", "ebur128=peak=true:framelog=verbose", "-f", "null", "-"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    found = METER.search(told[told.rindex("Summary:") :])
    if not found:
        message = f"ffmpeg said nothing of loudness:\n{told}"
        raise RuntimeError(message)
    return Reading(*map(float, found.groups()))


def arguments() -> argparse.Namespace:
    """What to measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, nargs="+", default=[1, 5, 15])
    parser.add_argument("--ambiences", nargs="+", default=[*AMBIENCES, NONE])
    parser.add_argument("--voices", nargs="+", default=None)
    parser.add_argument("--folder", type=Path, default=None)
    parser.add_argument("--format", default="opus")
    parser.add_argument("--workers", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    main()
