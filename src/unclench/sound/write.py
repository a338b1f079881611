"""A mix becomes a file, and the file is measured."""

import errno
import os
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np
from numpy.typing import NDArray

from unclench.sound.crew import ALONE, Crew
from unclench.sound.early import Early
from unclench.sound.embed import settle, with_captions, with_cover
from unclench.sound.formats import Format
from unclench.sound.frames import TICK, frame, samples_of
from unclench.sound.kept import KeptChunks
from unclench.sound.limiter import limited
from unclench.sound.measure import Measured, Reading, measured, read_off
from unclench.sound.mixdown import Mix
from unclench.sound.opus import DELAY, PACKET, OpusChunks, Piece
from unclench.sound.tags import BIBLIOGRAPHIC, Tags, write_tags
from unclench.sound.truepeak import CELL
from unclench.vocabulary import SAMPLE_RATE

if TYPE_CHECKING:
    from av import Packet
    from av.audio.stream import AudioStream
    from av.container import OutputContainer
    from av.stream import Stream

type Progress = Callable[[float], None]

_SECONDS = 10
"""Length of a chunk that only needs mixing."""


def write_audio(
    path: Path,
    mix: Mix,
    *,
    fmt: Format,
    tags: Tags,
    crew: Crew = ALONE,
    early: Early | None = None,
    kept: Path | None = None,
    progress: Progress | None = None,
) -> Measured:
    """Write a mix to exactly this path, overwriting it, and measure what was written.

    The same mix gives the same bytes, whatever the size of the crew.

    Parameters
    ----------
    path
        File to write; its suffix is not looked at.
    fmt
        Kind of file.
    tags
        What the file says about itself; chapters come from the mix's timeline.
    crew
        Who mixes and, for Opus, encodes.
    early
        Where an Opus file is heard while it is written; its first chunk is begun there.
    kept
        Folder where encoded chunks are kept, to be taken when they serve again.
    progress
        Told the part done, from 0 to 1, now and then.

    Returns
    -------
    Measured
        Of the sound as a listener's decoder gives it.

    Raises
    ------
    OSError
        If the file cannot be written, or a worker died. What was written of it stays.
    """
    tell = progress or (lambda _: None)
    if fmt is Format.OPUS:
        chunks = OpusChunks(mix)
        work = KeptChunks(chunks, kept) if kept else chunks
        with closing(_pieces(work, crew, early)) as pieces:
            return _write_opus(path, mix, tags, pieces, tell)
    _write_whole(path, mix, fmt, tags, crew, tell)
    seconds, reading = _read_back(path)
    tell(1.0)
    return measured([reading], seconds)


def _write_opus(
    path: Path, mix: Mix, tags: Tags, pieces: Iterator[Piece], tell: Progress
) -> Measured:
    readings = []
    with _file(path, mix, Format.OPUS, tags) as (container, stream):
        number = 0
        for piece in pieces:
            if isinstance(piece, Reading):
                readings.append(piece)
                continue
            for data in piece:
                start = number * PACKET - DELAY
                # The last packet says where the session ends, to the sample.
                length = min(PACKET, mix.length - start)
                container.mux(_packet(stream, data, start, length))
                number += 1
            tell(min(1.0, number * PACKET / mix.length))
    # An Ogg file's clock counts what players skip at its start.
    return measured(readings, round(_seconds(path) - DELAY / SAMPLE_RATE, 6))


def _pieces(
    chunks: OpusChunks | KeptChunks, crew: Crew, early: Early | None
) -> Generator[Piece]:
    """Yield the pieces of all chunks; all are heard early where that is wished."""
    if early is None:
        yield from crew.made(chunks)
        return
    with closing(crew.made(chunks, range(1, chunks.count))) as later:
        # Asked for before the first chunk is waited for, so that the crew is at work.
        ahead = next(later, ())
        first = early.pieces()
        yield from chunks.keeping(0, first) if isinstance(chunks, KeptChunks) else first
        for piece in chain([ahead], later):
            if not isinstance(piece, Reading):
                early.add(piece)
            yield piece


def _packet(
    stream: "AudioStream", data: bytes, start: int, length: int
) -> "Packet[Stream]":
    import av

    packet = av.Packet(data)
    packet.stream = stream
    packet.time_base = TICK
    packet.pts = packet.dts = start
    packet.duration = length
    return packet


@dataclass(frozen=True, slots=True)
class _Limited:
    """The chunks of a mix as samples ready to encode."""

    mix: Mix

    @property
    def count(self) -> int:
        return -(-self.mix.length // (_SECONDS * SAMPLE_RATE))

    def make(self, number: int) -> Iterator[NDArray[np.float32]]:
        start = number * _SECONDS * SAMPLE_RATE
        end = min(start + _SECONDS * SAMPLE_RATE, self.mix.length)
        ceiling = 10 ** (self.mix.levels.ceiling_dbtp / 20)
        at = start
        for block in limited(self.mix.mix, start, end + -end % CELL, ceiling):
            yield block[:, : end - at]
            at += block.shape[1]


def _write_whole(
    path: Path, mix: Mix, fmt: Format, tags: Tags, crew: Crew, tell: Progress
) -> None:
    with _file(path, mix, fmt, tags) as (container, stream):
        at = 0
        with closing(crew.made(_Limited(mix))) as blocks:
            for block in blocks:
                made = frame(block, fmt.value.sample_format, at)
                container.mux(stream.encode(made))
                at += block.shape[1]
                # Reading back is the last twentieth of the work.
                tell(0.95 * at / mix.length)
        container.mux(stream.encode(None))


@contextmanager
def _file(
    path: Path, mix: Mix, fmt: Format, tags: Tags
) -> Iterator[tuple["OutputContainer", "AudioStream"]]:
    """An open file with what lies beside the sound; errors as the system's."""
    import av
    from av.codec.context import Flags

    encoding = fmt.value
    # Bit-exact: no date, no library version and no chance serial in the file.
    options = {"fflags": "+bitexact", **encoding.options}
    try:
        with av.open(path, "w", format=encoding.muxer, options=options) as container:
            added = container.add_stream(encoding.codec, rate=SAMPLE_RATE)
            stream = cast("AudioStream", added)
            stream.layout = "stereo"
            stream.format = encoding.sample_format
            stream.codec_context.flags |= Flags.bitexact
            if encoding.bit_rate:
                stream.bit_rate = encoding.bit_rate
            write_tags(container, tags, mix.timeline.chapters, fmt)
            spoken = BIBLIOGRAPHIC.get(tags.language, "")
            beside = [*with_captions(container, mix.timeline, spoken, fmt)]
            beside += with_cover(container, tags.cover, fmt) if tags.cover else ()
            for packet in beside:
                container.mux(packet)
            yield container, stream
        settle(path, spoken, fmt)
    except av.FFmpegError as error:
        number = error.errno or errno.EIO
        raise OSError(number, os.strerror(number), str(path)) from error


def _seconds(path: Path) -> float:
    import av

    with av.open(path) as container:
        return (container.duration or 0) / 1_000_000


def _read_back(path: Path) -> tuple[float, Reading]:
    """Decode a finished file once: its length and what it sounds like."""
    import av

    with av.open(path) as container:
        resampler = av.AudioResampler(format="fltp", layout="stereo", rate=SAMPLE_RATE)
        reading = read_off(
            samples_of(part)
            for decoded in container.decode(audio=0)
            for part in resampler.resample(decoded)
        )
        return reading.samples / SAMPLE_RATE, reading
