import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unclench.content.review.phrase import Phrase, Unreadable

LISTS: dict[str, tuple[Phrase, ...]] = {}
LISTS["hurt"] = tuple(Phrase(words, LISTS) for words in ("pain", "ach*", "sore (spot)?"))


def found(phrase: str, text: str) -> list[str]:
    pattern = Phrase(phrase, LISTS).pattern
    return [match[0] for match in pattern.finditer(text)]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("heal", "It heals. Heal!", ["Heal"]),
        ("heal*", "It heals, healing the heel.", ["heals", "healing"]),
        ("*ed", "You rested in bed.", ["rested", "bed"]),
        ("* time", "any time, in time", ["any time", "in time"]),
        ("hold your breath", "Hold  your\tbreath.", ["Hold  your\tbreath"]),
        ("pain free", "pain-free and pain free", ["pain-free", "pain free"]),
        ("(deep|as deeply) breath", "a deep breath, as deeply breath", None),
        ("so (very)? good", "so good, so very good", ["so good", "so very good"]),
        ("go (now)?", "go; go now", ["go", "go now"]),
        ("no .. rush", "no great hurry or rush, no rush", ["no rush"]),
        ("no ... rush", "no great hurry or rush", ["no great hurry or rush"]),
        ("no ... rush", "no hurry, and then rush", []),
        ("<hurt> gone", "aches gone, a sore spot gone", ["aches gone", "sore spot gone"]),
        ("^ relax", "Relax, and relax; relax.", ["Relax", "relax"]),
        ("relax $", "relax now, relax", ["relax"]),
        ("don't move", "don’t move, don't move", ["don’t move", "don't move"]),
        ("you can", "you can't, you can", ["you can"]),
        ("can", "a pecan, canned", []),
    ],
)
def test_a_phrase_finds_what_it_says(
    phrase: str, text: str, expected: list[str] | None
) -> None:
    both = ["deep breath", "as deeply breath"]
    assert found(phrase, text) == (both if expected is None else expected)


def test_nothing_is_found_across_sentences() -> None:
    assert found("no rush", "No. Rush!") == []


@pytest.mark.parametrize("phrase", ["(open", "a | b", "<nowhere>", "()", "(very)?", ".."])
def test_a_phrase_that_cannot_be_read_says_so(phrase: str) -> None:
    with pytest.raises(Unreadable, match=r"can't be read|closed|isn't there"):
        _ = Phrase(phrase, LISTS).source


@pytest.mark.parametrize(
    ("phrase", "triggers"),
    [
        ("hold your breath", {"breath"}),
        ("(a|the) cliff", {"cliff"}),
        ("<hurt> vanishes", {"vanishes"}),
        ("heal*", {"heal*"}),
        ("self-healing", {"healing"}),
        ("(very)? it", {"it"}),
        ("* *", None),
    ],
)
def test_the_rarest_words_call_a_phrase_up(
    phrase: str, triggers: set[str] | None
) -> None:
    assert Phrase(phrase, LISTS).triggers == triggers


@given(st.text(alphabet="no pain'’,-. \nach", max_size=400))
def test_what_is_found_has_the_words_that_call_it_up(text: str) -> None:
    phrase = Phrase("(no|not) ... <hurt>", LISTS)
    assert phrase.triggers == frozenset({"pain", "ach*", "sore"})
    assert phrase.needs == (frozenset({"no", "not"}),)
    for hit in found(phrase.written, text):
        words = set(re.findall(r"\w+", hit.lower()))
        assert words & {"no", "not"}
        assert any(word == "pain" or word.startswith("ach") for word in words)
