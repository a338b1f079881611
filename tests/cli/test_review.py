import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run

TEXT = (
    "There is no pain.\nThe cup is warm.\nA cave. <!-- ok L16: by the sea, and wide -->\n"
)


@pytest.fixture
def text(tmp_path: Path) -> Path:
    file = tmp_path / "garden.txt"
    file.write_text(TEXT, "utf-8")
    return file


def test_findings_are_told_with_row_why_and_way(run: Run, text: Path) -> None:
    told = run("review", text)

    rows = [row.strip() for row in told.stdout.splitlines()]
    assert told.returncode == 1
    assert rows[0].endswith("garden.txt")
    assert rows[1] == "1:10  L01 error  “no pain”"
    assert rows[2] == "There is no pain."
    assert "Cioffi & Holloway 1993" in told.stdout
    assert "→ Say what is there instead" in told.stdout
    assert "3:3  L16 ok “cave”: by the sea, and wide" in rows


def test_the_picture_comes_last(run: Run, text: Path) -> None:
    rows = [row.split() for row in run("review", text).stdout.splitlines()]
    names = [row[0] for row in rows if row][-9:]
    assert names == [
        "sight", "sound", "smell", "taste", "touch", "body", "feeling", "words", "reads",
    ]  # fmt: skip


def test_without_a_terminal_there_are_no_colours(run: Run, text: Path) -> None:
    assert "\x1b" not in run("review", text).stdout


def test_json_is_a_list_of_findings(run: Run, text: Path) -> None:
    told = run("review", text, "--format", "json")

    findings = json.loads(told.stdout)
    assert told.returncode == 1
    assert [(f["line"], f["column"], f["rule"], f["level"]) for f in findings] == [
        (1, 10, "L01", "error"),
        (1, 13, "L02", "warning"),
    ]
    assert set(findings[0]) == {
        "file", "line", "column", "rule", "level", "words", "why", "suggestion",
    }  # fmt: skip


def test_a_warning_ends_well(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Relax.\n")
    assert run("review", "a.txt").returncode == 0


def test_a_text_without_findings_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The cup is warm.\n")
    told = run("review", "a.txt")
    assert told.returncode == 0
    assert "Nothing to change." in told.stdout


def test_a_folder_stands_for_its_scripts(run: Run, tmp_path: Path) -> None:
    for name in ("one.md", "deep/two.md"):
        path = tmp_path / "pack" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("---\ntitle: T\n---\n# Scene\nYou must rest.\n")
    told = run("review", "pack", "--format", "json")
    assert [Path(f["file"]).name for f in json.loads(told.stdout)] == ["two.md", "one.md"]


def test_a_folder_without_scripts_is_one_line(run: Run, tmp_path: Path) -> None:
    told = run("review", tmp_path)
    assert told.returncode == 1
    assert told.stderr.count("\n") == 1


@pytest.mark.parametrize("content", [b"caf\xe9 au lait", b"\x00\x01\x02", b"a\x1b[31mb"])
def test_what_is_no_text_is_one_line(run: Run, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    told = run("review", "a.txt")
    assert told.returncode == 1
    assert told.stdout.startswith("a.txt:1: ")
    assert told.stdout.count("\n") == 1


def test_what_is_no_session_is_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{}")
    told = run("review", "a.json")
    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr.startswith("a.json: This is not a session file")


def test_a_file_that_is_not_there_ends_with_2(run: Run) -> None:
    assert run("review", "nowhere.md").returncode == 2


def test_a_session_is_reviewed_as_it_is_heard(run: Run, tmp_path: Path) -> None:
    run("session", "posture-reset", "--minutes", "1", "--out", "one.opus")
    told = run("review", "one.json")
    assert told.returncode == 0
    assert "Nothing to change." in told.stdout
    content = json.loads((tmp_path / "one.json").read_text("utf-8"))
    content["cues"][1]["text"] = "You must lie still, or the pain gets worse."
    (tmp_path / "one.json").write_text(json.dumps(content), encoding="utf-8")
    changed = run("review", "one.json", "--format", "json")
    assert changed.returncode == 1
    rules = {finding["rule"] for finding in json.loads(changed.stdout)}
    assert {"L12", "L31"} <= rules
