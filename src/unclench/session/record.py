"""``session.json``: all there is to know of a session, for any program to read.

The format is documented in ``docs/session-file.md``.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self

from unclench.session.prepare import Prepared
from unclench.timeline import Chapter, Cue
from unclench.vocabulary import SAMPLE_RATE

FORMAT = 1
"""Version of the file's format."""


@dataclass(frozen=True, slots=True)
class Audio:
    """One sound file of a session, as measured after decoding."""

    file: str
    """Its name, beside ``session.json``."""
    bytes: int
    sha256: str
    lufs: float
    """Integrated loudness (BS.1770-4), in LUFS."""
    true_peak: float
    """In dBTP."""


@dataclass(frozen=True, slots=True)
class Session:
    """The files one listens to."""

    record: Path
    """The ``session.json`` it was read from; the other files lie beside it."""
    digest: str
    """Digest of its recipe, which names it."""
    technique: str
    title: str
    seconds: float
    audio: Mapping[str, Audio]
    """By format: ``opus``, ``m4a`` ..."""

    @classmethod
    def read(cls, record: Path) -> Self:
        """Read a session from its ``session.json``.

        Raises
        ------
        OSError
            If the file can't be read.
        ValueError, KeyError, TypeError
            If it is not a session's.
        """
        content = json.loads(record.read_bytes())
        return cls(
            record=record,
            digest=content["digest"],
            technique=content["technique"],
            title=content["title"],
            seconds=content["seconds"],
            audio=MappingProxyType(
                {name: Audio(**facts) for name, facts in content["audio"].items()}
            ),
        )

    @property
    def captions(self) -> Path:
        """The WebVTT file."""
        return self.record.with_suffix(".vtt")

    def sound(self, name: str) -> Path:
        """Return the sound file of the format called `name`."""
        return self.record.with_name(self.audio[name].file)


def described(prepared: Prepared, audio: Mapping[str, Audio]) -> dict[str, Any]:
    """Return the content of ``session.json``."""
    timeline = prepared.timeline
    return {
        "format": FORMAT,
        "digest": prepared.recipe.digest,
        "technique": prepared.recipe.technique,
        "title": prepared.script.title,
        "language": prepared.recipe.language,
        "seconds": seconds(timeline.length),
        "sample_rate": SAMPLE_RATE,
        "recipe": json.loads(prepared.recipe.canonical),
        "gains": asdict(prepared.mix.plan.pinned),
        "chapters": [_chapter(chapter) for chapter in timeline.chapters],
        "cues": [_cue(cue) for cue in timeline.cues],
        "audio": {name: asdict(facts) for name, facts in sorted(audio.items())},
    }


def written(content: Mapping[str, Any]) -> bytes:
    """Return the content of a ``session.json`` as its bytes."""
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def seconds(samples: int) -> float:
    """Samples as seconds; times `SAMPLE_RATE` and rounded they are the samples again."""
    return round(samples / SAMPLE_RATE, 6)


def _chapter(chapter: Chapter) -> dict[str, Any]:
    return {
        "part": chapter.part,
        "title": chapter.title,
        "start": seconds(chapter.start),
        "end": seconds(chapter.end),
    }


def _cue(cue: Cue) -> dict[str, Any]:
    told: dict[str, Any] = {
        "kind": cue.kind,
        "start": seconds(cue.start),
        "end": seconds(cue.end),
        "part": cue.part,
    }
    if cue.utterance:
        told |= {
            "line": cue.line,
            "text": cue.text,
            "words": [[w.at, w.length, seconds(cue.start + w.start)] for w in cue.words],
        }
    return told
