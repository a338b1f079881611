"""Ogg pages as an independent reader takes them."""

import io
import subprocess
from pathlib import Path

import av
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from unclench.sound.frames import frame
from unclench.sound.ogg import OggOpus
from unclench.sound.opus import DELAY, PACKET, encoder

LENGTH = 100_017


@pytest.fixture(scope="module")
def packets() -> list[bytes]:
    """Two seconds of noise and a bit, encoded."""
    noise = np.random.default_rng(1).standard_normal((2, LENGTH + 2 * PACKET))
    sound = (0.1 * noise).astype(np.float32)
    context = encoder()
    made = [*context.encode(frame(sound, "flt", 0)), *context.encode(None)]
    return [bytes(packet) for packet in made][: -(-(LENGTH + DELAY) // PACKET)]


def written(packets: list[bytes], step: int, length: int = LENGTH) -> bytes:
    sink = io.BytesIO()
    ogg = OggOpus(sink, length)
    ogg.begin()
    for i in range(0, len(packets), step):
        ogg.add(packets[i : i + step])
    assert ogg.seconds == pytest.approx(length / 48_000)
    return sink.getvalue()


def samples(content: bytes) -> int:
    with av.open(io.BytesIO(content), "r") as container:
        return sum(each.samples for each in container.decode(audio=0))


@pytest.mark.parametrize("step", [1, 7, 25, 1000])
def test_its_length_is_exact_however_it_is_cut_into_pages(
    packets: list[bytes], step: int
) -> None:
    assert samples(written(packets, step)) == LENGTH


def test_an_independent_reader_has_nothing_to_complain_of(
    packets: list[bytes], tmp_path: Path, ffmpeg: Path
) -> None:
    path = tmp_path / "sound.opus"
    path.write_bytes(written(packets, 25))
    strict = ["-v", "warning", "-err_detect", "+crccheck+explode"]
    told = subprocess.run(
        [ffmpeg, *strict, "-i", path, "-f", "null", "-"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stderr == ""


def test_what_is_there_so_far_can_be_decoded(packets: list[bytes]) -> None:
    whole = written(packets, 25)
    first = whole.index(b"OggS", whole.index(b"OpusTags") + 1)
    second = whole.index(b"OggS", first + 1)
    assert samples(whole[:second]) == 25 * PACKET - DELAY


@given(st.lists(st.binary(min_size=1, max_size=1275), min_size=1, max_size=300))
def test_packets_of_any_size_come_back_as_they_were(packets: list[bytes]) -> None:
    content = written(packets, len(packets), len(packets) * PACKET - DELAY)
    assert read_back(content)[2:] == packets


def read_back(content: bytes) -> list[bytes]:
    """Packets of a stream, put together from the segments of its pages (RFC 3533)."""
    found, packet, at = [], b"", 0
    while at < len(content):
        assert content[at : at + 5] == b"OggS\0"
        count = content[at + 26]
        lacing = content[at + 27 : at + 27 + count]
        at += 27 + count
        for size in lacing:
            packet += content[at : at + size]
            at += size
            if size < 255:
                found.append(packet)
                packet = b""
    return found
