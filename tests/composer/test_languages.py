"""A session is in one language from its first word to its last."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.anybody import LIBRARY, TOPICS, anybody
from tests.timeline.scripts import durations

from unclench.composer import (
    Needs,
    NothingLeft,
    NotInLanguage,
    SceneBlocked,
    Situation,
    choose,
    suggest,
    write,
)
from unclench.composer.blocked import blocklist
from unclench.content import Line, slots
from unclench.content.language import filled
from unclench.timeline.fit import fit
from unclench.vocabulary import Moment, Pace
from unclench.vocabulary.method import VOICE, rate_of

GERMAN = LIBRARY.in_language("de")


def texts(language: str) -> set[str]:
    """Everything that the files of a language say, with slots for own words."""
    lines = [
        line
        for script in LIBRARY.scripts
        if script.language == language
        for passage in script.passages
        for line in passage.lines
    ]
    long = {line.text if isinstance(line, Line) else line.long for line in lines}
    return long | {line.short for line in lines if not isinstance(line, Line)}


SAID = {language: texts(language) for language in ("en", "de")}


@given(data=st.data(), language=st.sampled_from(["en", "de"]))
def test_every_line_said_stands_in_the_files_of_the_language(
    data: st.DataObject, language: str
) -> None:
    needs = data.draw(anybody(language))
    try:
        recipe = choose(needs, LIBRARY)
    except (NothingLeft, SceneBlocked):
        return
    script = write(recipe, LIBRARY)
    own = dict(recipe.own)
    known = {slots.filled(text, own) for text in SAID[language]}
    assert [u.text for u in script.utterances if u.text not in known] == []
    assert {u.language for u in script.utterances} == {script.language} == {language}


def test_only_single_words_are_alike_in_both_languages() -> None:
    assert [text for text in SAID["en"] & SAID["de"] if " " in text] == []


@given(needs=anybody("de"), words=st.frozensets(st.sampled_from(TOPICS), max_size=2))
def test_a_german_session_fits_its_minutes(needs: Needs, words: frozenset[str]) -> None:
    try:
        recipe = choose(replace(needs, blocked=words), LIBRARY)
    except (NothingLeft, SceneBlocked):
        return
    script = write(recipe, LIBRARY)
    timeline = fit(script, durations(script), recipe.minutes)
    assert timeline.length == recipe.seconds * 48_000


def test_a_practice_that_is_not_translated_yet_is_refused_with_what_there_is() -> None:
    lacking = next(t for t in LIBRARY.techniques if t not in GERMAN.techniques)
    with pytest.raises(NotInLanguage) as refused:
        choose(Needs(lacking, voice="v", language="de"), LIBRARY)
    assert refused.value.others == tuple(GERMAN.techniques)
    assert "calm-place" in str(refused.value)


def test_title_and_chapters_are_in_the_language() -> None:
    script = write(
        choose(Needs("calm-place", voice="v", language="de"), LIBRARY), LIBRARY
    )
    place = GERMAN.scenes["beach"].name
    assert script.title == f"{GERMAN.techniques['calm-place'].name}: {place}"
    assert place in dict(script.chapters).values()
    assert script.title != LIBRARY.techniques["calm-place"].name


def test_german_words_a_minute_are_fewer_so_that_syllables_are_as_many() -> None:
    said = write(choose(Needs("calm-place", voice="v", language="de"), LIBRARY), LIBRARY)
    rates = {u.delivery.rate for u in said.utterances}
    allowed = {
        rate_of(rate, Pace.USUAL, "de") for ramp in VOICE.values() for rate in ramp.rates
    }
    assert rates <= allowed
    assert all(rate % 5 == 0 for rate in allowed)
    assert rate_of(100, Pace.USUAL, "de") == 80
    assert rate_of(100, Pace.SLOW, "de-AT") == rate_of(90, Pace.USUAL, "de") == 70


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("Wasser", "Regenwasser läuft am Fenster hinab."),
        ("wasser", "Die Wassertropfen glänzen."),
        ("Baum", "Zwei Bäume stehen am Weg."),
        ("atmen", "Du atmest aus."),
        ("Welle", "Wellen kommen und gehen."),
        ("Tee", "Ein Glas voll warmem Tees."),
        ("müde", "Die Augen sind müder."),
        ("am Meer", "Du bist am  Meer."),
    ],
)
def test_a_german_word_is_caught_in_its_forms_and_compounds(word: str, text: str) -> None:
    assert blocklist([word], LIBRARY, "de").hits(text)


@pytest.mark.parametrize(
    ("word", "text"), [("Tee", "Der Teer ist warm."), ("rot", "Warmes Brot.")]
)
def test_other_german_words_are_left_alone(word: str, text: str) -> None:
    assert not blocklist([word], LIBRARY, "de").hits(text)


def test_the_reason_keeps_the_capitals_of_german_nouns() -> None:
    evening = Situation(Moment.EVENING, trigger="stress")
    found = suggest(GERMAN, evening)
    assert found.technique.id in GERMAN.techniques
    assert found.technique.name in found.reason
    assert " weil " in found.reason
    assert found.reason[0].isupper()


def test_words_are_put_in_and_nothing_else_in_braces_means_anything() -> None:
    assert filled("{a}: {b}", a="{b}", b="c") == "{b}: c"
    assert filled("{0.__class__} {x}", a="y") == "{0.__class__} {x}"
