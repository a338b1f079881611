"""What lies in a sound file beside the sound: a picture, and the words with their times.

Where FFmpeg's libraries have a place for them they are asked to write it. Ogg has none
for a picture, so there it is the comment that players look for.
"""

import base64
import re
import struct
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from unclench.sound.formats import Format
from unclench.timeline import Timeline, captioned
from unclench.vocabulary import SAMPLE_RATE

if TYPE_CHECKING:
    from av import Packet
    from av.container import OutputContainer
    from av.stream import Stream

COVER_SIDE = 600
"""Pixels of a cover's width and height."""

_QUALITY = "3"
"""Of a JPEG, by the scale of FFmpeg's encoder: fine, and 10 to 25 kB."""
UNKNOWN = "und"
"""A language that has no name here (ISO 639-2)."""
_ID3_HEAD = 10
"""Bytes before the frames of an ID3 tag."""
_FRONT = 3
"""The front cover among the pictures of FLAC and ID3."""
_TEXT_TICK = Fraction(1, 1000)
_CLEARED_AFTER = 2.0
"""Seconds of quiet after which a line of the lyrics is taken off again."""


def with_cover(
    container: "OutputContainer", jpeg: bytes, fmt: Format
) -> Iterator["Packet[Stream]"]:
    """Give a file that is about to be written a cover; yield what is to go into it.

    WAV has no place for one.
    """
    import av
    from av.stream import Disposition

    if fmt is Format.OPUS:
        block = base64.b64encode(_picture_block(jpeg)).decode("ascii")
        container.metadata["METADATA_BLOCK_PICTURE"] = block
    elif fmt is not Format.WAV:
        stream = container.add_mux_stream("mjpeg", width=COVER_SIDE, height=COVER_SIDE)
        stream.disposition = Disposition.attached_pic
        stream.metadata["comment"] = "Cover (front)"
        stream.time_base = _TEXT_TICK
        packet = av.Packet(jpeg)
        packet.stream, packet.time_base = stream, _TEXT_TICK
        packet.pts = packet.dts = 0
        packet.is_keyframe = True
        yield packet


def with_captions(
    container: "OutputContainer", timeline: Timeline, language: str, fmt: Format
) -> Iterator["Packet[Stream]"]:
    """Give a file the words with their times, as far as its kind can hold them.

    M4A has a text track. MP3, FLAC and Ogg have lyrics, with times in the form that
    players know from karaoke (LRC). WAV has nothing.

    Parameters
    ----------
    language
        As the tags of sound files name it (ISO 639-2), or nothing.
    """
    if not timeline.speech or fmt is Format.WAV:
        return
    if fmt is Format.M4A:
        yield from _text_track(container, timeline, language)
    else:
        name = language or UNKNOWN if fmt is Format.MP3 else "LYRICS"
        container.metadata[name] = lyrics(timeline)


def settle(path: Path, language: str, fmt: Format) -> None:
    """Make the words of a finished MP3 lyrics, by which players know them.

    FFmpeg's libraries write no lyrics into ID3, but any text under any name (`TXXX`).
    Under the name of a language it is, but for the four letters of its kind, what lyrics
    of that language are to the byte (`USLT`; ID3v2.4, 4.2.6 and 4.8).
    """
    if fmt is not Format.MP3:
        return
    with path.open("r+b") as file:
        head = file.read(_ID3_HEAD)
        if head[:3] != b"ID3":
            return
        tag = file.read(_syncsafe(head[6:10]))
        found = re.search(
            rb"TXXX.{4}\0\0\x03" + (language or UNKNOWN).encode() + rb"\0", tag, re.DOTALL
        )
        if found:
            file.seek(_ID3_HEAD + found.start())
            file.write(b"USLT")


def _syncsafe(size: bytes) -> int:
    """Read a number of ID3: seven bits a byte."""
    return sum(each << 7 * (3 - place) for place, each in enumerate(size))


def as_jpeg(picture: NDArray[np.float32]) -> bytes:
    """Return a picture as JPEG.

    Parameters
    ----------
    picture
        Red, green and blue from 0 to 1, shape (`COVER_SIDE`, `COVER_SIDE`, 3).
    """
    import av
    from av.codec.context import Flags

    encoder = av.CodecContext.create("mjpeg", "w")
    encoder.width = encoder.height = COVER_SIDE
    encoder.pix_fmt = "yuvj420p"
    encoder.time_base = Fraction(1, 1)
    # Bit-exact: the encoder's version is no part of the picture.
    encoder.flags |= Flags.bitexact
    encoder.options = {"qmin": _QUALITY, "qmax": _QUALITY}
    pixels = np.rint(picture * 255).astype(np.uint8)
    frame = av.VideoFrame.from_ndarray(pixels, format="rgb24")
    frame = frame.reformat(format="yuvj420p")
    return b"".join(bytes(p) for p in (*encoder.encode(frame), *encoder.encode(None)))


def lyrics(timeline: Timeline) -> str:
    """Write what is said as LRC: a line each, with the time at which it begins."""
    rows: list[str] = []
    said_until = 0
    for start, end, text in captioned(timeline):
        if rows and start - said_until > _CLEARED_AFTER * SAMPLE_RATE:
            rows.append(_lrc_time(said_until))
        rows.append(_lrc_time(start) + text)
        said_until = end
    return "\n".join([*rows, _lrc_time(said_until)])


def _text_track(
    container: "OutputContainer", timeline: Timeline, language: str
) -> Iterator["Packet[Stream]"]:
    """Add a track of timed text (3GPP TS 26.245); where nobody speaks it is empty."""
    import av

    stream = container.add_mux_stream("mov_text")
    stream.time_base = _TEXT_TICK
    if language:
        stream.metadata["language"] = language
    at = 0
    for start, end, text in (*captioned(timeline), (timeline.length,) * 2 + ("",)):
        first, last = (round(t * 1000 / SAMPLE_RATE) for t in (start, end))
        for begins, ends, words in ((at, first, ""), (first, last, text)):
            if begins < ends:
                data = words.encode()
                packet = av.Packet(struct.pack(">H", len(data)) + data)
                packet.stream, packet.time_base = stream, _TEXT_TICK
                packet.pts = packet.dts = begins
                packet.duration = ends - begins
                yield packet
        at = last


def _lrc_time(samples: int) -> str:
    minutes, hundredths = divmod(round(samples * 100 / SAMPLE_RATE), 6000)
    return f"[{minutes:02}:{hundredths // 100:02}.{hundredths % 100:02}]"


def _picture_block(jpeg: bytes) -> bytes:
    """Return the picture block of FLAC's format (RFC 9639, 8.8)."""
    mime = b"image/jpeg"
    return b"".join(
        (
            struct.pack(">II", _FRONT, len(mime)),
            mime,
            struct.pack(">I", 0),
            struct.pack(">IIII", COVER_SIDE, COVER_SIDE, 24, 0),
            struct.pack(">I", len(jpeg)),
            jpeg,
        )
    )
