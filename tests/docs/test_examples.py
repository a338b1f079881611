"""Examples do what they say."""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from tests.docs.pages import DOCS, ROOT, blocks

from unclench.cli.commands import unclench
from unclench.cli.pack_new import PRACTICE
from unclench.content import Library, parse, spell

PROGRAMS = blocks("python", *ROOT.glob("*.md"), *DOCS.rglob("*.md"))
CONSOLE = blocks("console", *ROOT.glob("*.md"), *DOCS.rglob("*.md"))
SCRIPTS = blocks("markdown", DOCS / "script-format.md", DOCS / "packs.md")
EXAMPLE = ROOT / "examples" / "orchard-bench"
IMPORTED = "orchard-wall"
"""The pack of the document that is brought in, and its technique."""
FILES = (
    *("garden.md", "garden.txt", "garden.flac", "mine.toml", "session.json"),
    *("kokoro-v1.0.onnx", "en_GB-mine-medium.onnx"),
)
"""What the command lines that are shown find where they are typed."""


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


def typed() -> Iterator[list[str]]:
    """What comes after ``unclench`` in every command line that is shown."""
    for _, block in CONSOLE:
        for line in block.replace("\\\n", " ").splitlines():
            if found := re.match(r"\$ (?:\w+=\S+ )*unclench (.*)", line):
                yield shlex.split(found[1])


@pytest.mark.parametrize("words", list(typed()), ids=" ".join)
def test_command_lines_are_understood(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in FILES:
        (tmp_path / name).touch()
    for name in ("orchard", "recordings", IMPORTED):
        (tmp_path / name).mkdir()
    (tmp_path / "examples").symlink_to(EXAMPLE.parent)
    command: click.Command = unclench
    name = "unclench"
    while isinstance(command, click.Group) and words:
        name, *words = words
        found = command.get_command(click.Context(command), name)
        assert found is not None
        command = found
    with command.make_context(name, words) as context:
        technique = context.params.get("technique")
    assert technique in {None, PRACTICE, IMPORTED, *Library.load([EXAMPLE]).techniques}
