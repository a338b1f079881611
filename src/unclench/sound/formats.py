"""The kinds of file a session can be."""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from types import MappingProxyType
from typing import Self

from unclench.vocabulary.nearest import UnknownName


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a format is made with FFmpeg's libraries (settings: ``audio.md`` 4)."""

    suffix: str
    muxer: str
    codec: str
    sample_format: str
    bit_rate: int = 0
    """Bits a second; 0 where the codec loses nothing."""
    options: MappingProxyType[str, str] = MappingProxyType({})
    """Of the muxer."""
    overshoot_db: float = 0.0
    """How much further below full scale sound has to stay before it is encoded, because
    decoding brings peaks back higher: measured at up to 0.5 dB (Opus) and 0.7 (AAC)."""


class Format(Enum):
    """A kind of file, named by its suffix."""

    OPUS = Encoding(
        "opus",
        "ogg",
        "libopus",
        "flt",
        96_000,
        MappingProxyType({"page_duration": "1000000"}),
        overshoot_db=0.3,
    )
    MP3 = Encoding("mp3", "mp3", "libmp3lame", "fltp", 128_000)
    # The ipod muxer of FFmpeg refuses covers; mp4 plays as well everywhere.
    M4A = Encoding(
        "m4a",
        "mp4",
        "aac",
        "fltp",
        128_000,
        MappingProxyType({"movflags": "+faststart"}),
        overshoot_db=0.7,
    )
    FLAC = Encoding("flac", "flac", "flac", "s16")
    WAV = Encoding("wav", "wav", "pcm_s16le", "s16")

    @classmethod
    def of(cls, path: Path) -> Self:
        """Return the format a file name asks for.

        Raises
        ------
        UnknownName
            If its suffix is none of ours.
        """
        suffixes = {each.value.suffix: each for each in cls}
        suffix = path.suffix.lstrip(".").lower()
        if suffix not in suffixes:
            raise UnknownName("sound format", suffix, suffixes)
        return suffixes[suffix]
