"""``unclench voices``: listed, fetched, added, heard, spoken with, and removed."""

import json
import wave
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.voice.fetch import server
from tests.voice.fetch.offered import CATALOGUE, offered
from tests.voice.fetch.server import Served
from tests.voice.fetch.tiny_voices import tiny_voices
from tests.voice.natural.tiny import tiny_kokoro, tiny_piper


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the tiny voices lie as files."""
    return tmp_path_factory.mktemp("files")


@pytest.fixture
def served(
    tmp_path: Path, files: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Served]:
    monkeypatch.setenv(CATALOGUE, str(tmp_path / "catalogue"))
    with offered(tmp_path / "catalogue", tiny_voices(files)) as served:
        yield served


def listed(run: Run) -> dict[str, dict[str, object]]:
    rows = json.loads(run("voices", "list", "--format", "json").stdout)
    return {row["name"]: row for row in rows}


def test_what_ships_and_what_can_be_fetched_is_listed(run: Run) -> None:
    told = run("voices").stdout
    assert "espeak-en-us  built-in · en-US · GPL-3.0-or-later · speaks now" in told
    assert "kokoro  natural · en-US · Apache-2.0 · 354 MB" in told
    assert "ljspeech  natural · en-US · Public domain · 64 MB" in told
    assert "    unclench voices install ljspeech" in told
    kokoro = listed(run)["kokoro"]
    assert str(kokoro.pop("hears")).startswith("Two women and a man from America")
    assert kokoro == {
        "name": "kokoro",
        "here": False,
        "speaks": False,
        "kind": "natural",
        "language": "en-US",
        "licence": "Apache-2.0",
        "bytes": 353_746_785,
    }


@pytest.mark.usefixtures("served")
def test_a_voice_is_fetched_speaks_a_session_and_goes(run: Run, tmp_path: Path) -> None:
    done = run("voices", "install", "chimes")
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith("Chimes: ")
    assert "MB from 127.0.0.1\nLicence: CC0-1.0\n" in done.stderr
    assert done.stdout == (
        "Chimes is here, and speaks as: chimes, chimes-bf-emma\n"
        "Hear it with: unclench voices try chimes\n"
    )
    rows = listed(run)
    assert rows["chimes"]["speaks"]
    assert rows["chimes"]["hears"] == "Higher tones."
    assert rows["chimes-bf-emma"]["language"] == "en-GB"

    session = run("session", "posture-reset", "--minutes", "1", "--out", "now.wav")
    assert session.returncode == 0, session.stderr
    record = json.loads((tmp_path / "now.json").read_text("utf-8"))
    assert record["recipe"]["voice"].startswith("chimes kokoro ")

    assert run("voices", "remove", "chimes").stdout == "chimes is removed.\n"
    assert listed(run)["espeak-en-us"]["speaks"]


def test_a_voice_that_was_cut_off_is_told_and_comes_in_the_end(
    run: Run, served: Served
) -> None:
    served.answers["flute.onnx"] = [server.cut_after(500), server.cut_after(0)]
    cut_off = run("voices", "install", "flute")
    assert cut_off.returncode == 1
    assert "broke off" in cut_off.stderr
    assert "it goes on from there" in cut_off.stderr
    assert run("voices", "try", "flute").returncode == 1
    assert run("voices", "install", "flute").returncode == 0
    assert served.asked[-1] == ("flute.onnx", 500)
    heard = run("voices", "try", "flute", "--out", "flute.wav")
    assert heard.stdout.endswith("It is to be heard in flute.wav\n")
    run("voices", "remove", "flute")


def test_a_voice_without_a_network_is_told_with_the_way_round(
    run: Run, tmp_path: Path, files: Path
) -> None:
    with offered(tmp_path / "gone", tiny_voices(files)):
        pass
    told = run("voices", "install", "flute", UNCLENCH_CATALOGUE=str(tmp_path / "gone"))
    assert told.returncode == 1
    assert "127.0.0.1 can't be reached: there is no network" in told.stderr
    assert "and add it with: unclench voices add FILE" in told.stderr


@pytest.mark.usefixtures("served")
def test_a_fetched_voice_s_files_are_recognised_when_they_are_added(
    run: Run, files: Path
) -> None:
    added = run("voices", "add", files / "tiny.onnx")
    assert added.stdout.startswith("Added. Licence: CC0-1.0. It speaks as: chimes, ")
    again = run("voices", "add", files / "tiny.onnx")
    assert again.returncode == 1
    assert "There is a voice called chimes already." in again.stderr
    run("voices", "remove", "chimes")


def test_a_voice_of_one_s_own_is_added_heard_and_removed(
    run: Run, tmp_path: Path
) -> None:
    model, _config = tiny_piper(tmp_path, name="en_GB-mine-medium.onnx")
    added = run(
        *("voices", "add", model, "--name", "mine", "--language", "en-GB"),
        *("--licence", "CC BY 4.0"),
    )
    assert added.stdout == (
        "Added. Licence: CC BY 4.0. It speaks as: mine\n"
        "Hear it with: unclench voices try mine\n"
    )
    assert listed(run)["mine"]["language"] == "en-GB"
    heard = run("voices", "try", "mine", "--text", "All is quiet.")
    assert heard.stdout == "All is quiet.\nIt is to be heard in mine.wav\n"
    with wave.open(str(tmp_path / "mine.wav")) as sound:
        assert sound.getnframes() > 0
    assert run("voices", "remove", "mine").returncode == 0


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--speaker", "nobody"), "Nobody in tiny.bin is called nobody"),
        (("--language", "English"), "language: 'English' can't be used here."),
        (("--name", "Mine Own"), "name: 'Mine Own' can't be used here."),
        (("--name", "espeak-de"), "There is a voice called espeak-de already."),
        (("--voices", "tiny.onnx"), "tiny.onnx can't be used as a voice"),
    ],
)
def test_what_can_not_be_added_is_told_in_one_line(
    run: Run, tmp_path: Path, given: tuple[str, ...], said: str
) -> None:
    tiny_kokoro(tmp_path)
    refused = run("voices", "add", "tiny.onnx", *given)
    assert refused.returncode == 1
    assert said in refused.stderr
    assert refused.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("alone.onnx", "needs its config, and there is no"),
        ("text.onnx", "text.onnx can't be used as a voice: it is no ONNX model."),
    ],
)
def test_a_file_that_is_no_voice_or_half_of_one_is_told(
    run: Run, tmp_path: Path, file: str, said: str
) -> None:
    _model, config = tiny_piper(tmp_path, name="alone.onnx")
    config.unlink()
    (tmp_path / "text.onnx").write_text("Just text.", "utf-8")
    refused = run("voices", "add", file)
    assert refused.returncode == 1
    assert said in refused.stderr


def test_unknown_voices_are_answered_with_the_nearest(run: Run) -> None:
    for arguments in (("install", "kokro"), ("remove", "kokro"), ("try", "espeak-fr")):
        refused = run("voices", *arguments)
        assert refused.returncode == 1
        assert "is called" in refused.stderr


def test_a_sample_is_a_wav_file_or_none(run: Run) -> None:
    refused = run("voices", "try", "espeak-en-us", "--out", "x.mp3")
    assert refused.returncode == 1
    assert "a name that ends with .wav" in refused.stderr
