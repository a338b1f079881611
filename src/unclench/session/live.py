"""Sessions that are heard while they are made."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from unclench.composer import Recipe
from unclench.session.prepare import Prepared, unsaid
from unclench.session.record import described, written
from unclench.session.studio import Studio
from unclench.sound import Early, Format
from unclench.timeline import captions

_LOWER = Format.OPUS.value.overshoot_db


@dataclass(frozen=True, slots=True)
class Files:
    """What there is already of a session: its sound so far, then also what is said."""

    folder: Path

    @property
    def sound(self) -> Path:
        """Opus in Ogg, growing; gone when the session is whole or its making ended."""
        return self.folder / "session.opus"

    @property
    def captions(self) -> Path:
        """The WebVTT file."""
        return self.folder / "session.vtt"

    @property
    def record(self) -> Path:
        """The ``session.json`` but for the sound files; it comes last."""
        return self.folder / "session.json"


@dataclass(frozen=True, slots=True)
class Growing:
    """A session in the making that can be heard."""

    files: Files
    early: Early

    def settle(self, prepared: Prepared) -> None:
        """Go on with the sound, and tell when what is said.

        Raises
        ------
        OSError
            If the folder can't be written.
        """
        self.early.settle(prepared.mix.lowered(_LOWER))
        self.files.captions.write_text(captions(prepared.timeline), "utf-8")
        aside = self.files.record.with_suffix(".aside")
        aside.write_bytes(written(described(prepared, {})))
        aside.replace(self.files.record)


@dataclass(frozen=True, slots=True)
class Live:
    """A folder of sessions in the making, by the digest of their recipe.

    Nothing here outlives the making: what a killed process left is swept by the next.
    """

    folder: Path

    def files(self, digest: str) -> Files:
        """Return where the files of a session in the making are, if there are any."""
        return Files(self.folder / digest)

    def sweep(self) -> None:
        """Clear away what a killed process left; for the one that makes sessions."""
        shutil.rmtree(self.folder, ignore_errors=True)

    @contextmanager
    def begun(self, recipe: Recipe, studio: Studio) -> Iterator[Growing]:
        """Let a session be heard from now on; its files are gone afterwards.

        Raises
        ------
        OSError
            If the folder can't be written.
        """
        files = self.files(recipe.digest)
        shutil.rmtree(files.folder, ignore_errors=True)
        files.folder.mkdir(parents=True)
        try:
            with (
                files.sound.open("wb", buffering=0) as sink,
                Early(sink, unsaid(recipe, studio).lowered(_LOWER)) as early,
            ):
                yield Growing(files, early)
        finally:
            shutil.rmtree(files.folder, ignore_errors=True)
