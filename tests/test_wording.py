"""Nothing said or shown promises, diagnoses or claims to treat (method.md 4, 5.4)."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from unclench.content.review.coach import Looker, looker
from unclench.content.review.sentence import of_text
from unclench.content.review.spot import spots

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "unclench"


def guard(language: str, *names: str) -> Looker:
    """The coach, with an ear for these rules alone."""
    whole = looker(language)
    assert whole is not None
    rules = {name: whole.coach.rules[name] for name in names}
    return Looker(whole.coach.model_copy(update={"rules": rules}))


GUARDS = {language: guard(language, "L03", "L04") for language in ("en", "de")}
PROMISES = {language: guard(language, "L03") for language in ("en", "de")}

ALLOWED = (
    # What it is not (method.md 5.4), in the exact words.
    "It does not diagnose, treat, cure or prevent any disease",
    # A sign to seek care for, on the page of warning signs (method.md 4.2).
    "eye inflammation",
    # What a study compared with: the name of a thing, not a claim of ours.
    "physical therapy",
    # A button, and an answer to “Not this one”.
    "Delete for good",
    "too clinical",
    # Where a study was printed.
    "Arthritis Rheum",
)
LISTS = ("coach.toml", "coach.md", "topics.toml", "import.toml")
"""Where the words themselves are listed, to be found in what others write."""
ILLNESSES = ("care.toml", "cautions.toml", "names.toml", "redflags.toml", "safe.md")
"""Where illnesses are named, to say when care is to be sought and what is left out."""


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


def found(text: str, guard: Looker = GUARDS["en"]) -> list[str]:
    """The words that the guard stops at."""
    paragraphs = (" ".join(each.split()) for each in re.split(r"\n\s*\n", text))
    # Marks at the start would make a heading of a paragraph, which nobody speaks.
    said = [paragraph.lstrip("#[<-| ") for paragraph in paragraphs]
    for allowed in ALLOWED:
        said = [paragraph.replace(allowed, "") for paragraph in said]
    return [spot.words for spot in spots(of_text(said), guard)]


@pytest.mark.parametrize("page", list(pages()), ids=lambda p: str(p.relative_to(ROOT)))
def test_no_page_and_no_script_promises_or_claims(page: Path) -> None:
    language = "de" if "de" in page.parts else "en"
    guards = PROMISES if page.name in ILLNESSES else GUARDS
    assert found(page.read_text("utf-8"), guards[language]) == []


@pytest.mark.parametrize(
    "claim",
    [
        "This cures your back.",
        "It relieves back pain.",
        "Clinically proven to help.",
        "The light heals each muscle.",
        "Reprogram your brain.",
        "A therapy for your spine.",
        "# It cures",
        "A first paragraph.\n\n- And one that\ncures.",
    ],
)
def test_the_guard_stops_at_claims(claim: str) -> None:
    assert found(claim) != []
