"""The page of the practices says what the library does."""

import re

import pytest
from docs.practices import PAGE, composable, fresh_rows
from tests.anybody import LIBRARY
from tests.docs.pages import section

from unclench.vocabulary import Posture


def row(heading: str, technique: str) -> list[str]:
    """The cells of a technique's row in one of the tables."""
    found = re.compile(rf"^\| `{technique}` \| (.*) \|$", re.MULTILINE)
    (line,) = found.findall(section(PAGE, heading))
    return [cell.strip() for cell in line.split("|")]


@pytest.mark.parametrize("technique", LIBRARY.techniques)
def test_every_posture_mode_and_length_composes_as_the_page_says(technique: str) -> None:
    known = LIBRARY.technique(technique)
    cells = [composable(known, posture, LIBRARY) for posture in Posture]
    assert row("What composes", technique) == cells
    assert not [cell for cell in cells if "of" in cell]


def test_what_repeats_is_what_the_page_says() -> None:
    told = section(PAGE, "What repeats").splitlines()
    assert [line for line in told if line.startswith("| `")] == list(fresh_rows(LIBRARY))
