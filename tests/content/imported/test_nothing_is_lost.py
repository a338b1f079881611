"""Every word of a document is spoken, in a note, or named in the report."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.content.imported.documents import (
    BEACH,
    accounted,
    brought,
    script_of,
    spoken,
    words,
)

from unclench.content import parse
from unclench.content.imported import TooLong, Unreadable

WORDS = st.sampled_from(
    [
        "breathe", "in", "out", "your", "jaw", "the", "beach", "Notice", "pause", "Pause",
        "10", "sec", "you", "e.g.", "Dr.", "rest", "hands", "Open", "eyes", "softly", "a",
        "10.5", "Therapist:", "Step", "3:", "1.", "driving", "References", "SLOWLY",
    ]
)  # fmt: skip
SIGNS = st.sampled_from(
    [
        "(", ")", "[", "]", "<", ">", "{", "}", "*", "_", "...", "…", "—", "--", "-", "#",
        "##", ".", "!", "?", ":", ",", "\n", "\n\n", " ", "  ", "“", "”", "'", "|", "{#",
        "<!--", "-->", "[pause: 8 s]", "(PAUSE 10 sec)", "- or:", "- in:", "---", "`",
        "\u200b", "\u202e", "\x07", "~~~", "1)", "•", "=",
    ]
)  # fmt: skip
DOCUMENTS = st.lists(
    st.one_of(WORDS, WORDS.map(lambda w: f" {w} "), SIGNS), min_size=1, max_size=60
).map("".join)


@pytest.mark.parametrize("name", ["text.txt", "text.md"])
def test_of_a_script_as_therapists_write_it(name: str, tmp_path: Path) -> None:
    imported = brought(tmp_path, BEACH, name)

    assert words(BEACH) - accounted(imported) == words("")


@pytest.mark.parametrize("name", ["text.txt", "text.md"])
@settings(deadline=None)
@given(text=DOCUMENTS)
def test_of_whatever_is_written(name: str, text: str) -> None:
    with TemporaryDirectory() as folder:
        try:
            imported = brought(Path(folder), text, name)
        except Unreadable:
            return

    assert words(text) - accounted(imported) == words("")
    assert parse(script_of(imported))[1] == ()
    assert spoken(imported)


@settings(deadline=None)
@given(text=st.text(max_size=200))
def test_of_any_text_at_all(text: str) -> None:
    with TemporaryDirectory() as folder:
        try:
            imported = brought(Path(folder), text)
        except (TooLong, Unreadable):
            return

    assert words(text) - accounted(imported) == words("")
    assert parse(script_of(imported))[1] == ()
