"""The lists of when to seek care are whole, and never say that all is well."""

import re

import pytest

from unclench.content.care import Action, Care, Contact, Level, load_care, load_ground
from unclench.vocabulary import Posture, SenseMode

CARE = load_care()
COUNTRIES = ["AU", "AT", "CA", "FR", "DE", "IE", "NL", "NZ", "ES", "CH", "GB", "US", "EU"]


def test_every_level_has_its_list_and_every_line_its_source() -> None:
    listed = {level: {flag.id for flag in CARE.at(level)} for level in Level}
    assert listed[Level.EMERGENCY] == {
        "saddle",
        "bladder",
        "bowel",
        "both-legs",
        "weakness-both",
        "accident",
        "chest",
        "aorta",
    }
    assert len(listed[Level.URGENT]) == 10
    assert len(listed[Level.SOON]) == 5
    assert [flag.id for flag in CARE.flags if not flag.source] == []


def test_who_ticks_none_is_never_told_that_all_is_well() -> None:
    assert CARE.none == (
        "Thank you. This list can't rule anything out. If something changes, check "
        "again or ask a professional."
    )


@pytest.mark.parametrize(
    ("country", "number"),
    [("GB", "999"), ("US", "911"), ("CA", "911"), ("AU", "000"), ("NZ", "111")]
    + [(country, "112") for country in ("IE", "DE", "FR", "ES", "AT", "CH", "NL", "EU")],
)
def test_an_emergency_names_the_number_of_the_country(country: str, number: str) -> None:
    told = CARE.action(Level.EMERGENCY, CARE.contact(country))
    assert told == f"Call {number}, or go to an emergency department now."


def test_every_country_is_known_by_its_code() -> None:
    assert list(CARE.countries) == COUNTRIES
    assert {code: CARE.contact(code).id for code in COUNTRIES} == {
        code: code for code in COUNTRIES
    }


@pytest.mark.parametrize("written", ["GB", "gb", " UK "])
def test_a_country_is_found_however_it_is_written(written: str) -> None:
    assert CARE.contact(written).name == "United Kingdom"


@pytest.mark.parametrize("country", ["", "XX", "Atlantis"])
def test_elsewhere_it_is_the_local_emergency_number(country: str) -> None:
    elsewhere = CARE.contact(country)
    assert CARE.action(Level.EMERGENCY, elsewhere) == (
        "Call your local emergency number, or go to an emergency department now."
    )
    assert CARE.action(Level.URGENT, elsewhere) == (
        "Contact a doctor or an urgent service today."
    )
    assert "your local emergency number" in CARE.crisis_words(elsewhere)


@pytest.mark.parametrize(
    ("country", "line"),
    [("GB", "Samaritans, 116 123"), ("IE", "Samaritans, 116 123"), ("US", "988")],
)
def test_the_crisis_line_is_the_country_s_own(country: str, line: str) -> None:
    contact = CARE.contact(country)
    assert line in CARE.crisis_words(contact)
    assert contact.emergency in CARE.crisis_words(contact)


def test_every_sentence_can_be_said_for_every_country() -> None:
    said = [
        words
        for contact in (*CARE.countries.values(), CARE.elsewhere)
        for words in (
            CARE.crisis_words(contact),
            *(CARE.action(level, contact) for level in Level),
        )
    ]
    assert [words for words in said if re.search(r"[{}]|\s[,.:]|\(\)", words)] == []


def test_words_are_wanted_for_every_level() -> None:
    some = CARE.model_dump() | {"levels": {"soon": {"title": "Soon", "words": "Book."}}}
    with pytest.raises(ValueError, match="emergency, urgent, soon"):
        Care.model_validate(some)


def test_words_with_a_line_are_said_only_where_there_is_one() -> None:
    action = Action(title="Today", words="Ask.", words_with_line="Ask {urgent}.")
    there = Contact(
        name="There", emergency="1", urgent="2", soon="a doctor", source="a test"
    )
    assert (action.of(there), action.of(there, there.urgent)) == ("Ask.", "Ask 2.")


def test_the_ground_counts_five_senses_down() -> None:
    told = " ".join(load_ground().steps()).lower()
    counted = re.findall(r"five things|four you|three sounds|two smells|one taste", told)
    assert counted == [
        "five things",
        "four you",
        "three sounds",
        "two smells",
        "one taste",
    ]
    assert "press your feet down" in told


@pytest.mark.parametrize("posture", list(Posture))
@pytest.mark.parametrize("sense", list(SenseMode))
def test_the_ground_asks_only_what_can_be_done(
    sense: SenseMode, posture: Posture
) -> None:
    told = " ".join(load_ground().steps(sense, posture)).lower()
    off = posture in {Posture.LYING, Posture.RECLINING, Posture.WHEELCHAIR}
    assert ("floor" in told) is not off
    assert ("you can see" in told) is (sense is SenseMode.VISUAL)
    assert len(load_ground().steps(sense, posture)) == len(load_ground().lines)
