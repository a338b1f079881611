"""A prepared session becomes files: sound, captions and ``session.json``."""

import hashlib
import os
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

from unclench.session.check import CEILING, check
from unclench.session.cover import cover
from unclench.session.prepare import Prepared
from unclench.session.record import Audio, Session, described, written
from unclench.session.studio import Progress, share
from unclench.sound import ALONE, Crew, Early, Format, Measured, Tags, write_audio
from unclench.timeline import captions


def render(  # noqa: PLR0913 - what it has to know, nearly all of it by name
    prepared: Prepared,
    folder: Path,
    formats: Iterable[Format],
    *,
    stem: str = "session",
    known: Mapping[str, Audio] | None = None,
    crew: Crew = ALONE,
    early: Early | None = None,
    chunks: Path | None = None,
    progress: Progress = lambda _: None,
) -> Session:
    """Write the files of a session into a folder, checked and safe on the disk.

    Parameters
    ----------
    prepared
        The session.
    folder
        Where to; it exists. Whoever wants all files or none gives one of their own and
        moves them from there.
    formats
        Kinds of sound file to write.
    stem
        Name of the files, without their endings.
    known
        Sound files that the session has already, to be listed as well.
    crew
        Who makes the sound; any crew gives the same bytes.
    early
        Where it is heard meanwhile, if it is.
    chunks
        Folder where its encoded pieces are kept, and looked for.

    Raises
    ------
    Refused
        If what was rendered is not right.
    OSError
        If the folder can't be written or the disk is full.
    """
    audio = dict(known or {})
    formats = tuple(formats)
    write_sound = partial(write_audio, crew=crew, early=early, kept=chunks)
    for number, fmt in enumerate(formats):
        audio[fmt.value.suffix] = _sound(
            folder / f"{stem}.{fmt.value.suffix}",
            prepared,
            fmt,
            write_sound,
            share(progress, number / len(formats), (number + 1) / len(formats)),
        )
    record = folder / f"{stem}.json"
    keep(folder / f"{stem}.vtt", captions(prepared.timeline).encode())
    keep(record, written(described(prepared, audio)))
    return Session.read(record)


def keep(path: Path, content: bytes) -> None:
    """Write a file and see it onto the disk."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sound(
    path: Path,
    prepared: Prepared,
    fmt: Format,
    write_sound: "partial[Measured]",
    progress: Progress,
) -> Audio:
    """Write, check and describe one sound file."""
    tags = Tags(
        title=prepared.script.title,
        language=prepared.recipe.language,
        comment=prepared.recipe.digest,
        cover=b"" if fmt is Format.WAV else cover(prepared.recipe),
    )
    mix = prepared.mix.lowered(fmt.value.overshoot_db)
    measured = write_sound(path, mix, fmt=fmt, tags=tags, progress=progress)
    if measured.true_peak > CEILING:
        # How high a peak comes back from a lossy format is only known afterwards.
        mix = mix.lowered(measured.true_peak - CEILING + 0.1)
        measured = write_sound(path, mix, fmt=fmt, tags=tags, early=None)
    check(prepared, measured)
    with path.open("rb") as file:
        os.fsync(file.fileno())
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Audio(
        path.name, path.stat().st_size, digest, measured.lufs, measured.true_peak
    )
