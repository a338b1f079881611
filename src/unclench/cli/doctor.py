"""``unclench doctor``: whether all is well, and if not, what to do."""

import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import click

from unclench import __version__
from unclench.cli.trouble import explained
from unclench.config import Settings

LEAST_SPACE = 500_000_000
"""Bytes that should be free: the textures, the clips and a few dozen sessions."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    what: str
    found: str
    remedy: str = ""
    """What to do; empty when all is well."""


@click.command("doctor")
def command() -> None:
    """Look whether all that Unclench needs is there. Ends with 1 if something is not."""
    with explained():
        settings = Settings()
        findings = list(examine(settings))
    for finding in findings:
        mark = (
            click.style("!!", fg="red")
            if finding.remedy
            else click.style("ok", fg="green")
        )
        click.echo(f"{mark}  {finding.what:<14} {finding.found}")
        if finding.remedy:
            click.echo(f"    {'':<14} {finding.remedy}")
    if any(finding.remedy for finding in findings):
        raise click.exceptions.Exit(1)


def examine(settings: Settings) -> Iterator[Finding]:
    """Look at one thing after the other."""
    yield Finding("Unclench", __version__)
    yield Finding("Python", f"{platform.python_version()} ({sys.executable})")
    yield _voice()
    yield from _encoders()
    yield _writable(settings.data)
    yield _space(settings.data)
    yield _library(settings.packs)


def _voice() -> Finding:
    from unclench.voice import VoiceError, find_voice

    try:
        voice = find_voice()
    except VoiceError as error:
        return Finding("Speech engine", "does not start", str(error))
    return Finding("Speech engine", f"{voice.engine} {voice.version}, {voice.name}")


def _encoders() -> Iterator[Finding]:
    from av.codec import Codec
    from av.codec.codec import UnknownCodecError

    from unclench.sound import Format

    lacking = []
    for fmt in Format:
        try:
            Codec(fmt.value.codec, "w")
        except UnknownCodecError:
            lacking.append(fmt.value.suffix)
    made = ", ".join(
        fmt.value.suffix for fmt in Format if fmt.value.suffix not in lacking
    )
    remedy = "Install PyAV as it comes from PyPI: pip install --force-reinstall av"
    yield Finding("Encoders", f"{made} (PyAV {version('av')})", remedy if lacking else "")


def _writable(folder: Path) -> Finding:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"well")
    except OSError as error:
        remedy = (
            "Give yourself the right to write there, or set UNCLENCH_DATA to a folder "
            "of yours."
        )
        return Finding("Data folder", f"{folder}: {error.strerror}", remedy)
    return Finding("Data folder", str(folder))


def _space(folder: Path) -> Finding:
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    remedy = f"Free some: {LEAST_SPACE / 1e9:.1f} GB are comfortable."
    return Finding("Free space", f"{free / 1e9:.1f} GB", remedy * (free < LEAST_SPACE))


def _library(packs: Path) -> Finding:
    from unclench.cli.library import load_library

    library = load_library()
    count = len(library.techniques)
    if library.problems:
        first = library.problems[0]
        more = len(library.problems) - 1
        told = f"{first}" + (f" And {more} more." if more else "")
        return Finding("Library", f"{count} techniques, with mistakes in {packs}", told)
    return Finding("Library", f"{count} techniques")
