"""Nothing said or shown promises, diagnoses or claims to treat (method.md 4, 5.4)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from unclench.content.review.coach import Looker, looker
from unclench.content.review.sentence import of_text
from unclench.content.review.spot import spots

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "unclench"

CLAIMS = ("L03", "L04")
"""Promises and medical claims, which are L32 where the app speaks of itself."""


def guard(language: str) -> Looker:
    """The coach, with an ear for claims alone."""
    whole = looker(language)
    assert whole is not None
    rules = {name: whole.coach.rules[name] for name in CLAIMS}
    return Looker(whole.coach.model_copy(update={"rules": rules}))


GUARDS = {"en": guard("en"), "de": guard("de")}

ALLOWED = (
    # What it is not (method.md 5.4), in the exact words.
    "It does not diagnose, treat, cure or prevent any disease",
    # A sign to seek care for, on the page of warning signs (method.md 4.2).
    "eye inflammation",
    # What a study compared with: the name of a thing, not a claim of ours.
    "physical therapy",
    # Where a study was printed.
    "Arthritis Rheum",
)
LISTS = ("coach.toml", "coach.md")
"""Where the words themselves are listed, to be found in what others write."""


def pages() -> Iterator[Path]:
    """Everything that a person hears or reads."""
    yield ROOT / "README.md"
    found = (
        *(ROOT / "docs").rglob("*.md"),
        *(SOURCE / "library").rglob("*.md"),
        *(SOURCE / "library").rglob("*.toml"),
        *(SOURCE / "web").rglob("*.html"),
        *(SOURCE / "web").rglob("*.js"),
        *(SOURCE / "cli").glob("*.py"),
    )
    yield from sorted(page for page in found if page.name not in LISTS)
    yield SOURCE / "web" / "words.py"


def found(text: str, language: str = "en") -> list[str]:
    """The words that the guard stops at."""
    for allowed in ALLOWED:
        text = text.replace(allowed, "")
    return [spot.words for spot in spots(of_text([text]), GUARDS[language])]


@pytest.mark.parametrize("page", list(pages()), ids=lambda p: str(p.relative_to(ROOT)))
def test_no_page_and_no_script_promises_or_claims(page: Path) -> None:
    language = "de" if "de" in page.parts else "en"
    assert found(" ".join(page.read_text("utf-8").split()), language) == []


@pytest.mark.parametrize(
    "claim",
    [
        "This cures your back.",
        "It relieves back pain.",
        "Clinically proven to help.",
        "The light heals each muscle.",
        "Reprogram your brain.",
        "A therapy for your spine.",
    ],
)
def test_the_guard_stops_at_claims(claim: str) -> None:
    assert found(claim) != []
