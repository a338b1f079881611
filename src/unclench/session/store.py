"""Sessions on disk, each in a folder that its recipe's digest names."""

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from unclench.cache import touch
from unclench.composer import Recipe
from unclench.content import Library
from unclench.lock import Busy, exclusively, together
from unclench.session.live import Live
from unclench.session.prepare import prepare
from unclench.session.record import Session
from unclench.session.render import render
from unclench.session.studio import Progress, Studio, share
from unclench.sound import Format

_PREPARING = 0.1
"""Share of the work that comes before the first sample is mixed."""


def audible(done: float) -> float:
    """Return the share of a session that can be heard by now, if it can be heard early.

    Parameters
    ----------
    done
        Share of the work that is done, as `SessionStore.make` tells it.
    """
    return max(0.0, (done - _PREPARING) / (1 - _PREPARING))


@dataclass(frozen=True, slots=True)
class SessionStore:
    """A folder of sessions.

    Everything is written in a folder aside and renamed when it is whole, so that a
    session that can be found is complete, whenever its making was cut off.
    """

    folder: Path

    @property
    def lock(self) -> Path:
        """Held together by all who make sessions, alone by who takes any away."""
        return self.folder / ".lock"

    def find(self, digest: str) -> Session | None:
        """Return the session of a recipe's digest, used now; None if it is not there."""
        record = self.folder / digest / "session.json"
        try:
            found = Session.read(record)
        except (OSError, ValueError, LookupError, TypeError):
            return None
        touch(record)
        return found

    def make(
        self,
        recipe: Recipe,
        library: Library,
        studio: Studio,
        formats: Iterable[Format],
        *,
        live: Live | None = None,
        progress: Progress = lambda _: None,
    ) -> Session:
        """Return the session of a recipe, rendering what of it is not there yet.

        Parameters
        ----------
        formats
            Kinds of sound file it is to have; those it has already are kept.
        live
            Where its Opus can be heard while it is made.

        Raises
        ------
        OtherVoice, ChangedLibrary, DoesNotFit, VoiceError
            If it can't be prepared; see `prepare`.
        Refused
            If the render failed its own check.
        OSError
            If the folder can't be written or the disk is full. Nothing is left behind.
        """
        found = self.find(recipe.digest)
        known = dict(found.audio) if found else {}
        known = {n: a for n, a in known.items() if found and found.sound(n).is_file()}
        missing = [fmt for fmt in formats if fmt.value.suffix not in known]
        if found and not missing:
            progress(1.0)
            return found
        with self.aside() as folder, ExitStack() as stack:
            growing = None
            if live and missing == [Format.OPUS]:
                growing = stack.enter_context(live.begun(recipe, studio))
            prepared = prepare(
                recipe, library, studio, progress=share(progress, 0, _PREPARING)
            )
            if growing:
                growing.settle(prepared)
            render(
                prepared,
                folder,
                missing,
                known=known,
                crew=studio.crew,
                early=growing.early if growing else None,
                chunks=studio.chunks,
                progress=share(progress, _PREPARING, 1),
            )
            self._place(folder, self.folder / recipe.digest)
        return Session.read(self.folder / recipe.digest / "session.json")

    @contextmanager
    def aside(self) -> Iterator[Path]:
        """Give a new folder for work in progress; it is gone afterwards.

        Folders that a killed process left behind are swept away first, unless another
        process is at work.
        """
        work = self.folder / ".aside"
        work.mkdir(parents=True, exist_ok=True)
        try:
            with exclusively(self.lock):
                for left in work.iterdir():
                    shutil.rmtree(left, ignore_errors=True)
        except Busy:
            pass
        with together(self.lock):
            folder = Path(tempfile.mkdtemp(dir=work))
            try:
                yield folder
            finally:
                shutil.rmtree(folder, ignore_errors=True)

    def _place(self, folder: Path, place: Path) -> None:
        """Move a whole session to its place, or what is new of it into its place."""
        try:
            folder.rename(place)
        except OSError:
            if not place.is_dir():
                raise
            # The sound comes before the record that speaks of it.
            for path in sorted(folder.iterdir(), key=lambda p: p.suffix == ".json"):
                path.replace(place / path.name)
            _settle(place)
        _settle(self.folder)


def _settle(folder: Path) -> None:
    """See the names in a folder onto the disk, where the system can."""
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
