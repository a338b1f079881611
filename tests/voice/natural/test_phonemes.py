import re
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import unclench.library
from unclench.vocabulary import Utterance
from unclench.voice.errors import EngineMissingError
from unclench.voice.espeak import Pronunciation, Speaker
from unclench.voice.natural.phonemes import Clause, Sounded, clauses_of

SCRIPTS = sorted((Path(unclench.library.__path__[0]) / "en").glob("*.md"))


def divided(text: str, engine: Speaker, variant: str = "en-us") -> tuple[Clause, ...]:
    return clauses_of(text, engine.pronounce(Utterance(text), variant))


def test_each_word_has_its_phonemes_and_what_is_written_behind_it(
    engine: Speaker,
) -> None:
    assert divided("Feel the floor; a “blue” mug.", engine) == (
        (
            Sounded(0, "fˈiːl ", " "),
            Sounded(5, "ðə ", " "),
            Sounded(9, "flˈɔː^ɹ", "; "),
        ),
        (
            Sounded(16, "ɐ ", " “"),
            Sounded(19, "blˈuː ", "” "),
            Sounded(25, "mˈʌɡ", "."),
        ),
    )


def test_words_that_are_spoken_as_one_are_one(engine: Speaker) -> None:
    (clause,) = divided("The warmth of the sun", engine)

    assert [(word.at, word.phonemes.strip()) for word in clause] == [
        *((0, "ðə"), (4, "wˈɔː^ɹmθ"), (11, "ʌvðə"), (18, "sˈʌn")),
    ]


def test_a_number_is_several_words_at_one_place(engine: Speaker) -> None:
    (clause,) = divided("all 120 steps", engine)

    said = [word.phonemes.strip() for word in clause]
    assert said == ["ˈɔːl", "wˈʌnhˈʌndɹɪd", "twˈɛnti", "stˈɛps"]
    assert [word.behind for word in clause] == [" ", "", " ", ""]
    assert [word.at for word in clause][::3] == [0, 8]


def test_what_a_clause_says_of_stress_holds(engine: Speaker) -> None:
    heard = engine.pronounce(Utterance("or: come"), "en-us")

    assert heard.words[0] == ((0, "ˈɔːɹ"),)
    assert clauses_of("or: come", heard)[0] == (Sounded(0, "ɔː^ɹ", ": "),)


def test_a_word_of_another_language_brings_no_mark(engine: Speaker) -> None:
    (clause,) = divided("Das Meeting war gut.", engine, "de")

    assert "".join(word.phonemes for word in clause) == "das mˈeːtɪŋ vɑːɾ ɡˈuːt"


def test_the_same_text_is_always_pronounced_alike(engine: Speaker) -> None:
    first = engine.pronounce(Utterance("Breathe in."), "en-us")
    engine.pronounce(Utterance("Etwas anderes, und noch etwas."), "de")

    assert engine.pronounce(Utterance("Breathe in."), "en-us") == first


def test_nothing_written_is_nothing_said(engine: Speaker) -> None:
    assert divided("", engine) == divided(" … ", engine) == ()


@pytest.mark.parametrize(("tag", "same"), [("en-gb", "gmw/en"), ("de-at", "gmw/de")])
def test_a_language_is_enough_to_name_who_pronounces(
    tag: str, same: str, engine: Speaker
) -> None:
    line = Utterance("Butter, after")

    assert engine.pronounce(line, tag) == engine.pronounce(line, same)


def test_a_language_that_nobody_pronounces_is_told(engine: Speaker) -> None:
    with pytest.raises(EngineMissingError, match="moon"):
        engine.pronounce(Utterance("Hello"), "moon")


@pytest.mark.parametrize("script", SCRIPTS[::6], ids=lambda path: path.stem)
def test_in_our_scripts_it_can_be_told_of_every_clause_where_its_words_begin(
    script: Path, engine: Speaker
) -> None:
    lines = [row for row in script.read_text("utf-8").splitlines() if row[:1].isupper()]
    for line in lines[:25]:
        heard = engine.pronounce(Utterance(line), "en-us")

        found = clauses_of(line, heard)

        assert len(heard.clauses) == len(heard.words)
        for clause, words, said in zip(found, heard.words, heard.clauses, strict=True):
            assert "".join(word.phonemes for word in clause) == said
            spoken = [at for at, phonemes in words if phonemes]
            assert [word.at for word in clause] == spoken


_MARKS = re.compile("[ˈˌ^ ]")
_IPA = st.text("abcdefðəˈˌ^ ", min_size=1, max_size=12)


@given(
    clauses=st.lists(_IPA, max_size=4),
    words=st.lists(st.lists(st.tuples(st.integers(0, 30), _IPA), max_size=5), max_size=4),
)
def test_where_it_cannot_be_told_nothing_is_lost_and_words_keep_their_order(
    clauses: list[str], words: list[list[tuple[int, str]]]
) -> None:
    text = "Some words of a line, ten of them here."
    places = iter(sorted(at for clause in words for at, _ in clause))
    ordered = (tuple((next(places), said) for _, said in clause) for clause in words)
    heard = Pronunciation(tuple(clauses), tuple(ordered))

    found = clauses_of(text, heard)

    said = "".join(word.phonemes for word in chain.from_iterable(found))
    assert _MARKS.sub("", said) == _MARKS.sub("", "".join(clauses))
    for clause in found:
        assert [word.at for word in clause] == sorted(word.at for word in clause)
