"""The documentation says what is: built, and compared with the code."""

import json
import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from unclench.composer import Needs, Recipe, choose
from unclench.config import Settings
from unclench.content import Library, parse, spell
from unclench.session import SessionStore, Studio
from unclench.sound import Format
from unclench.vocabulary.method import PAUSES
from unclench.voice import ClipStore, find_voice

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"

EVIDENCE = (
    "Studies of relaxation and imagery for long-lasting pain are mostly small. On "
    "average people doing it report somewhat less pain than people waiting for help – "
    "often around half a point to one point on a 0–10 scale, sometimes nothing – and it "
    "has not been shown to beat other active approaches such as exercise. Effects after "
    "practice stops are uncertain. Your own log (with its limits) is the better guide."
)
INTENDED_USE = (
    "For relaxation, stress management, comfortable movement practice and "
    "self-tracking. Not a medical device. It does not diagnose, treat, cure or prevent "
    "any disease, and does not replace advice from a health professional."
)


def section(page: Path, heading: str) -> str:
    """The text under a heading of the second level."""
    _, _, rest = page.read_text(encoding="utf-8").partition(f"\n## {heading}\n")
    assert rest, f"{page.name} has no heading “{heading}”"
    return rest.partition("\n## ")[0]


def first_column(text: str) -> list[str]:
    """Everything in code style in the first column of the tables of a text."""
    cells = [line.split("|")[1] for line in text.splitlines() if line.startswith("| `")]
    return [name for cell in cells for name in re.findall(r"`([^`]+)`", cell)]


def test_the_documentation_builds_without_a_warning(tmp_path: Path) -> None:
    options = ["--fail-on-warning", "--nitpicky", "--quiet"]
    built = subprocess.run(
        [sys.executable, "-m", "sphinx", *options, DOCS, tmp_path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (built.returncode, built.stderr) == (0, "")


@pytest.mark.parametrize("page", [ROOT / "README.md", DOCS / "index.md"], ids=str)
def test_evidence_and_intended_use_are_worded_as_agreed(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert (EVIDENCE in text, INTENDED_USE in text) == (True, True)


@pytest.mark.parametrize("page", sorted(ROOT.glob("*.md")), ids=lambda p: p.name)
def test_links_to_files_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []


def blocks(language: str, *pages: Path) -> list[tuple[str, str]]:
    """Every code block in that language, with the page it stands on."""
    fence = re.compile(rf"^```{language}\n(.*?)^```$", re.DOTALL | re.MULTILINE)
    return [
        (str(page.relative_to(ROOT)), block)
        for page in sorted(pages)
        for block in fence.findall(page.read_text(encoding="utf-8"))
    ]


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


def test_every_setting_is_documented() -> None:
    text = (DOCS / "settings.md").read_text(encoding="utf-8")
    documented = [n for n in first_column(text) if n.startswith("UNCLENCH_")]
    assert documented == [f"UNCLENCH_{name.upper()}" for name in Settings.model_fields]
    for field in Settings.model_fields.values():
        assert field.description is not None
        assert field.description in text


def test_pauses_are_documented_as_they_are_kept() -> None:
    rows = re.findall(
        r"\| `\[pause: (\w+)\]` \| ([\d.]+) \(([\d.]+) – ([\d.]+)\)",
        (DOCS / "script-format.md").read_text(encoding="utf-8"),
    )
    assert {
        name: (float(least), float(usual), float(most))
        for name, usual, least, most in rows
    } == {name: (b.least, b.usual, b.most) for name, b in PAUSES.items()}


def test_every_field_of_a_recipe_is_documented() -> None:
    documented = first_column(section(DOCS / "session-file.md", "The recipe"))
    assert set(documented) - {"inwards", "outwards"} == {f.name for f in fields(Recipe)}


def test_every_field_of_a_session_file_is_documented(tmp_path: Path) -> None:
    content = session_file(tmp_path)
    cues = content["cues"]
    there = {
        "The whole": set(content),
        "A chapter": set(content["chapters"][0]),
        "A cue": {name for cue in cues for name in cue},
        "A sound file": set(content["audio"]["wav"]),
    }
    page = DOCS / "session-file.md"
    assert {name: set(first_column(section(page, name))) for name in there} == there


def session_file(folder: Path) -> dict[str, Any]:
    """The session file of a posture reset, really rendered."""
    library, voice = Library.load(), find_voice()
    studio = Studio(voice, ClipStore(folder / "clips"), folder / "textures")
    recipe = choose(Needs("posture-reset", voice.identity, minutes=1), library)
    session = SessionStore(folder / "sessions").make(
        recipe, library, studio, [Format.WAV]
    )
    content: dict[str, Any] = json.loads(session.record.read_bytes())
    return content
