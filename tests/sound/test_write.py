import errno
import hashlib
import subprocess
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import webvtt
from tests.sound.readers import ebur128, probe

from unclench.sound import Crew, Format, Measured, Mix, Tags, write_audio
from unclench.sound.embed import COVER_SIDE, as_jpeg, lyrics
from unclench.sound.tags import clock
from unclench.timeline import captioned, timestamp
from unclench.vocabulary import SAMPLE_RATE
from unclench.vocabulary.nearest import UnknownName

COVER = as_jpeg(np.full((COVER_SIDE, COVER_SIDE, 3), 0.6, np.float32))
TAGS = Tags(title="Calm place – beach", language="en", comment="recipe 12ab", cover=COVER)
EVERY = list(Format)
LOSSY = (Format.OPUS, Format.MP3, Format.M4A)


@pytest.fixture(scope="module", params=EVERY, ids=lambda fmt: fmt.value.suffix)
def written(
    request: pytest.FixtureRequest, session: Mix, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Format, Path, Measured]:
    """The session in each format."""
    fmt: Format = request.param
    path = tmp_path_factory.mktemp("written") / f"session.{fmt.value.suffix}"
    return fmt, path, write_audio(path, session, fmt=fmt, tags=TAGS)


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.usefixtures("ffprobe")
def test_the_length_is_what_was_asked_for(written: tuple[Format, Path, Measured]) -> None:
    _, path, measured = written
    assert float(probe(path)["format"]["duration"]) == pytest.approx(66.5, abs=0.05)
    assert measured.seconds == pytest.approx(66.5, abs=0.05)


@pytest.mark.usefixtures("ffmpeg")
def test_loudness_is_on_target_and_measured_as_ffmpeg_does(
    written: tuple[Format, Path, Measured],
) -> None:
    _, path, measured = written
    theirs = ebur128(path)
    assert theirs.lufs == pytest.approx(-19, abs=1)
    assert theirs.peak <= -2
    assert measured.lufs == pytest.approx(theirs.lufs, abs=0.15)
    assert measured.true_peak == pytest.approx(theirs.peak, abs=0.25)
    assert measured.clipped == 0
    assert measured.longest_silence < 1


@pytest.mark.usefixtures("ffmpeg")
@pytest.mark.parametrize("ambience", ["stream", "crickets", "fire", "none"])
def test_loudness_is_on_target_over_any_ambience(
    session: Mix, ambience: str, tmp_path: Path
) -> None:
    """A sample of what ``benchmarks/loudness.py`` measures."""
    path = tmp_path / "session.opus"
    mix = replace(session, ambience=ambience).lowered(Format.OPUS.value.overshoot_db)
    write_audio(path, mix, fmt=Format.OPUS, tags=TAGS)
    theirs = ebur128(path)
    assert theirs.lufs == pytest.approx(-19, abs=0.5)
    assert theirs.peak <= -2


@pytest.mark.usefixtures("ffprobe")
def test_the_cover_is_in_the_file(written: tuple[Format, Path, Measured]) -> None:
    fmt, path, _ = written
    pictures = [s for s in probe(path)["streams"] if s["codec_name"] == "mjpeg"]
    shown = [(s["width"], s["height"]) for s in pictures]
    assert shown == ([] if fmt is Format.WAV else [(COVER_SIDE, COVER_SIDE)])
    assert all(s["disposition"]["attached_pic"] for s in pictures)
    assert (COVER in path.read_bytes()) == (fmt not in (Format.WAV, Format.OPUS))


@pytest.mark.usefixtures("ffprobe", "ffmpeg")
def test_the_words_are_in_the_file_with_their_times(
    written: tuple[Format, Path, Measured], session: Mix, tmp_path: Path
) -> None:
    fmt, path, _ = written
    found = probe(path)
    tags = {**found["streams"][0].get("tags", {}), **found["format"].get("tags", {})}
    sung = [text for name, text in tags.items() if name.lower().startswith("lyrics")]
    if fmt is Format.M4A:
        assert sung == []
        subtitles = tmp_path / "said.vtt"
        run = ("ffmpeg", "-v", "error", "-i", str(path), "-map", "0:s:0", str(subtitles))
        subprocess.run(run, check=True)
        said = [(c.start, c.end, c.text) for c in webvtt.read(str(subtitles)).captions]
        assert said == [
            (timestamp(start), timestamp(end), text)
            for start, end, text in captioned(session.timeline)
        ]
    elif fmt is Format.WAV:
        assert sung == []
    else:
        assert sung == [lyrics(session.timeline)]
        assert (b"USLT" in path.read_bytes()) == (fmt is Format.MP3)


def test_lyrics_are_lines_with_times_that_are_cleared_in_the_quiet(session: Mix) -> None:
    cue = session.timeline.speech[0]
    rows = lyrics(session.timeline).splitlines()
    seconds = cue.start / SAMPLE_RATE
    assert rows[0] == f"[00:{seconds:05.2f}]{cue.text}"
    assert rows[1] == f"[00:{cue.end / SAMPLE_RATE:05.2f}]"


@pytest.mark.usefixtures("ffprobe")
def test_tags_and_chapters_are_read_by_others(
    written: tuple[Format, Path, Measured],
) -> None:
    fmt, path, _ = written
    found = probe(path)
    tags = {**found["streams"][0].get("tags", {}), **found["format"].get("tags", {})}
    said = {key.lower(): value for key, value in tags.items()}
    assert (said["title"], said["artist"]) == (TAGS.title, "Unclench")
    assert (said["comment"], said["language"]) == (TAGS.comment, "eng")
    chapters = [(c["tags"]["title"], float(c["start_time"])) for c in found["chapters"]]
    expected = [("Arriving", 0.0), ("Größe & Ruhe", 31.879)]
    assert chapters == ([] if fmt is Format.WAV else expected)


def test_nothing_of_the_day_or_the_maker_is_in_the_file(
    written: tuple[Format, Path, Measured],
) -> None:
    content = written[1].read_bytes()
    assert b"Lavf6" not in content
    assert b"Lavc6" not in content


def test_the_same_mix_is_the_same_bytes_from_any_crew(
    written: tuple[Format, Path, Measured], session: Mix, crew: Crew, tmp_path: Path
) -> None:
    fmt, path, measured = written
    other = tmp_path / "other"
    again = write_audio(other, replace(session), fmt=fmt, tags=TAGS, crew=crew)
    assert again == measured
    assert digest(other) == digest(path)


@pytest.mark.parametrize("fmt", [Format.FLAC, Format.OPUS], ids=["flac", "opus"])
def test_decoded_sound_lies_where_it_was_mixed(
    session: Mix, fmt: Format, tmp_path: Path
) -> None:
    import av

    path = tmp_path / "sound"
    write_audio(path, session, fmt=fmt, tags=TAGS)
    with av.open(path) as container:
        to_float = av.AudioResampler(format="fltp", layout="stereo", rate=SAMPLE_RATE)
        frames = [f for d in container.decode(audio=0) for f in to_float.resample(d)]
    decoded = np.concatenate([frame.to_ndarray() for frame in frames], axis=1)
    assert decoded.shape == (2, session.length)
    start = session.timeline.speech[2].start
    mixed = session.mix(start, SAMPLE_RATE)[0]
    around = decoded[0, start - 2400 : start + SAMPLE_RATE + 2400]
    # What is as it was mixed correlates best with the mix where it was put.
    spectrum = np.fft.rfft(around) * np.conj(np.fft.rfft(mixed, len(around)))
    assert int(np.argmax(np.fft.irfft(spectrum, len(around)))) == 2400


def test_progress_rises_from_nothing_to_one(session: Mix, tmp_path: Path) -> None:
    told: list[float] = []
    write_audio(
        tmp_path / "a.opus", session, fmt=Format.OPUS, tags=TAGS, progress=told.append
    )
    assert told == sorted(told)
    assert told[-1] == 1
    assert len(told) > 1


@pytest.mark.parametrize("fmt", EVERY, ids=lambda fmt: fmt.value.suffix)
def test_a_folder_that_is_not_there_is_an_os_error_with_its_path(
    session: Mix, fmt: Format, tmp_path: Path
) -> None:
    path = tmp_path / "missing" / "session"
    with pytest.raises(OSError, match="missing") as caught:
        write_audio(path, session, fmt=fmt, tags=TAGS)
    assert caught.value.errno == errno.ENOENT


@pytest.mark.parametrize("fmt", [Format.OPUS, Format.MP3, Format.WAV], ids=str)
def test_a_full_disk_is_an_os_error(session: Mix, fmt: Format) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    with pytest.raises(OSError, match="full") as caught:
        write_audio(full, session, fmt=fmt, tags=TAGS)
    assert caught.value.errno == errno.ENOSPC


def test_a_format_is_named_by_its_suffix() -> None:
    assert Format.of(Path("a/Session.OPUS")) is Format.OPUS
    with pytest.raises(UnknownName, match="did you mean m4a"):
        Format.of(Path("session.m4b"))


def test_chapter_times_are_exact_to_the_millisecond() -> None:
    assert clock(round(7.879 * SAMPLE_RATE)) == "00:00:07.879"
    assert clock(3_661 * SAMPLE_RATE + 48) == "01:01:01.001"
