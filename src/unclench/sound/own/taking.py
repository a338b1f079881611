"""A person's own file is taken in once, and made ready to lie under a voice."""

import hashlib
import os
import shutil
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

import numpy as np

from unclench.sound.jump import MOST_DB
from unclench.sound.loudness import HOP
from unclench.sound.own.kept import (
    LOOP,
    POWERS,
    Found,
    OwnSound,
    keep,
    name_of,
)
from unclench.sound.own.loop import (
    Samples,
    highest,
    melted,
    powers_of,
    seam,
    sounding,
    tame,
)
from unclench.vocabulary import SAMPLE_RATE

SHORTEST_S, LONGEST_S = 10, 20 * 60
"""Seconds of sound that are asked for, and that are kept at most."""


class Unfit(StrEnum):
    """Why a file can't be used as a sound."""

    UNREADABLE = "unreadable"
    SILENT = "silent"
    SHORT = "short"


class UnfitSound(ValueError):  # noqa: N818 - reads as what it says: an unfit sound
    """A file can't be used as a sound."""

    def __init__(self, why: Unfit, message: str) -> None:
        self.why = why
        super().__init__(message)


def take_in(
    file: Path | BinaryIO, folder: Path, *, title: str, name: str = ""
) -> OwnSound:
    """Take in a sound or a piece of music, in any format that PyAV reads.

    It is kept at 48 kHz in stereo; silence at its ends goes, its end melts into its
    beginning, and what comes suddenly is made softer. A sound of the same name is
    replaced.

    Parameters
    ----------
    file
        What to read; it is not changed.
    folder
        Folder of the own sounds; made where it is missing.
    title
        What to call it.
    name
        Its name among ambiences; made of the title where empty.

    Raises
    ------
    UnfitSound
        If it can't be read as sound, is silent or too short.
    OSError
        If it can't be kept.
    """
    name = name_of(name or title)
    aside = folder / f".{name}.{os.getpid()}.aside"
    aside.mkdir(parents=True)
    try:
        whole, cut = _decoded(file, aside)
        loop = _looped(whole, aside / LOOP)
        tamed = tame(loop)
        loop.flush()
        jump = highest(loop)
        np.save(aside / POWERS, powers_of(loop))
        for raw in aside.glob("*.raw"):
            raw.unlink()
        with (aside / LOOP).open("rb") as written:
            digest = hashlib.file_digest(written, "sha256").hexdigest()
        noted = {Found.CUT: cut, Found.TAMED: tamed, Found.SUDDEN: jump >= MOST_DB}
        return keep(
            aside,
            folder,
            name,
            title.strip() or name,
            digest=digest,
            samples=loop.shape[1],
            jump=round(jump, 2),
            found=[each for each, is_so in noted.items() if is_so],
        )
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _looped(
    whole: tuple[Samples, Samples], path: Path
) -> np.memmap[tuple[int, int], np.dtype[np.int16]]:
    """Write what is heard of a sound as a loop, and map it."""
    n = len(whole[0]) // HOP * HOP
    powers = sum(powers_of(channel[None, :n]) for channel in whole)
    first, last = sounding(np.asarray(powers))
    n = (last - first) * HOP
    if not n:
        raise UnfitSound(Unfit.SILENT, "Nothing is heard in it.")
    if n < SHORTEST_S * SAMPLE_RATE:
        raise UnfitSound(
            Unfit.SHORT,
            f"It is {n / SAMPLE_RATE:.0f} s long, silence at its ends left out; "
            f"at least {SHORTEST_S} s are needed.",
        )
    melts = seam(n)
    loop = np.lib.format.open_memmap(path, "w+", np.int16, (2, n - melts))
    for channel, out in zip(whole, loop, strict=True):
        heard = channel[first * HOP : last * HOP]
        out[:melts] = melted(heard[None, :melts], heard[None, n - melts :])[0]
        out[melts:] = heard[melts : n - melts]
    return loop


def _decoded(file: Path | BinaryIO, aside: Path) -> tuple[tuple[Samples, Samples], bool]:
    """Both channels of a file, mapped from disk; and whether it was longer."""
    most, count, cut = LONGEST_S * SAMPLE_RATE, 0, False
    paths = aside / "left.raw", aside / "right.raw"
    with paths[0].open("wb") as left, paths[1].open("wb") as right:
        for block in _blocks(file):
            part = block[:, : most - count]
            left.write(part[0].tobytes())
            right.write(part[1].tobytes())
            count += part.shape[1]
            if cut := part.shape[1] < block.shape[1]:
                break
    if not count:
        raise UnfitSound(Unfit.SILENT, "Nothing is heard in it.")
    one, two = (np.memmap(path, np.int16, "r") for path in paths)
    return (one, two), cut


def _blocks(file: Path | BinaryIO) -> Iterator[Samples]:
    """Decode to 48 kHz in stereo, 16 bits, shape (2, n) each."""
    import av

    resampler = av.AudioResampler(format="s16p", layout="stereo", rate=SAMPLE_RATE)
    source = str(file) if isinstance(file, Path) else file
    try:
        with av.open(source, mode="r") as container:
            if not container.streams.audio:
                raise UnfitSound(Unfit.UNREADABLE, "There is no sound in it.")
            for frame in container.decode(audio=0):
                for made in resampler.resample(frame):
                    yield made.to_ndarray().astype(np.int16, copy=False)
            for made in resampler.resample(None):
                yield made.to_ndarray().astype(np.int16, copy=False)
    except av.error.FFmpegError as error:
        if isinstance(error, FileNotFoundError):
            raise
        raise UnfitSound(Unfit.UNREADABLE, "It can't be read as sound.") from error
