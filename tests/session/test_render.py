import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.readers import caption_starts, ebur128, onsets, probe

from unclench.session import (
    Prepared,
    Refused,
    Session,
    SessionStore,
    Studio,
    render,
)
from unclench.sound import ALONE, Format, Pinned, Stem

SUFFIXES = [fmt.value.suffix for fmt in Format]


@pytest.fixture(scope="module")
def session(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Session:
    """A minute in every format."""
    return render(prepared, tmp_path_factory.mktemp("rendered"), Format)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_independent_reader_finds_the_length_asked_for(
    suffix: str, session: Session, ffprobe: Path
) -> None:
    told = probe(ffprobe, session.sound(suffix))

    assert float(told["format"]["duration"]) == pytest.approx(60, abs=0.05)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_independent_meter_finds_the_loudness_and_the_peak(
    suffix: str, session: Session, ffmpeg: Path
) -> None:
    lufs, peak = ebur128(ffmpeg, session.sound(suffix))

    facts = session.audio[suffix]
    assert lufs == pytest.approx(-19, abs=1)
    assert peak <= -2
    assert facts.lufs == pytest.approx(lufs, abs=0.2)
    assert facts.true_peak == pytest.approx(peak, abs=0.2)


@pytest.mark.parametrize("suffix", [s for s in SUFFIXES if s != "wav"])
def test_an_independent_reader_finds_the_chapters(
    suffix: str, session: Session, prepared: Prepared, ffprobe: Path
) -> None:
    told = probe(ffprobe, session.sound(suffix))["chapters"]

    assert [c["tags"]["title"] for c in told] == [
        c.title for c in prepared.timeline.chapters
    ]
    assert [float(c["start_time"]) for c in told] == [
        pytest.approx(c.start / 48_000, abs=0.002) for c in prepared.timeline.chapters
    ]


def test_captions_line_up_with_the_speech_in_the_voice(
    session: Session, prepared: Prepared
) -> None:
    mix = prepared.mix
    heard = onsets(mix.mix(0, mix.length, stems=frozenset({Stem.VOICE}))[0])

    starts = caption_starts(session.captions)

    assert [line for line, _ in starts] == [cue.line for cue in prepared.timeline.speech]
    for line, start in starts:
        assert min(abs(start - at) for at in heard) <= 0.05, line


def test_the_record_tells_all_there_is(session: Session, prepared: Prepared) -> None:
    told = json.loads(session.record.read_bytes())

    assert told["digest"] == prepared.recipe.digest == session.digest
    assert told["recipe"] == json.loads(prepared.recipe.canonical)
    assert (told["seconds"], told["sample_rate"]) == (60.0, 48_000)
    assert [round(cue["start"] * 48_000) for cue in told["cues"]] == [
        cue.start for cue in prepared.timeline.cues
    ]
    assert [cue["kind"] for cue in told["cues"]] == [
        cue.kind for cue in prepared.timeline.cues
    ]
    assert [(cue["line"], cue["text"]) for cue in told["cues"] if "line" in cue] == [
        (cue.line, cue.text) for cue in prepared.timeline.speech
    ]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_record_knows_its_files_by_their_bytes(suffix: str, session: Session) -> None:
    content = session.sound(suffix).read_bytes()

    facts = session.audio[suffix]
    assert (facts.bytes, facts.sha256) == (
        len(content),
        hashlib.sha256(content).hexdigest(),
    )


def test_the_same_session_is_the_same_bytes_from_any_crew(
    prepared: Prepared, studio: Studio, tmp_path: Path
) -> None:
    made = []
    for crew in (ALONE, studio.crew):
        folder = tmp_path / str(crew.size)
        folder.mkdir()
        render(prepared, folder, [Format.OPUS, Format.FLAC], crew=crew)
        made.append({path.name: path.read_bytes() for path in folder.iterdir()})

    assert made[0] == made[1]


def test_a_render_that_is_refused_leaves_nothing(
    prepared: Prepared, store: SessionStore
) -> None:
    loud = replace(prepared, mix=replace(prepared.mix, pinned=Pinned(-19.0, 9.0)))

    with pytest.raises(Refused, match="loudness"), store.aside() as folder:
        render(loud, folder, [Format.OPUS])

    assert [p for p in store.folder.rglob("*") if p.is_file()] == [store.folder / ".lock"]
