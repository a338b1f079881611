"""Draw what the ambiences look like: figures of the page on sound.

Run it with ``python docs/place_figures.py`` after a change to an ambience. The same code
draws the same figures.
"""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import matplotlib as mpl
import numpy as np
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from unclench.sound.ambience import AMBIENCES, Bed, Pace, bed_named
from unclench.sound.ambience.pace import Breath
from unclench.sound.curve import cells
from unclench.sound.loudness import k_powers
from unclench.vocabulary import SAMPLE_RATE

IMAGES = Path(__file__).with_name("images")
SEED = 3
_POINTS = 2048
_RANGE_DB = 60
_IN_S, _OUT_S = 4.0, 6.0
_FIRST_BREATH_S, _BREATHS = 20.0, 8


def main() -> None:
    """Draw all of it."""
    mpl.use("Agg")
    with TemporaryDirectory() as folder:
        for name, draw in FIGURES.items():
            draw(Path(folder))
            # Noise can't be pressed without loss: a PNG would be six times as large.
            plt.savefig(
                IMAGES / f"{name}.jpg",
                dpi=64,
                bbox_inches="tight",
                pil_kwargs={"quality": 70},
            )
            plt.close()


def places(tables: Path) -> None:
    """Spectrograms of every ambience, half a minute each."""
    _, axes = plt.subplots(len(AMBIENCES), 1, figsize=(11, 17), sharex=True)
    for ax, name in zip(axes, AMBIENCES, strict=True):
        spectrogram(ax, heard(place(name, tables), 30)[0])
        ax.set_title(name, loc="left", fontsize=10)
    axes[-1].set_xlabel("seconds")
    plt.tight_layout()


def ocean_in_step(tables: Path) -> None:
    """Loudness of the ocean, free and in step with a breath."""
    _, axes = plt.subplots(2, 1, figsize=(11, 5), sharex=True, sharey=True)
    starts = [_FIRST_BREATH_S + i * (_IN_S + _OUT_S) for i in range(_BREATHS)]
    led = Pace(tuple(Breath(at, at + _IN_S, at + _IN_S + _OUT_S) for at in starts))
    titles = ("free", f"in step with {_IN_S:g} s in, {_OUT_S:g} s out")
    for ax, pace, title in zip(axes, (Pace(), led), titles, strict=True):
        db = loudness(heard(place("ocean", tables, pace), 120))
        ax.plot(np.arange(len(db)) / 10 + 0.5, db - db.max(), color="#26547c", lw=1.2)
        for breath in pace.breaths:
            ax.axvspan(breath.start, breath.turn, color="#ffd166", alpha=0.4, lw=0)
        ax.set_ylabel("dB, over 1 s")
        ax.set_title(f"ocean, {title}", loc="left", fontsize=10)
        ax.grid(alpha=0.25)
    axes[-1].set_xlabel("seconds; shaded: breathing in")
    plt.tight_layout()


def place(name: str, tables: Path, pace: Pace | None = None) -> Bed:
    """Return an ambience as it is meant."""
    bed = bed_named(name, seed=SEED, tables=tables, pace=pace)
    if not isinstance(bed, Bed):
        raise TypeError(f"{name} is no ambience that ships")
    return bed


def heard(bed: Bed, seconds: int) -> NDArray[np.float32]:
    """The first seconds of an ambience, shape (2, n)."""
    n = seconds * SAMPLE_RATE
    first, last = cells(0, n)
    return bed.read(0, n, np.ones(last - first, np.float32))


def loudness(sound: NDArray[np.float32]) -> NDArray[np.float64]:
    """Loudness of each second, every 100 ms, in dB."""
    return 10 * np.log10(np.convolve(k_powers(sound), np.full(10, 0.1), "valid"))


def spectrogram(ax: Axes, sound: NDArray[np.float32]) -> None:
    """Draw one channel: 60 dB of it, by octaves."""
    frames = sliding_window_view(sound, _POINTS)[:: _POINTS // 2] * np.hanning(_POINTS)
    power = 20 * np.log10(np.abs(np.fft.rfft(frames)) + 1e-6).T
    hertz = np.fft.rfftfreq(_POINTS, 1 / SAMPLE_RATE)
    seconds = np.arange(power.shape[1]) * _POINTS / 2 / SAMPLE_RATE
    top = np.quantile(power, 0.999)
    floor = top - _RANGE_DB
    ax.pcolormesh(seconds, hertz[1:], power[1:], vmin=floor, vmax=top, cmap="magma")
    ax.set_yscale("log")
    ax.set_ylim(40, 16_000)
    ax.set_ylabel("Hz")


FIGURES: dict[str, Callable[[Path], None]] = {
    "places": places,
    "ocean-in-step": ocean_in_step,
}

if __name__ == "__main__":
    main()
