"""The documentation as text: its sections, its tables and its code."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


def section(page: Path, heading: str) -> str:
    """The text under a heading of the second level."""
    _, _, rest = page.read_text(encoding="utf-8").partition(f"\n## {heading}\n")
    assert rest, f"{page.name} has no heading “{heading}”"
    return rest.partition("\n## ")[0]


def first_column(text: str) -> list[str]:
    """Everything in code style in the first column of the tables of a text."""
    cells = [line.split("|")[1] for line in text.splitlines() if line.startswith("| `")]
    return [name for cell in cells for name in re.findall(r"`([^`]+)`", cell)]


def blocks(language: str, *pages: Path) -> list[tuple[str, str]]:
    """Every code block in that language, with the page it stands on."""
    fence = re.compile(rf"^```{language}\n(.*?)^```$", re.DOTALL | re.MULTILINE)
    return [
        (str(page.relative_to(ROOT)), block)
        for page in sorted(pages)
        for block in fence.findall(page.read_text(encoding="utf-8"))
    ]
