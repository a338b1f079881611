"""A voice comes from the network: aside at first, and into its place when it is whole."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from unclench.lock import Busy, one_at_a_time
from unclench.voice.added import VOICE_FILE, AnyAdded, fingerprint, read_added, written
from unclench.voice.fetch.catalogue import Offer
from unclench.voice.fetch.download import PATIENCE, download
from unclench.voice.fetch.errors import FetchError, Why, megabytes
from unclench.voice.natural.errors import RuntimeMissingError

type Progress = Callable[[int, int], None]
"""Called with the bytes that are here and those of the whole; what it raises ends the
work, and what came so far is kept for the next time."""
type Measure = Callable[[AnyAdded, Path], AnyAdded]
"""Makes a record that knows how quickly the voice in a folder speaks."""

ASIDE = ".aside"
"""Folder, in that of the voices, of those that are on their way."""
ROOM = 20_000_000
"""Bytes that are to stay free on the disk."""


def install(
    offer: Offer,
    voices: Path,
    measure: Measure,
    progress: Progress = lambda _here, _whole: None,
    *,
    patience: float = PATIENCE,
) -> AnyAdded:
    """Fetch a voice and put it in its place; a voice that is there already stays.

    Whatever ends this in the middle, there is either the whole voice or none, and the
    next call goes on with what has come.

    Parameters
    ----------
    offer
        The voice.
    voices
        The folder of all that were added; made when needed.
    measure
        Measures how quickly it speaks.
    progress
        Told how far it is.
    patience
        Seconds to wait for the next byte.

    Raises
    ------
    FetchError
        If it can't be had now, or something else has its place; the message says why
        and what to do.
    RuntimeMissingError
        If what natural voices need is not installed.
    VoiceError
        If it does not speak on this machine.
    OSError
        If the folder can't be written.
    """
    if find_spec("onnxruntime") is None:
        raise RuntimeMissingError
    with coming(voices, offer.name) as aside:
        there, _ = read_added(voices / offer.name)
        if there:
            progress(offer.bytes, offer.bytes)
            return there
        _refuse_early(offer, aside)
        before = 0
        for part in offer.parts:
            whole = aside / part.name
            if not part.is_at(whole):
                unfinished = aside / f"{part.name}.part"
                download(
                    part,
                    unfinished,
                    lambda here, before=before: progress(before + here, offer.bytes),  # type: ignore[misc] # bound at each turn
                    patience=patience,
                )
                unfinished.replace(whole)
            before += part.bytes
        progress(offer.bytes, offer.bytes)
        return settle(offer.record("0" * 16), aside, voices, measure)


def settle(record: AnyAdded, aside: Path, voices: Path, measure: Measure) -> AnyAdded:
    """Measure a voice whose files are all in a folder aside, and move it to its place.

    Raises
    ------
    FetchError
        If something else has its place.
    VoiceError
        If it does not speak.
    OSError
        If it can't be written.
    """
    version = fingerprint(*(aside / name for name in record.files))
    record = measure(record.model_copy(update={"version": version}), aside)
    (aside / VOICE_FILE).write_text(written(record), "utf-8")
    whole = {*record.files, VOICE_FILE}
    for file in aside.iterdir():
        if file.name not in whole:
            file.unlink()  # a part of what has come otherwise since
    for name in whole:
        with (aside / name).open("rb+") as written_file:
            os.fsync(written_file.fileno())
    place = voices / record.name
    if place.exists():
        _clear(place, whole)
    aside.rename(place)
    return record


def _clear(place: Path, own: set[str]) -> None:
    """Make room where a voice lies that can't be read; never of anything else."""
    if others := {file.name for file in place.iterdir()} - own:
        raise FetchError(
            Why.NOT_WRITABLE,
            f"There is something else in {place}, such as {min(others)}. Move it away, "
            "or remove it, and run it again.",
        )
    shutil.rmtree(place)


@contextmanager
def coming(voices: Path, name: str) -> Iterator[Path]:
    """Give the folder aside of a voice that is on its way, to one at a time.

    Raises
    ------
    FetchError
        If somebody else is at it.
    """
    aside = voices / ASIDE / name
    aside.parent.mkdir(parents=True, exist_ok=True)
    try:
        with one_at_a_time(aside.with_name(f"{name}.lock")):
            aside.mkdir(exist_ok=True)
            yield aside
    except Busy:
        message = f"The voice {name} is just being fetched or removed. Wait for that."
        raise FetchError(Why.BUSY, message) from None


def come_so_far(offer: Offer, voices: Path) -> int:
    """Return how many bytes of a voice have come and wait for the rest."""
    aside = voices / ASIDE / offer.name
    names = [name for part in offer.parts for name in (part.name, f"{part.name}.part")]
    files = (aside / name for name in names)
    return sum(file.stat().st_size for file in files if file.is_file())


def _refuse_early(offer: Offer, aside: Path) -> None:
    here = come_so_far(offer, aside.parents[1])
    needed = offer.bytes - here + ROOM
    free = shutil.disk_usage(aside).free
    if free < needed:
        raise FetchError(
            Why.NO_SPACE,
            f"The voice {offer.name} needs {megabytes(needed)} MB, and {megabytes(free)} "
            f"MB are free in {aside.parents[1]}. Free some space and run it again.",
        )
