"""Nothing said or shown promises, diagnoses or claims to treat (method.md 4, 5.4)."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "unclench"

PROMISE = (
    r"\b(?:cures?|cured|heals?|healed|healing|guarante\w*|permanent\w*|forever"
    r"|will disappear|re-?programs?|rewires?|detox\w*|instant(?:ly)? relief)\b"
)
"""L03."""
CLAIM = (
    r"\b(?:treats?|treated|treatments?|therap(?:y|ies|eutic)|diagnos\w+|inflammation|cortisol|herniat\w+"
    r"|stop your medication|medical[- ]grade|clinically (?:proven|tested))\b"
    r"|\b(?:reduces?|relieves?|eliminates?|ends?|banish(?:es)?) (?:your |back )*pain\b"
)
"""L04 and L32."""
GUARD = re.compile(f"{PROMISE}|{CLAIM}", re.IGNORECASE)

ALLOWED = (
    # What it is not (method.md 5.4), in the exact words.
    "It does not diagnose, treat, cure or prevent any disease",
    # A sign to seek care for, on the page of warning signs (method.md 4.2).
    "eye inflammation",
    # What a study compared with: the name of a thing, not a claim of ours.
    "physical therapy",
)


def pages() -> Iterator[Path]:
    """Everything that a person hears or reads."""
    yield ROOT / "README.md"
    yield from sorted((ROOT / "docs").rglob("*.md"))
    yield from sorted((SOURCE / "library").rglob("*.md"))
    yield from sorted((SOURCE / "library").rglob("*.toml"))
    yield from sorted((SOURCE / "web").rglob("*.html"))
    yield from sorted((SOURCE / "web").rglob("*.js"))
    yield from (SOURCE / "web" / "words.py", *sorted((SOURCE / "cli").glob("*.py")))


def found(text: str) -> list[str]:
    """The words that the guard stops at."""
    for allowed in ALLOWED:
        text = text.replace(allowed, "")
    return [match[0] for match in GUARD.finditer(text)]


@pytest.mark.parametrize("page", list(pages()), ids=lambda p: str(p.relative_to(ROOT)))
def test_no_page_and_no_script_promises_or_claims(page: Path) -> None:
    assert found(" ".join(page.read_text("utf-8").split())) == []


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
    assert len(found(claim)) == 1
