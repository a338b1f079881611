"""Time every ambience: making its textures, opening it again, and a second of it.

    .venv/bin/python -m benchmarks.places [--seconds 60]

Processor time counts, so that neighbours do not. A second is read in one block, as 48 kHz
stereo, which is how sessions are mixed.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from unclench.sound.ambience import AMBIENCES, Bed, bed_named
from unclench.sound.curve import CELL
from unclench.sound.jump import highest_jump
from unclench.sound.loudness import k_powers
from unclench.vocabulary import SAMPLE_RATE

_AHEAD = 9
"""Seconds read before the clock starts, so that tables and curves are at hand."""


def main() -> None:
    """Print a row for each ambience."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seconds", type=int, default=60)
    seconds = parser.parse_args().seconds
    print(f"{'':16}  set up    again     a second  x real time  contrast  jump")
    for name in AMBIENCES:
        with tempfile.TemporaryDirectory() as folder:
            set_up, _ = timed(lambda: opened(name, Path(folder)))  # noqa: B023 - called at once
            again, bed = timed(lambda: opened(name, Path(folder)))  # noqa: B023 - called at once
            each = [timed(lambda: read(bed, at))[0] for at in range(seconds + _AHEAD)]  # noqa: B023 - called at once
            a_second = statistics.median(each[_AHEAD:])
            contrast, jump = judged(bed, seconds)
        print(
            f"{name:16}  {1000 * set_up:5.0f} ms  {1000 * again:5.1f} ms"
            f"  {1000 * a_second:5.2f} ms  {1 / a_second:8.0f}"
            f"  {contrast:8.1f}  {jump:6.1f}"
        )


def opened(name: str, tables: Path) -> Bed:
    """Open an ambience, its textures made where they are missing."""
    bed = bed_named(name, seed=3, tables=tables)
    if not isinstance(bed, Bed):
        raise TypeError(f"{name} is no ambience that ships")
    return bed


def read(bed: Bed, second: int) -> np.ndarray:
    """One second of an ambience."""
    gain = np.ones(SAMPLE_RATE // CELL + 1, np.float32)
    return bed.read(second * SAMPLE_RATE, SAMPLE_RATE, gain)


def judged(bed: Bed, seconds: int) -> tuple[float, float]:
    """How far loud seconds lie over quiet ones, and the highest jump, in dB."""
    sound = np.concatenate([read(bed, second) for second in range(seconds)], axis=1)
    loud = 10 * np.log10(np.convolve(k_powers(sound), np.full(10, 0.1), "valid"))
    low, high = np.percentile(loud, (5, 95))
    return float(high - low), highest_jump(sound)


def timed[T](work: Callable[[], T]) -> tuple[float, T]:
    """Seconds of processor time that some work takes, and what comes of it."""
    before = time.process_time()
    done = work()
    return time.process_time() - before, done


if __name__ == "__main__":
    main()
