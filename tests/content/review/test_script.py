"""A script is reviewed by its parts, and as a whole."""

import pytest

from unclench.content import SHIPPED
from unclench.content.review import Level, review

HEAD = "---\ntitle: Garden\ntechnique: {technique}\n---\n\n"
WARM = "The bench under your hands is warm, and you are at ease."


def script(part: str, *rows: str, technique: str = "calm-place") -> str:
    return "\n".join([HEAD.format(technique=technique) + f"# {part}", *rows, ""])


def told(text: str, rule: str) -> list[tuple[int, Level, str]]:
    findings = review(text).findings
    return [(f.line, f.level, f.words) for f in findings if f.rule == rule]


@pytest.mark.parametrize(
    "path", sorted(SHIPPED.glob("en/**/*.md")), ids=lambda path: path.stem
)
def test_no_shipped_script_has_an_error(path: object) -> None:
    text = SHIPPED.joinpath(str(path)).read_text("utf-8")
    errors = [f for f in review(text).findings if f.level is Level.ERROR]
    assert errors == []


def test_what_the_parser_cannot_read_is_told_too() -> None:
    found = review(script("Scene", WARM, "[pause: wide]"), "garden.md").findings
    assert [(f.file, f.line, f.rule, f.level) for f in found] == [
        ("garden.md", 8, "script", Level.ERROR)
    ]


def test_the_future_may_be_a_twentieth_of_a_script() -> None:
    rows = [WARM] * 20
    assert told(script("Settle", *rows, "You will sink."), "L08") == []
    many = script("Settle", *rows, "You will sink.", "You will rest.")
    assert [line for line, _, _ in told(many, "L08")] == [27, 28]


def test_a_suggestion_promises_nothing() -> None:
    rows = [WARM] * 20
    assert told(script("Suggestion", *rows, "You will sink."), "L08") == [
        (27, Level.WARNING, "will")
    ]


def test_one_vague_word_in_a_hundred_is_let_be() -> None:
    rows = [WARM] * 10
    assert told(script("Settle", *rows, "Something is near."), "L10") == []
    assert len(told(script("Settle", WARM, "Something is near."), "L10")) == 1


def test_a_tenth_may_be_told_in_the_past() -> None:
    rows = [WARM] * 10
    assert told(script("Settle", *rows, "You walked here."), "L22") == []
    assert len(told(script("Settle", WARM, "You walked here."), "L22")) == 1


def test_a_movement_seen_from_outside_is_an_error_in_rehearsal() -> None:
    seen = "See yourself bending."
    assert told(script("Scene", seen), "L09")[0][1] is Level.WARNING
    rehearsed = script("Scene", seen, technique="rehearse")
    assert told(rehearsed, "L09")[0][1] is Level.ERROR


def test_the_safety_part_may_say_what_others_may_not() -> None:
    said = ("You must not drive.", "Stop if there is pain.", "It heals your back.")
    rules = [finding.rule for finding in review(script("Safety", *said)).findings]
    assert rules == ["L03"]


def test_substitutes_and_breath_phrases_are_read_with_their_places() -> None:
    text = script(
        "Breath",
        "Air comes in. {#a.01}",
        "- or: You must breathe. {#a.02}",
        "[breathe: 2]",
        "- in: Force your ribs out. | Must. {#a.03}",
        "- out: Let go. {#a.04}",
    )
    found = [(f.line, f.column, f.words) for f in review(text).findings]
    assert found == [
        (8, 11, "must"),
        (10, 7, "Force your"),
        (10, 30, "Must"),
    ]


def test_notes_and_own_words_are_not_looked_at() -> None:
    text = script("Scene", "<!-- You must. -->", "{place.sound|the pain} is near.")
    assert review(text).findings == ()


ONE_SENSE = ["You see a blue door, and you see a green gate, and a white wall."] * 6


def test_a_scene_of_one_sense_is_told_what_is_missing() -> None:
    (missing,) = [
        f for f in review(script("Scene", *ONE_SENSE)).findings if f.rule == "L18"
    ]
    assert (missing.line, missing.level, missing.words) == (7, Level.WARNING, "")
    assert "footsteps on wood" in missing.suggestion


def test_where_a_suggestion_follows_it_is_an_error() -> None:
    text = script("Scene", *ONE_SENSE, "# Suggestion", "You see a grey stone.")
    levels = {f.rule: f.level for f in review(text).findings}
    assert levels["L18"] is Level.ERROR
    assert levels["L20"] is Level.ERROR


def test_a_short_text_is_not_judged_as_a_whole() -> None:
    assert review(script("Scene", *ONE_SENSE[:2])).findings == ()


def test_hard_words_and_long_sentences_are_told_of_the_whole() -> None:
    hard = (
        "Approximately simultaneous reorientation characterises anticipatory relaxation"
    )
    found = review(script("Settle", *[f"Your {hard}."] * 9)).findings
    assert [(f.line, f.rule, f.level) for f in found] == [(0, "L24", Level.ERROR)]


def test_in_a_plain_text_the_whole_is_only_warned_of() -> None:
    found = review("\n".join(ONE_SENSE)).findings
    assert {f.level for f in found} == {Level.WARNING}
    assert {f.rule for f in found} == {"L18", "L20", "L25", "L34"}
    assert {f.line for f in found} == {0}


def test_a_language_without_words_is_told_and_does_no_harm() -> None:
    text = script("Scene", WARM).replace("technique", "language: xx\ntechnique", 1)
    found = review(text)
    assert [(f.rule, f.level) for f in found.findings] == [("language", Level.WARNING)]
    assert found.picture.words == 12
    assert review(WARM, language="../en").findings[0].rule == "language"
