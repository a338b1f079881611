import json
import re
from pathlib import Path

import docx
import pytest
from tests.cli.conftest import Run

from unclench.content.imported import Kind

SCRIPT = """\
An Evening Shore

Introduction
Sit or lie as you like, and let the chair or the bed carry you. (PAUSE 10 sec)
[speak slowly]
Your eyes may close, or stay open.

The shore
You walk beside the water... The sand is warm under your feet. (pause 2 minutes)

Closing
Move your fingers. (PAUSE 5 sec) When you are ready, look round the room.
"""


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "shore.docx"
    word = docx.Document()
    for row in SCRIPT.splitlines():
        style = "Heading 1" if 0 < len(row.split()) <= 2 else None
        word.add_paragraph(row, style=style)
    word.save(str(path))
    return path


def test_a_word_document_is_imported_checked_previewed_and_played(
    run: Run, document: Path, tmp_path: Path
) -> None:
    imported = run("pack", "import", document)
    checked = run("pack", "check", "shore")
    previewed = run("pack", "preview", "shore", "shore")
    packs = tmp_path / "data" / "packs"
    packs.mkdir(parents=True, exist_ok=True)
    (tmp_path / "shore").rename(packs / "shore")
    mp3 = ("--out", "shore.mp3", "--format", "json")
    played = run("session", "shore/shore", *mp3, UNCLENCH_DATA=str(packs.parent))

    assert (imported.returncode, imported.stderr) == (0, "")
    assert checked.returncode == 0
    assert previewed.returncode == 0
    for said in (
        "Sit or lie as you like, and let the chair or the bed carry you.",
        "The sand is warm under your feet.",
        "When you are ready, look round the room.",
    ):
        assert said in previewed.stdout
    assert "speak slowly" not in previewed.stdout
    first = re.search(r"carry you\.\n\s+… (\d+) s", previewed.stdout)
    assert first
    assert 7 <= int(first[1]) <= 15  # the bounds of “PAUSE 10 sec”
    assert played.returncode == 0
    assert json.loads(played.stdout)["technique"] == "shore/shore"


def test_what_was_guessed_is_told_with_its_place(run: Run, document: Path) -> None:
    told = run("pack", "import", document, "--out", "there").stdout
    rows = [re.split(r"\s{2,}", row.strip()) for row in told.splitlines()]

    assert ["paragraph 2", "Introduction", "→ settle"] in rows
    assert ["paragraph 3", "(PAUSE 10 sec)", "→ 10 s"] in rows
    assert ["paragraph 4", "speak slowly", "for the reader: kept as a note"] in rows
    assert [
        "paragraph 7",
        "(pause 2 minutes)",
        "cut to 45 s, the longest there is",
    ] in rows
    assert "unclench pack preview there shore" in told


def test_programs_are_told_the_same(run: Run, document: Path, tmp_path: Path) -> None:
    told = json.loads(run("pack", "import", document, "--format", "json").stdout)

    assert told["name"] == "shore"
    assert [tmp_path / name for name in told["files"]] == [
        tmp_path / "shore" / "pack.toml",
        tmp_path / "shore" / "techniques" / "shore.toml",
        tmp_path / "shore" / "scripts" / "shore.md",
    ]
    assert all(Path(tmp_path / name).is_file() for name in told["files"])
    assert {
        "kind": "pause",
        "unit": "paragraph",
        "number": 3,
        "words": "(PAUSE 10 sec)",
        "became": "10 s",
    } in told["remarks"]
    assert {remark["kind"] for remark in told["remarks"]} <= set(Kind)


def test_every_kind_of_remark_has_its_words() -> None:
    from unclench.cli.pack_import import _TOLD

    assert sorted(kind for told in _TOLD.values() for kind in told) == sorted(Kind)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.pdf", b"%PDF-1.7", "a.pdf: This is a PDF"),
        ("a.docx", b"PK\x03\x04", "a.docx is no Word document, or a broken one."),
        ("a.txt", b"(pause)", "There is nothing to say in a.txt."),
    ],
)
def test_what_is_no_document_is_told_in_one_line(
    name: str, data: bytes, said: str, run: Run, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)

    told = run("pack", "import", name)

    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr.startswith(said)
    assert len(told.stderr.splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_what_is_there_is_never_overwritten(run: Run, document: Path) -> None:
    run("pack", "import", document)
    told = run("pack", "import", document)

    assert told.returncode == 1
    assert told.stderr == "shore is not empty. Choose another folder with --out.\n"


def test_a_file_that_is_not_there_is_told(run: Run) -> None:
    told = run("pack", "import", "nowhere.docx")

    assert (told.returncode, len(told.stderr.splitlines())) == (1, 1)
    assert "nowhere.docx" in told.stderr
