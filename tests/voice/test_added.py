from pathlib import Path

import pytest
from tests.voice.natural.tiny import added_kokoro, added_piper, tiny_piper

from unclench.content import Problem
from unclench.vocabulary.nearest import UnknownName
from unclench.voice import Kind, chosen_voice, find_voice, voice_for, voice_names
from unclench.voice.added import (
    VOICE_FILE,
    Kokoro,
    Piper,
    added_voices,
    fingerprint,
    read_added,
    written,
)
from unclench.voice.errors import VoiceNotReadyError
from unclench.voice.natural import KokoroSettings, PiperSettings

RIGHT = """\
name = "mine"
kind = "natural"
engine = "piper"
language = "en-GB"
licence = "Public domain"
version = "0123456789abcdef"
model = "tiny.onnx"
config = "tiny.onnx.json"
pace = 171.5
"""


@pytest.fixture(scope="module")
def voices(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both shapes."""
    voices = tmp_path_factory.mktemp("added") / "voices"
    added_kokoro(voices)
    added_piper(voices)
    return voices


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "mine"
    home.mkdir()
    tiny_piper(home)
    (home / VOICE_FILE).write_text(RIGHT, "utf-8")
    return home


def test_a_voice_is_read_as_it_was_written(home: Path) -> None:
    record, problems = read_added(home)

    assert problems == ()
    assert isinstance(record, Piper)
    assert written(record) != RIGHT  # in the order of the fields
    (home / VOICE_FILE).write_text(written(record), "utf-8")
    assert read_added(home) == (record, ())
    (voice,) = record.voices(home)
    assert voice.settings == PiperSettings("tiny.onnx", "tiny.onnx.json", "", 171.5)
    assert (voice.name, voice.kind, voice.folder) == ("mine", Kind.NATURAL, home)


def test_each_speaker_of_a_model_is_a_voice(voices: Path) -> None:
    record, _ = read_added(voices / "tiny-kokoro")

    assert isinstance(record, Kokoro)
    first, second = record.voices(voices / "tiny-kokoro")
    assert (first.name, first.language) == ("tiny-kokoro", "en-US")
    assert (second.name, second.language) == ("tiny-kokoro-bf-emma", "en-GB")
    assert isinstance(second.settings, KokoroSettings)
    assert (second.settings.speaker, second.settings.phonemes) == ("bf_emma", "en-gb")


def test_a_fingerprint_is_of_all_files_in_their_order(home: Path) -> None:
    model, config = home / "tiny.onnx", home / "tiny.onnx.json"

    assert len(fingerprint(model, config)) == 16
    assert len({fingerprint(*each) for each in ((model, config), (config, model))}) == 2
    before = fingerprint(model, config)
    config.write_text("{}", "utf-8")
    assert fingerprint(model, config) != before


@pytest.mark.parametrize(
    ("row", "instead", "message", "line"),
    [
        ("pace = 171.5", "pace = 1", "pace: Input should be greater than", 9),
        ("pace = 171.5", "pase = 171.5", "There is no field “pase”;", 9),
        ('licence = "Public domain"\n', "", "“licence” is missing", 0),
        ('engine = "piper"', 'engine = "pieper"', "No engine is called “pieper”", 0),
        ("tiny.onnx.json", "../../passwd", "config: “../../passwd” can't be used", 8),
        ("tiny.onnx.json", "gone.json", "A file of it is gone: gone.json.", 0),
        ('name = "mine"', 'name = "other"', "lies in a folder of another name", 0),
        ('"natural"', '"human"', "kind: Input should be", 2),
        ("name =", "name", "This can't be read", 1),
        ("0123456789abcdef", "one", "version: “one” can't be used", 6),
    ],
)
def test_a_mistake_is_told_with_its_place(
    row: str, instead: str, message: str, line: int, home: Path
) -> None:
    file = home / VOICE_FILE
    file.write_text(RIGHT.replace(row, instead), "utf-8")

    record, (problem,) = read_added(home)

    assert record is None
    assert (problem.file, problem.line) == (str(file), line)
    assert message in problem.message


def test_a_bad_folder_costs_only_itself(voices: Path, tmp_path: Path) -> None:
    here = tmp_path / "voices"
    here.mkdir()
    for name in ("tiny-kokoro", "tiny-piper"):
        (here / name).symlink_to(voices / name)
    (here / "empty").mkdir()
    (here / "binary").mkdir()
    (here / "binary" / VOICE_FILE).write_bytes(b"\xff\xfe")
    (here / ".aside").mkdir()
    (here / "a file").write_text("no voice", "utf-8")

    found = added_voices(here)

    assert list(found.voices) == ["tiny-kokoro", "tiny-kokoro-bf-emma", "tiny-piper"]
    assert list(found.records) == ["tiny-kokoro", "tiny-piper"]
    assert found.problems == (
        Problem(
            str(here / "binary" / VOICE_FILE),
            *(0, 1, "This can't be read: it is not text in UTF-8."),
        ),
        Problem(str(here / "empty" / VOICE_FILE), 0, 1, "A voice needs this file."),
    )


def test_no_folder_is_no_voice(tmp_path: Path) -> None:
    assert added_voices(None) == added_voices(tmp_path / "gone") == added_voices(tmp_path)


def test_natural_voices_speak_first_where_nobody_is_wished_for(voices: Path) -> None:
    built_in = voice_names("en")

    assert voice_names("en", voices) == (
        *("tiny-kokoro", "tiny-kokoro-bf-emma", "tiny-piper"),
        *built_in,
    )
    assert voice_names("de", voices) == voice_names("de")
    assert voice_for("en", "", voices) == "tiny-kokoro"
    assert voice_for("en", built_in[0], voices) == built_in[0]


def test_a_wished_voice_that_is_gone_is_told(voices: Path) -> None:
    gone = chosen_voice("en", "tiny-gone", voices)
    assert (gone.name, gone.instead_of) == ("tiny-kokoro", "tiny-gone")

    for wished in ("tiny-piper", "espeak-en-gb", ""):
        assert chosen_voice("en", wished, voices).instead_of == ""
    # It is there, and speaks another language.
    assert chosen_voice("de", "tiny-piper", voices).instead_of == ""


def test_a_voice_is_known_by_its_files_and_by_who_runs_them(voices: Path) -> None:
    record, _ = read_added(voices / "tiny-piper")
    assert record

    voice = find_voice("tiny-piper", voices)

    assert voice.identity.startswith(f"tiny-piper piper {record.version} onnxruntime-")
    assert " espeak-ng-" in voice.identity
    assert str(voices) not in voice.identity
    assert not voice.spacious


def test_a_voice_that_is_moved_stays_who_it_is(voices: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").symlink_to(voices)

    moved = find_voice("tiny-kokoro", tmp_path / "elsewhere")

    assert moved.identity == find_voice("tiny-kokoro", voices).identity


def test_a_voice_that_cannot_speak_says_what_is_wrong_with_it(home: Path) -> None:
    (home / "tiny.onnx").unlink()

    assert voice_names("en", home.parent) == voice_names("en")
    with pytest.raises(
        VoiceNotReadyError, match=r"'mine' .* A file of it is gone: tiny\.onnx"
    ):
        find_voice("mine", home.parent)
    for name in ("mime", ""):
        with pytest.raises(UnknownName):
            find_voice(name, home.parent)
