"""A voice of tones is recorded, checked, replaced in one line, and rendered."""

import json
import re
import wave
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result
from numpy.typing import NDArray
from tests.voice.recorded.tones import as_wav, pitch, said

from unclench.cli.commands import unclench

SESSION = ("posture-reset", "--minutes", "1", "--ambience", "none", "--no-breath-tone")
LEFT_OUT = 3
"""Number of the line that nobody recorded."""


@pytest.fixture(autouse=True)
def _somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder of its own, without a process for each command."""
    monkeypatch.setenv("UNCLENCH_DATA", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(unclench, [str(each) for each in arguments])


def record(*arguments: object) -> Result:
    return run("voices", "record", *arguments)


@dataclass(frozen=True)
class Told:
    """A line of the sheet, and the pitch it is said at."""

    number: int
    line: str
    text: str

    @property
    def hertz(self) -> float:
        return 300.0 + 70 * self.number

    def write(self, file: Path, hertz: float = 0) -> None:
        file.write_bytes(as_wav(said(self.text, hertz or self.hertz)))


def sheet(text: str) -> list[Told]:
    rows = re.findall(r"^(\d+)  (\S+).*\n   (.+)$", text, re.MULTILINE)
    return [Told(int(number), line, words) for number, line, words in rows]


def heard(folder: Path) -> dict[str, NDArray[np.float64]]:
    """Each spoken line of a rendered session, where its cue says it is."""
    told = json.loads((folder / "a.json").read_bytes())
    with wave.open(str(folder / "a.wav")) as file:
        whole = np.frombuffer(file.readframes(-1), "<i2").reshape(-1, 2)[:, 0] / 2**15
    rate = told["sample_rate"]
    return {
        cue["line"]: whole[round(cue["start"] * rate) : round(cue["end"] * rate)]
        for cue in told["cues"]
        if "line" in cue
    }


def test_a_voice_is_recorded_checked_replaced_in_one_line_and_heard(
    tmp_path: Path,
) -> None:
    assert "says nothing yet" in record("new").stdout
    (home,) = (tmp_path / "data" / "voices").iterdir()
    lines = sheet(record("lines", "posture-reset", "--minutes", "1").stdout)
    files = tmp_path / "files"
    files.mkdir()
    for told in lines:
        if told.number != LEFT_OUT:
            named = told.line if told.number % 2 else f"{told.number} of them"
            told.write(files / f"{named}.wav")
    (files / "notes.txt").write_text("water")

    taken = record("take-in", files)
    assert taken.exit_code == 1
    assert f"{len(lines) - 1} lines are taken in." in taken.stdout
    assert "notes.txt: it belongs to no line of the sheet." in taken.stderr
    checked = record("check", "posture-reset").stdout
    assert f"{len(lines) - 1} of {len(lines)} lines" in checked
    assert re.findall(r"^missing +(\S+)", checked, re.MULTILINE) == [
        lines[LEFT_OUT - 1].line
    ]

    asked = ("session", *SESSION, "--voice", home.name, "--out", "a.wav")
    assert run(*asked).exit_code == 0
    before = heard(tmp_path)
    for told in lines:
        if told.line in before and told.number != LEFT_OUT:
            assert pitch(before[told.line]) == pytest.approx(told.hertz, abs=2)
    clips = {each.name for each in (tmp_path / "data" / "cache").rglob("*.wav")}

    first = lines[0]
    first.write(tmp_path / "again.wav", hertz=900)
    replaced = record("replace", first.line, "again.wav")
    assert f"{first.line} is recorded" in replaced.stdout
    assert run(*asked).exit_code == 0
    after = heard(tmp_path)
    assert pitch(after[first.line]) == pytest.approx(900, abs=2)
    now = {each.name for each in (tmp_path / "data" / "cache").rglob("*.wav")}
    assert (len(now - clips), clips - now) == (1, set())
    others = after.keys() - {first.line}
    assert all(len(after[name]) == len(before[name]) for name in others)

    assert record("forget", "--all", "--yes").exit_code == 0
    assert not home.exists()


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    nobody = record("check")
    assert (nobody.exit_code, "record new" in nobody.stderr) == (1, True)
    assert record("new", "--language", "fr").exit_code == 1
    record("new")
    assert "no sheet" in record("take-in", tmp_path).stderr
    assert record("lines", "calm-plaice").exit_code == 1
    (tmp_path / "x.wav").write_bytes(b"x")
    unknown = record("replace", "frame.99", "x.wav")
    assert "No line is called" in unknown.stderr
    record("lines")
    refused = record("replace", "1", "x.wav")
    assert "no sound can be read from it" in refused.stderr
    record("new")
    assert "--voice" in record("check").stderr
