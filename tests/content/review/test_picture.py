import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.content.scripts import scripts

from unclench.content import spell
from unclench.content.review import review
from unclench.content.review.ease import syllables
from unclench.content.review.sentence import of_text
from unclench.vocabulary import Sense


def test_each_sense_is_counted_and_each_word_once() -> None:
    picture = review(
        "You see light.\nYou hear a hum.\nIt smells of pine.\nSip sweet tea.\n"
        "Soft wool.\nYour ribs widen.\nYou are calm."
    ).picture
    assert dict(picture.senses) == {
        Sense.VISION: 2,
        Sense.SOUND: 2,
        Sense.SMELL: 2,
        Sense.TASTE: 3,
        Sense.TOUCH: 2,
        Sense.BODILY: 2,
        Sense.EMOTION: 1,
    }
    assert (picture.words, picture.sentences, picture.quiet) == (22, 7, None)


def test_an_own_word_counts_for_the_sense_it_names() -> None:
    text = "---\ntitle: T\n---\n# Scene\nHere with you: {place.sound}, {place.smell|x}.\n"
    senses = review(text).picture.senses
    assert (senses[Sense.SOUND], senses[Sense.SMELL]) == (1, 1)


def test_quiet_is_what_the_pauses_are_beside_the_words() -> None:
    # A hundred words a minute in a scene: ten words in 6 s, then 8 s of quiet.
    row = "One two three four five six seven eight nine ten."
    text = f"---\ntitle: T\n---\n# Scene\n{row}\n{row}\n[pause: 20 s]\n"
    assert review(text).picture.quiet == pytest.approx(28 / 40)


def test_breaths_are_quiet_but_for_their_words() -> None:
    text = "---\ntitle: T\n---\n# Breath\n[breathe: 2]\n- in: Air comes in.\n- out: Go.\n"
    said = 2 * 4 * 60 / 115
    assert review(text).picture.quiet == pytest.approx(1 - said / 20)


def test_grade_is_that_of_kincaid() -> None:
    # Four words and five syllables.
    assert review("The warm kettle hums.").picture.grade == pytest.approx(0.72)


@pytest.mark.parametrize(
    ("word", "count"),
    [("the", 1), ("kettle", 2), ("breathes", 1), ("rested", 2), ("softened", 2),
     ("easy", 2), ("shoulders", 2), ("imagination", 5), ("hmm", 1)],
)  # fmt: skip
def test_syllables_are_runs_of_vowels(word: str, count: int) -> None:
    silent = "(?:[^laeiouy]es|[^laeiouytd]ed|[^laeiouy]e)"
    assert syllables(word, "aeiouy", silent) == count


@given(st.text(alphabet="Ab.!?… “”’\"'-é1", max_size=80))
def test_sentences_stand_where_they_say(text: str) -> None:
    for sentence in of_text([text]):
        start = sentence.column - 1
        assert text[start : start + len(sentence.text)] == sentence.text


@given(scripts)
def test_any_script_can_be_reviewed_and_findings_stand_in_it(script: object) -> None:
    text = spell(script)  # type: ignore[arg-type]  # the strategy's own type is not told
    rows = text.splitlines()
    for finding in review(text).findings:
        assert 0 <= finding.line <= len(rows)
        if finding.words and finding.rule != "script":
            start = finding.column - 1
            row = rows[finding.line - 1]
            assert row[start : start + len(finding.words)] == finding.words
