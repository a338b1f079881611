import pytest
from hypothesis import given
from hypothesis import strategies as st

from unclench.content.imported.lexicon import lexicon
from unclench.content.imported.sentence import LONGEST, sentences


def split(text: str, language: str = "en") -> list[str]:
    return list(sentences(text, lexicon(language)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Let go. And rest! Ready?", ["Let go.", "And rest!", "Ready?"]),
        ("Warm things, e.g. Tea, and bread.", ["Warm things, e.g. Tea, and bread."]),
        ("Dr. Miller says so. Good.", ["Dr. Miller says so.", "Good."]),
        ("There are 10.5 kinds. Count.", ["There are 10.5 kinds.", "Count."]),
        ("J. S. Bach plays. Listen.", ["J. S. Bach plays.", "Listen."]),
        ("“You are here.” She smiled.", ["“You are here.”", "She smiled."]),
        ("It says “rest.” and stops.", ["It says “rest.”", "and stops."]),
        ("Sit down.Breathe.", ["Sit down.", "Breathe."]),
        ("At 8 p.m. it is dark. Rest.", ["At 8 p.m. it is dark.", "Rest."]),
        ("no end", ["no end"]),
        ("", []),
    ],
)
def test_sentences_end_where_they_end(text: str, found: list[str]) -> None:
    assert split(text) == found


def test_german_numbers_with_a_full_stop_end_no_sentence() -> None:
    assert split("Am 3. Tag ruht sie, z. B. hier. Gut.", "de") == [
        "Am 3. Tag ruht sie, z. B. hier.",
        "Gut.",
    ]


@given(st.text())
def test_nothing_but_space_is_lost(text: str) -> None:
    assert "".join("".join(split(text)).split()) == "".join(text.split())


@given(st.lists(st.sampled_from(["soft", "warm,", "and"]), min_size=80))
def test_what_no_voice_can_say_in_one_go_is_parted(words: list[str]) -> None:
    assert max(map(len, split(" ".join(words)))) <= LONGEST
