"""All that the renderer is held to, as ratios measured side by side in one run.

    .venv/bin/python -m benchmarks.renderer [--minutes 5 15 60] [--rounds 3] [--quick]

Every run is a process of its own from cold caches, in turn with what it is compared to:
ours and the shell baseline's fastest recipe, ours and the floor (`floor.py`), a session
of which one line has changed, and the same again with nothing changed. Wall times are for
a machine with nothing else to do; processor times hold on a busy one, too.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.baseline_session import mixed
from benchmarks.render import BASELINE, HERE, Run, expert, timed
from benchmarks.stages import stages

ROOT = HERE.parents[1]
AIMS = {"expert": (4.0, 5.0), "floor": (1.35, 1.2), "changed": (0.05, 0.05)}
"""What has to be reached, and what is aimed at: times faster than the recipe, times the
floor, share of a whole render by one worker."""


def main() -> None:
    """Measure everything and print it."""
    asked = arguments()
    print(f"load {os.getloadavg()[0]:.1f}, {os.cpu_count()} processors")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        parts: list[Callable[[], Iterator[str]]] = [
            lambda: against_recipe(asked, folder),
            lambda: against_floor(asked, folder),
            lambda: again(asked, folder),
            lambda: where_it_goes(asked, folder),
            lambda: leaks(asked, folder),
        ]
        for part in parts:
            for row in part():
                print(row, flush=True)


def against_recipe(asked: argparse.Namespace, folder: Path) -> Iterator[str]:
    """Yield how much faster ours is than the recipe, by length."""
    must, aim = AIMS["expert"]
    yield f"\nfaster than the recipe (must {must}, aim {aim}); largest process"
    for minutes in asked.minutes:
        pairs = [
            (ours(asked, minutes, folder), expert(asked, minutes, folder))
            for _ in range(asked.rounds)
        ]
        largest = max(run.largest_mib for run, _ in pairs)
        turned = [(theirs, mine) for mine, theirs in pairs]
        yield f"{minutes:4} min {compared(turned)}, {largest:.0f} MiB"


def against_floor(asked: argparse.Namespace, folder: Path) -> Iterator[str]:
    """Yield ours as a multiple of the floor, for lengths whose mix fits on the disk."""
    must, aim = AIMS["floor"]
    yield f"\nours / floor (must {must}, aim {aim})"
    for minutes in (each for each in asked.minutes if each <= asked.longest_floor):
        mix = folder / "mix.f32"
        floor("mix", asked, minutes, folder, mix)
        pairs = [
            (ours(asked, minutes, folder), floor("run", asked, minutes, folder, mix))
            for _ in range(asked.rounds)
        ]
        mix.unlink()
        yield f"{minutes:4} min {compared(pairs)}"


def again(asked: argparse.Namespace, folder: Path) -> Iterator[str]:
    """Yield what a session costs a second time, against a whole render by one worker."""
    minutes = max(asked.minutes)
    must, _ = AIMS["changed"]
    yield f"\nof a whole render of {minutes} min by one worker (a changed line: {must})"
    whole = ours(asked, minutes, folder, workers=1, way="kept")
    for way, told in (
        ("kept", "nothing changed"),
        ("changed", "one line changed"),
        ("other", "same words, elsewhere"),
    ):
        before = clips(folder)
        run = ours(asked, minutes, folder, workers=1, way=way, cold=False)
        yield (
            f"  {told:22} wall {run.wall / whole.wall:6.3f}  "
            f"CPU {run.cpu / whole.cpu:6.3f}  lines spoken {clips(folder) - before}"
        )


def where_it_goes(asked: argparse.Namespace, folder: Path) -> Iterator[str]:
    """Yield the processor time of each stage, which together are the whole."""
    minutes = min(15, max(asked.minutes))
    run = ours(asked, minutes, folder, workers=1)
    yield f"\nwhere the {run.cpu:.1f} s of processor time of {minutes} min go"
    mix = mixed(script(asked, minutes), folder / "cache")
    told = stages(mix)
    told["starting, speaking, textures"] = run.cpu - sum(told.values())
    for stage, seconds in told.items():
        yield f"  {stage:30} {seconds:6.2f} s  {seconds / run.cpu:4.0%}"


def leaks(asked: argparse.Namespace, folder: Path) -> Iterator[str]:
    """Yield what many sessions in a row leave behind in a process."""
    command = [sys.executable, "-m", "benchmarks.leaks", str(folder / "leaks")]
    command.append(str(20 if asked.quick else 100))
    yield "\nafter many short sessions in one process"
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    yield from (f"  {row}" for row in done.stdout.splitlines())


def ours(
    asked: argparse.Namespace,
    minutes: int,
    folder: Path,
    *,
    workers: int | None = None,
    way: str = "full",
    cold: bool = True,
) -> Run:
    """Our render in a process of its own."""
    cache = folder / "cache"
    if cold:
        shutil.rmtree(cache, ignore_errors=True)
    return timed(
        [
            *(sys.executable, str(HERE.with_name("baseline_session.py"))),
            *(str(script(asked, minutes)), str(cache), str(folder / "ours.opus")),
            *(str(workers or asked.workers), way),
        ]
    )


def floor(
    way: str, asked: argparse.Namespace, minutes: int, folder: Path, mix: Path
) -> Run:
    """The floor in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.floor", way]
    command += [str(script(asked, minutes)), str(folder / "cache"), str(mix)]
    return timed(command)


def script(asked: argparse.Namespace, minutes: int) -> Path:
    """Where the baseline's session of a length is."""
    found: Path = asked.baseline / "sessions" / f"session_{minutes:02}.json"
    return found


def clips(folder: Path) -> int:
    """Lines spoken so far."""
    return sum(1 for _ in (folder / "cache" / "clips").rglob("*.wav"))


def compared(pairs: list[tuple[Run, Run]]) -> str:
    """Medians of the first of each pair by the second."""
    walls = [one.wall / two.wall for one, two in pairs]
    cpu = statistics.median(one.cpu / two.cpu for one, two in pairs)
    each = [statistics.median(run.wall for run in runs) for runs in zip(*pairs)]  # noqa: B905 - pairs
    return (
        f"wall {statistics.median(walls):5.2f} ({min(walls):.2f} - {max(walls):.2f}), "
        f"CPU {cpu:5.2f}, {each[0]:.1f} s by {each[1]:.1f} s"
    )


def arguments() -> argparse.Namespace:
    """What was asked on the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--minutes", type=int, nargs="+", default=[5, 15, 60])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--quick", action="store_true", help="one round of 5 minutes")
    parser.add_argument("--longest-floor", type=int, default=15)
    parser.add_argument("--baseline", type=Path, default=BASELINE)
    asked = parser.parse_args()
    if asked.quick:
        asked.minutes, asked.rounds = [5], 1
    return asked


if __name__ == "__main__":
    began = time.perf_counter()
    main()
    print(f"\n{time.perf_counter() - began:.0f} s")
