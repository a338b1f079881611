"""What a file says about itself: title, artist, language, comment and chapters."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from unclench.sound.formats import Format
from unclench.timeline import Chapter
from unclench.vocabulary import SAMPLE_RATE

if TYPE_CHECKING:
    from av.container import OutputContainer

BIBLIOGRAPHIC = {"de": "deu", "en": "eng"}
"""Languages as the tags of sound files name them (ISO 639-2)."""
_VORBIS = (Format.OPUS, Format.FLAC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tags:
    """What players show."""

    title: str
    artist: str = "Unclench"
    language: str = ""
    """As in ISO 639-1."""
    comment: str = ""
    cover: bytes = b""
    """A picture as JPEG, `embed.COVER_SIDE` pixels square; empty for none."""


def write_tags(
    container: "OutputContainer", tags: Tags, chapters: Sequence[Chapter], fmt: Format
) -> None:
    """Put tags and chapters into a file that is about to be written.

    Chapters of Ogg and FLAC are written as the comments they are: FFmpeg's own come
    out up to a second late (``audio.md`` 4). WAV has no place for chapters.
    """
    from av.rational import AVRational

    metadata = container.metadata
    metadata["title"] = tags.title
    metadata["artist"] = tags.artist
    if tags.comment:
        metadata["comment"] = tags.comment
    if language := BIBLIOGRAPHIC.get(tags.language):
        # In MP4 a track has a language, and the file has none.
        owner = container.streams[0].metadata if fmt is Format.M4A else metadata
        owner["language"] = language
    if fmt in _VORBIS:
        for i, chapter in enumerate(chapters):
            metadata[f"CHAPTER{i:03}"] = clock(chapter.start)
            metadata[f"CHAPTER{i:03}NAME"] = chapter.title
    elif fmt is not Format.WAV:
        container.set_chapters(
            [
                {
                    "id": i + 1,
                    "start": milliseconds(chapter.start),
                    "end": milliseconds(chapter.end),
                    "time_base": AVRational(1, 1000),
                    "metadata": {"title": chapter.title},
                }
                for i, chapter in enumerate(chapters)
            ]
        )


def milliseconds(samples: int) -> int:
    """Samples as milliseconds, rounded."""
    return round(samples * 1000 / SAMPLE_RATE)


def clock(samples: int) -> str:
    """Samples as ``hh:mm:ss.mmm``."""
    seconds, ms = divmod(milliseconds(samples), 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{ms:03}"
