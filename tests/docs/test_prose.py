"""What is promised, and what is linked to."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.docs.pages import DOCS, ROOT

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


def test_the_documentation_builds_without_a_warning(tmp_path: Path) -> None:
    options = ["--fail-on-warning", "--nitpicky", "--quiet"]
    built = subprocess.run(
        [sys.executable, "-m", "sphinx", *options, DOCS, tmp_path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (built.returncode, built.stderr) == (0, "")


@pytest.mark.parametrize(
    "page",
    ["README.md", "docs/index.md", "src/unclench/web/templates/unclench/about.html"],
)
def test_evidence_and_intended_use_are_worded_as_agreed(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert (EVIDENCE in text, INTENDED_USE in text) == (True, True)


@pytest.mark.parametrize("page", sorted(ROOT.glob("*.md")), ids=lambda p: p.name)
def test_links_to_files_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []
