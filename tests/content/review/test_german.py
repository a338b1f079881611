"""What is German about the German coach, which knows all that the English one knows."""

import re

import pytest
from tests.web.catalogue import FILES, messages

from unclench.content.library import SHIPPED
from unclench.content.review import review
from unclench.content.review.coach import Coach

ENGLISH, GERMAN = (Coach.read(SHIPPED / code / "coach.toml") for code in ("en", "de"))
CLAIMS = {"L03", "L04"}


def slots(sentence: str) -> set[str]:
    return set(re.findall(r"\{+\w[\w.]*\}+", sentence))


def rules(text: str) -> set[str]:
    return {finding.rule for finding in review(text, "text.txt", "de").findings}


def test_it_knows_every_rule_sense_and_list_that_code_asks_for() -> None:
    assert ENGLISH.rules.keys() == GERMAN.rules.keys()
    assert ENGLISH.senses.keys() == GERMAN.senses.keys()
    assert {"offering", "choice", "announcement", "driving"} <= GERMAN.lists.keys()


def test_the_same_is_filled_in_as_in_english() -> None:
    for name, rule in ENGLISH.rules.items():
        theirs = GERMAN.rules[name]
        assert slots(theirs.why) == slots(rule.why), name
        assert slots(theirs.instead) == slots(rule.instead), name


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        # A verb that comes apart, near and far.
        ("Spann den Nacken an.", "L15"),
        ("Halt nach dem Einatmen kurz die Luft an.", "L13"),
        ("Zieh beim Ausatmen den Bauch fest ein.", "L36"),
        # A denial before and behind what it denies.
        ("Du spürst keinen Schmerz.", "L01"),
        ("Schmerzen spürst du nicht mehr.", "L01"),
        ("Die Verspannung ist fort.", "L01"),
        # A word within a word.
        ("Deine Rückenschmerzen ziehen weiter.", "L02"),
        ("Ein Sog aus Lebensenergie.", "L33"),
        # An infinitive at the end makes a future of it.
        ("Du wirst gleich die Wärme spüren.", "L08"),
        ("Wie leicht du dich fühlen wirst.", "L08"),
        # An order without a word for “must”.
        ("Denk nicht daran.", "L05"),
        ("Und jetzt entspannen.", "L37"),
    ],
)
def test_a_mistake_is_found_in_the_order_german_has(text: str, rule: str) -> None:
    assert rule in rules(text)


@pytest.mark.parametrize(
    "text",
    [
        # “Werden” without an infinitive is what happens now.
        "Die Schultern werden weich.",
        "Langsam wird es warm im Zimmer.",
        "Du wirst vom Boden getragen.",
        "Weit werden die Rippen.",
        "Die Hügel werden zu blauen Linien.",
        # What needn't be, and what may stay.
        "Du musst nichts tun.",
        "Du brauchst dich nicht zu beeilen.",
        "Das Fenster darf offen bleiben.",
        # Words with another meaning.
        "Die Kerze brennt, und der Docht knistert.",
        "In dem Brett ist ein dunkler Astknoten.",
        "Sieh dich langsam im Raum um.",
        "Der Bus hält an der Ecke an.",
        "Etwas höher am Hang steht eine Bank.",
        "Du achtest auf den Klang der Schritte.",
    ],
)
def test_what_is_harmless_is_left_alone(text: str) -> None:
    assert rules(text) == set()


def test_the_interface_promises_nothing_either() -> None:
    said = [text for m in messages(FILES["de"] / "django.po") for text in m.said]
    claims = {text for text in said if rules(text) & CLAIMS}
    # What it is not (method.md 5.4): the one place where the words may stand.
    assert [text for text in claims if "Kein Medizinprodukt" not in text] == []
