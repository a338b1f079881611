"""``--language``: what is spoken and named is in it; a voice of another is refused."""

import json
from pathlib import Path

from tests.cli.conftest import Run


def test_techniques_are_named_in_a_language_and_what_is_lacking_is_told(run: Run) -> None:
    told = run("techniques", "--language", "de")
    assert told.returncode == 0
    assert "Ein ruhiger Ort" in told.stdout
    assert "Calm place" not in told.stdout


def test_a_suggestion_is_in_the_language_that_was_told(run: Run, tmp_path: Path) -> None:
    mine = str(tmp_path / "mine")
    assert run("me", "set", "language=de", UNCLENCH_DATA=mine).returncode == 0
    asked = ("suggest", "--trigger", "hard-call", "--format", "json")
    found = run(*asked, UNCLENCH_DATA=mine)
    assert " weil " in json.loads(found.stdout)["reason"]
    found = run(*asked, "--language", "en", UNCLENCH_DATA=mine)
    assert " because " in json.loads(found.stdout)["reason"]


def test_a_language_that_is_not_there_is_answered_with_those_that_are(run: Run) -> None:
    for words in (["session", "breath-link"], ["suggest"], ["techniques"]):
        told = run(*words, "--language", "fr")
        assert told.returncode == 1
        assert told.stderr == "No language is called “fr”; known are de, en.\n"


def test_a_voice_of_another_language_is_refused_with_the_ways_out(
    run: Run, tmp_path: Path
) -> None:
    asked = ("session", "breath-link", "--language", "de", "--voice", "espeak-en-us")
    told = run(*asked, "--out", str(tmp_path / "a.mp3"))
    assert told.returncode == 1
    assert told.stderr == (
        "espeak-en-us speaks “en”, and “de” is asked for. Take espeak-de as the voice, "
        "or en as the language.\n"
    )
    assert not list(tmp_path.glob("a.*"))
    kept = run("me", "set", "language=de", "voice=espeak-en-gb")
    assert (kept.returncode, kept.stderr.startswith("espeak-en-gb speaks")) == (1, True)
