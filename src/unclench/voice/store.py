"""Clips on disk, found again by all that decides their samples.

A clip is a WAV file that any player opens: PCM first, so that it can be mapped into
memory as it lies, then a chunk of our own with the word times and a checksum.
"""

import hashlib
import json
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from unclench.cache import touch
from unclench.put import put
from unclench.vocabulary import Clip, Utterance, Word
from unclench.voice.model import Voice

_HEADER = struct.Struct("<4sI4s4sIHHIIHH4sI")
_CHUNK = struct.Struct("<4sI")
_WORDS = b"uncw"


@dataclass(frozen=True, slots=True)
class ClipStore:
    """A folder of clips."""

    folder: Path

    def path(self, utterance: Utterance, voice: Voice) -> Path:
        """Return where the clip of `utterance` in `voice` lies, or would lie.

        The level is left out: it is applied in the mix, so one clip serves all levels.
        """
        how = utterance.delivery
        origin = voice.origin(utterance)
        key = [origin, utterance.language, utterance.text, how.rate, how.pitch]
        digest = hashlib.sha256(json.dumps(key).encode()).hexdigest()[:40]
        return self.folder / digest[:2] / f"{digest}.wav"

    def has(self, path: Path) -> bool:
        """Tell whether a whole and unspoiled clip lies at `path`; it is used then."""
        try:
            content = memoryview(path.read_bytes())
        except OSError:
            return False
        told = int.from_bytes(content[-4:], "little")
        whole = len(content) > _HEADER.size and zlib.crc32(content[:-4]) == told
        if whole:
            touch(path)
        return whole

    def load(self, path: Path) -> Clip:
        """Return the clip at `path`, its samples mapped, not read.

        Raises
        ------
        OSError, ValueError
            If it is not there, or not a clip.
        """
        with path.open("rb") as file:
            header = _HEADER.unpack(file.read(_HEADER.size))
            rate, length = header[7], header[-1]
            file.seek(_HEADER.size + length + _CHUNK.size)
            words = json.loads(file.read()[:-4])
            shape = (length // 2,)
            samples = np.memmap(file, "<i2", mode="r", offset=_HEADER.size, shape=shape)
        return Clip(samples, rate, tuple(Word(*word) for word in words))

    def save(self, clip: Clip, path: Path) -> None:
        """Write `clip` aside and rename it into place.

        Raises
        ------
        OSError
            If the folder cannot be written or the disk is full; nothing is left behind.
        """
        put(path, _written(clip), lasting=False)


def _written(clip: Clip) -> bytes:
    sound = clip.samples.astype("<i2").tobytes()
    words = json.dumps([(w.at, w.length, w.start) for w in clip.words]).encode()
    words += b" " * (len(words) % 2)  # chunks are of even length
    extra = _CHUNK.pack(_WORDS, len(words) + 4) + words
    header = _HEADER.pack(
        *(b"RIFF", _HEADER.size - 8 + len(sound) + len(extra) + 4, b"WAVE"),
        *(b"fmt ", 16, 1, 1, clip.rate, 2 * clip.rate, 2, 16),
        *(b"data", len(sound)),
    )
    whole = header + sound + extra
    return whole + zlib.crc32(whole).to_bytes(4, "little")
