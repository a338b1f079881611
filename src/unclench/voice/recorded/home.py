"""The folder of a recorded voice: what it says of itself, its lines and their sounds.

``voice.toml`` says which voice it is, ``lines`` has a small JSON file for each recording,
``sounds`` the FLAC files that these name. A sound is there before the line that speaks of
it, so whatever is found is whole. Nothing is ever written over.
"""

import hashlib
import json
import secrets
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from pydantic import ValidationError

from unclench.put import put
from unclench.voice.recorded.recording import Recording
from unclench.voice.recorded.settings import version_of
from unclench.voice.recorded.standing import Line
from unclench.voice.recorded.take_in import Taken


@dataclass(frozen=True, slots=True)
class Home:
    """A recorded voice on the disk."""

    folder: Path

    @property
    def name(self) -> str:
        """What the voice is called: nothing that tells whose it is."""
        return self.folder.name

    @property
    def recordings(self) -> tuple[Recording, ...]:
        """All recordings that are whole, by line and then by words."""
        return tuple(each for each in self._kept if self._whole(each))

    @property
    def damaged(self) -> tuple[Recording, ...]:
        """Recordings whose sound is gone, or is not the one that was kept."""
        return tuple(each for each in self._kept if not self._whole(each))

    @property
    def sounds(self) -> tuple[tuple[str, str], ...]:
        """(version of the words, digest of the sound) of each whole recording, sorted."""
        found = {each.version: each.sound for each in reversed(self.recordings)}
        return tuple(sorted(found.items()))

    @property
    def sheet(self) -> tuple[Line, ...]:
        """The reading sheet that was written last, so that its numbers mean something."""
        try:
            read = json.loads((self.folder / "sheet.json").read_bytes())
            return tuple(Line(str(name), str(text)) for name, text in read)
        except (OSError, ValueError, TypeError):
            return ()

    def keep_sheet(self, lines: Iterable[Line]) -> None:
        """Remember a reading sheet."""
        rows = [[line.id, line.text] for line in lines]
        put(self.folder / "sheet.json", json.dumps(rows, ensure_ascii=False).encode())

    def sound(self, recording: Recording) -> Path:
        """Return the file of a recording's sound."""
        return self.folder / "sounds" / f"{recording.sound}.flac"

    def find(self, line: str, text: str) -> Recording | None:
        """Return what was recorded of a line with just these words."""
        found = self._read(self._place(line, text))
        return found if found and self._whole(found) else None

    def keep(self, line: str, text: str, language: str, taken: Taken) -> Recording:
        """Keep a recording, in place of one with the same words.

        One with other words stays beside it: they may come back.

        Raises
        ------
        OSError
            If the folder can't be written or the disk is full; what was there stays.
        """
        digest = hashlib.sha256(taken.flac).hexdigest()
        recording = Recording(
            line=line,
            language=language,
            text=text,
            sound=digest,
            measured=taken.measured,
            findings=taken.findings,
        )
        place = self._place(line, text)
        before = self._read(place)
        put(self.sound(recording), taken.flac)
        put(place, recording.model_dump_json(indent=1).encode())
        if before and before.sound != digest:
            self._drop_sound(before)
        return recording

    def forget(self, line: str, text: str | None = None) -> bool:
        """Delete what was recorded of a line, or only that with these words.

        Returns
        -------
        bool
            Whether there was anything.
        """
        theirs = [
            each for each in self._kept if each.line == line and text in (None, each.text)
        ]
        for recording in theirs:
            self._place(line, recording.text).unlink(missing_ok=True)
            self._drop_sound(recording)
        return bool(theirs)

    def forget_all(self) -> None:
        """Delete the voice with all its recordings, at once as far as anybody sees."""
        gone = self.folder.with_name(f".{self.name}-{secrets.token_hex(4)}")
        self.folder.rename(gone)
        shutil.rmtree(gone)

    @property
    def _kept(self) -> tuple[Recording, ...]:
        files = sorted((self.folder / "lines").glob("*.json"))
        return tuple(each for file in files if (each := self._read(file)))

    def _read(self, place: Path) -> Recording | None:
        try:
            return _recording(str(place), place.stat().st_mtime_ns)
        except (OSError, ValidationError):
            return None

    def _whole(self, recording: Recording) -> bool:
        sound = self.sound(recording)
        try:
            facts = sound.stat()
            return (
                _digest(str(sound), facts.st_size, facts.st_mtime_ns) == recording.sound
            )
        except OSError:
            return False

    def _place(self, line: str, text: str) -> Path:
        # The digest keeps apart what one line says at length and in short.
        name = f"{quote(line, safe='')[:80]}.{version_of(line + '\n' + text)[:16]}.json"
        return self.folder / "lines" / name

    def _drop_sound(self, recording: Recording) -> None:
        if all(each.sound != recording.sound for each in self._kept):
            self.sound(recording).unlink(missing_ok=True)


# Voices are looked up for every page; what has not changed is not read again.


@lru_cache(maxsize=4096)
def _recording(file: str, modified: int) -> Recording:  # noqa: ARG001 - what it is read anew for
    return Recording.model_validate_json(Path(file).read_bytes())


@lru_cache(maxsize=4096)
def _digest(file: str, size: int, modified: int) -> str:  # noqa: ARG001 - what it is read anew for
    return hashlib.sha256(Path(file).read_bytes()).hexdigest()
