"""Time a whole render of ours against the shell baseline's fastest recipe, turn by turn.

    .venv/bin/python benchmarks/render.py [--minutes 5 15 60] [--rounds 3] [--warm]

Both make the same session from nothing: the same lines at the same times, spoken by
espeak-ng at the same rate, over an ocean, with a breath tone, ducking and fades, at
-20 LUFS, as 48 kHz stereo Opus at 96 kb/s and complexity 10, with captions left out.
Each run is a process of its own; what counts is its wall time and, from the kernel's
own account, the processor time and the largest single process of all it started.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve()
BASELINE = HERE.parents[2] / "shared" / "baseline"


HEADING = " min   ours s  expert s  faster        range    CPU  ours MiB  expert MiB"


@dataclass(frozen=True)
class Run:
    """What one whole render cost."""

    wall: float
    cpu: float
    largest_mib: float


def main() -> None:
    """Run both in turn and print the ratios."""
    asked = arguments()
    print(HEADING)
    with tempfile.TemporaryDirectory() as folder:
        for minutes in asked.minutes:
            pairs = [
                (ours(asked, minutes, Path(folder)), expert(asked, minutes, Path(folder)))
                for _ in range(asked.rounds)
            ]
            print(row(minutes, pairs), flush=True)
        print(loudness(Path(folder)))


def row(minutes: int, pairs: list[tuple[Run, Run]]) -> str:
    """One line of the table: medians, and the ratios of each pair."""
    ratios = [theirs.wall / ours.wall for ours, theirs in pairs]
    cpu = statistics.median(theirs.cpu / ours.cpu for ours, theirs in pairs)
    each = list(zip(*pairs, strict=True))
    wall = [statistics.median(run.wall for run in runs) for runs in each]
    mib = [max(run.largest_mib for run in runs) for runs in each]
    return (
        f"{minutes:4} {wall[0]:8.2f} {wall[1]:9.2f} {statistics.median(ratios):6.2f}x "
        f"{min(ratios):5.2f}-{max(ratios):.2f}x {cpu:5.2f}x {mib[0]:9.0f} {mib[1]:11.0f}"
    )


def ours(asked: argparse.Namespace, minutes: int, folder: Path) -> Run:
    """Our render in a process of its own, from an empty cache unless it may be warm."""
    cache = folder / "cache"
    if not asked.warm:
        shutil.rmtree(cache, ignore_errors=True)
    script = asked.baseline / "sessions" / f"session_{minutes:02}.json"
    out = folder / "ours.opus"
    command = [sys.executable, str(HERE.with_name("baseline_session.py"))]
    command += [str(script), str(cache), str(out), str(asked.workers)]
    return timed(command)


def expert(asked: argparse.Namespace, minutes: int, folder: Path) -> Run:
    """The shell baseline's render."""
    script = asked.baseline / "shell" / "render.sh"
    return timed(["bash", str(script), "expert", str(minutes), str(folder / "expert")])


def timed(command: list[str]) -> Run:
    """Run a command to its end.

    The kernel reports, for a process and all it waited for, the sum of their processor
    times and the memory of the largest single one.
    """
    environment = dict(os.environ, OPENBLAS_NUM_THREADS="1")
    start = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command[0]} failed with {process.returncode}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def loudness(folder: Path) -> str:
    """What ffmpeg's own meter says of the last two files: both did the same work."""
    found = {}
    for name in ("ours.opus", "expert/session.opus"):
        meter = [
            "ffmpeg",
            "-nostdin",
            "-hide_banner",
            "-nostats",
            "-i",
            str(folder / name),
        ]
        meter += ["-af", "ebur128=peak=true:framelog=verbose", "-f", "null", "-"]
        report = subprocess.run(meter, capture_output=True, text=True, check=True).stderr
        summary = report[report.rindex("Summary:") :].split()
        found[name] = {
            "LUFS": float(summary[summary.index("I:") + 1]),
            "dBTP": float(summary[summary.index("Peak:") + 1]),
        }
    return json.dumps(found)


def arguments() -> argparse.Namespace:
    """What was asked on the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--minutes", type=int, nargs="+", default=[5, 15, 60])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--warm", action="store_true", help="keep clips and textures")
    parser.add_argument("--baseline", type=Path, default=BASELINE)
    return parser.parse_args()


if __name__ == "__main__":
    main()
