import os
import resource
import signal
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sound.conftest import hum, timeline

from unclench.sound import ALONE, Crew, Levels, Mix
from unclench.sound.ambience import NONE
from unclench.sound.kept import KeptChunks
from unclench.sound.measure import Reading
from unclench.sound.opus import OpusChunks, Piece
from unclench.sound.plan import Pinned
from unclench.sound.reach import reached
from unclench.timeline import CueKind
from unclench.vocabulary import SAMPLE_RATE, Clips, Tuning


def packets(pieces: Iterator[Piece]) -> bytes:
    return b"".join(p for piece in pieces if isinstance(piece, tuple) for p in piece)


def reading(pieces: list[Piece]) -> tuple[object, ...]:
    (told,) = (piece for piece in pieces if isinstance(piece, Reading))
    return told.samples, told.powers.tolist(), told.peak, told.clipped


@dataclass(frozen=True)
class Unmade:
    """Chunks of which none may be made again."""

    chunks: OpusChunks

    @property
    def count(self) -> int:
        return self.chunks.count

    def key(self, number: int) -> str:
        return self.chunks.key(number)

    def make(self, number: int) -> Iterator[Piece]:
        raise AssertionError(number)


@pytest.fixture(scope="module")
def folder(session: Mix, crew: Crew, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The chunks of a session, kept."""
    folder = tmp_path_factory.mktemp("chunks")
    list(crew.made(KeptChunks(OpusChunks(session), folder)))
    return folder


def test_kept_chunks_are_the_bytes_and_the_readings_of_fresh_ones(
    session: Mix, folder: Path
) -> None:
    chunks = OpusChunks(session)
    kept = KeptChunks(Unmade(chunks), folder)  # type: ignore[arg-type]  # looks like them
    for number in range(chunks.count):
        fresh, again = list(chunks.make(number)), list(kept.make(number))
        assert packets(iter(again)) == packets(iter(fresh))
        assert reading(again) == reading(fresh)


def test_a_chunk_that_is_used_is_touched(session: Mix, folder: Path) -> None:
    for path in folder.rglob("*.chunk"):
        os.utime(path, (0, 0))
    list(KeptChunks(OpusChunks(session), folder).make(1))
    used = [path for path in folder.rglob("*.chunk") if path.stat().st_mtime > 0]
    assert [path.stem for path in used] == [OpusChunks(session).key(1)]


@pytest.mark.parametrize("harm", ["cut", "turned", "emptied"])
def test_a_damaged_chunk_is_noticed_and_made_anew(
    session: Mix, folder: Path, harm: str
) -> None:
    last = OpusChunks(session).count - 1
    chunks = KeptChunks(OpusChunks(session), folder)
    sound = packets(chunks.make(last))
    key = chunks.chunks.key(last)
    path = folder / key[:2] / f"{key}.chunk"
    whole = path.read_bytes()
    spoiled = {
        "cut": whole[:-1000],
        "turned": whole[:500] + bytes([whole[500] ^ 1]) + whole[501:],
        "emptied": b"",
    }
    path.write_bytes(spoiled[harm])
    assert packets(chunks.make(last)) == sound
    assert path.read_bytes() == whole


def test_a_full_disk_costs_the_chunk_and_nothing_else(
    session: Mix, tmp_path: Path
) -> None:
    last = OpusChunks(session).count - 1
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, limits[1]))
    try:
        made = packets(KeptChunks(OpusChunks(session), tmp_path).make(last))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, before)
    assert made == packets(OpusChunks(session).make(last))
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_chunk_that_is_given_up_is_not_kept(session: Mix, tmp_path: Path) -> None:
    pieces = ALONE.made(KeptChunks(OpusChunks(session), tmp_path))
    next(pieces)
    pieces.close()
    assert list(tmp_path.rglob("*.chunk")) == []


def test_all_that_a_mix_is_made_of_is_known_to_decide_its_stretches() -> None:
    """A new field of a mix has to be told in `reach`, or found to be told already."""
    assert {field.name for field in fields(Mix)} == {
        *("timeline", "clips", "tables", "sounds", "ambience", "seed"),
        *("levels", "breath_tone", "tuning", "pinned"),
    }
    assert {field.name for field in fields(Tuning)} == {
        *("voice", "breath", "chime", "ambience", "intensity", "brightness"),
        *("width", "in_step", "chimes"),
    }


@pytest.fixture(scope="module")
def pinned(session: Mix) -> Mix:
    """The session with its gains held."""
    return replace(session, pinned=session.plan.pinned)


OTHER = {
    "seed": {"seed": 2},
    "place": {"ambience": "rain"},
    "none": {"ambience": NONE},
    "lively": {"tuning": Tuning(intensity=0.7)},
    "bright": {"tuning": Tuning(brightness=0.7)},
    "narrow": {"tuning": Tuning(width=0.5)},
    "in step": {"tuning": Tuning(in_step=True)},
    "softer voice": {"tuning": Tuning(voice=-3)},
    "no breath": {"breath_tone": False},
    "louder": {"pinned": Pinned(-19.0, 1.0)},
    "sleep": {"levels": Levels.sleep()},
}


@pytest.mark.parametrize("change", OTHER)
def test_stretches_that_sound_otherwise_are_told_apart(pinned: Mix, change: str) -> None:
    other = replace(pinned, **OTHER[change])  # type: ignore[arg-type]  # by their names
    alike = 0
    for start in range(0, pinned.length, 5 * SAMPLE_RATE):
        if reached(pinned, start, SAMPLE_RATE) == reached(other, start, SAMPLE_RATE):
            alike += 1
            assert np.array_equal(
                pinned.mix(start, SAMPLE_RATE), other.mix(start, SAMPLE_RATE)
            )
    assert alike < 14


@settings(max_examples=15)
@given(
    which=st.integers(0, 4),
    shift=st.sampled_from((0, 1, 480, -4800)),
    hummed=st.sampled_from((0.0, 1.0)),
    start=st.integers(-SAMPLE_RATE, 66 * SAMPLE_RATE),
)
def test_alike_stretches_are_the_same_samples_when_a_line_changes(
    pinned: Mix, spoken: Clips, which: int, shift: int, hummed: float, start: int
) -> None:
    cues = list(pinned.timeline.cues)
    places = [i for i, cue in enumerate(cues) if cue.kind is CueKind.SPEECH]
    cue = cues[places[which]]
    cues[places[which]] = replace(cue, start=cue.start + shift, end=cue.end + shift)
    clips = dict(spoken)
    if hummed and cue.utterance:
        clips[cue.utterance] = hum(hummed)
    lines = replace(pinned.timeline, cues=tuple(cues))
    other = replace(pinned, timeline=lines, clips=clips)
    n = SAMPLE_RATE // 2
    if reached(pinned, start, n) == reached(other, start, n):
        assert np.array_equal(pinned.mix(start, n), other.mix(start, n))


def test_a_changed_line_changes_its_own_chunks_only(spoken: Clips, tables: Path) -> None:
    first = Mix(
        timeline=timeline(spoken, 260), clips=spoken, ambience="ocean", tables=tables
    )
    *_, last = first.timeline.speech
    assert last.utterance
    clips = dict(spoken) | {last.utterance: hum((last.end - last.start) / SAMPLE_RATE)}
    other = replace(first, clips=clips, pinned=first.plan.pinned)
    keys = [
        [OpusChunks(mix).key(number) for number in range(OpusChunks(mix).count)]
        for mix in (first, other)
    ]
    changed = [i for i, pair in enumerate(zip(*keys, strict=True)) if pair[0] != pair[1]]
    assert changed == [last.start // (30 * SAMPLE_RATE)]
