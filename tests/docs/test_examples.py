"""Examples do what they say."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.docs.pages import DOCS, ROOT, blocks

from unclench.content import parse, spell

PROGRAMS = blocks("python", *ROOT.glob("*.md"), *DOCS.rglob("*.md"))
SCRIPTS = blocks("markdown", DOCS / "script-format.md")


@pytest.mark.parametrize(("page", "code"), PROGRAMS, ids=[p for p, _ in PROGRAMS])
def test_examples_run_as_they_stand(page: str, code: str, tmp_path: Path) -> None:
    file = tmp_path / "example.py"
    file.write_text(code, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-W", "error", file],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (page, ran.returncode, ran.stderr) == (page, 0, "")


@pytest.mark.parametrize("script", [block for _, block in SCRIPTS])
def test_examples_of_scripts_are_read_without_a_problem(script: str) -> None:
    if not script.startswith("---"):
        script = f"---\ntitle: Example\n---\n{script}"
    read, problems = parse(script)
    assert problems == ()
    assert read.passages != ()
    assert parse(spell(read)) == (read, ())
