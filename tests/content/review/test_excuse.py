import pytest

from unclench.content.review import Level, review


def told(text: str) -> list[tuple[int, str]]:
    return [(finding.line, finding.rule) for finding in review(text).findings]


@pytest.mark.parametrize(
    "text",
    [
        "The cellar is dry. <!-- ok L16: it is where the apples are -->",
        "<!-- ok L16: it is where the apples are -->\nThe cellar is dry.",
        "The cellar is wonderful. <!-- OK l16, L10: it is where the apples are -->",
    ],
)
def test_what_is_excused_is_not_a_finding_and_keeps_its_reason(text: str) -> None:
    read = review(text)
    assert read.findings == ()
    assert {e.finding.rule for e in read.excused} <= {"L16", "L10"}
    assert {e.reason for e in read.excused} == {"it is where the apples are"}


def test_an_excuse_holds_for_its_row_and_its_rule() -> None:
    text = "You must. <!-- ok L16: no reason for this -->\nThe cellar is dry."
    assert told(text) == [(1, "L05"), (1, "ok"), (2, "L16")]


@pytest.mark.parametrize("reason", ["", ":", ": ", ": -"])
def test_an_excuse_needs_a_reason(reason: str) -> None:
    assert told(f"The cellar is dry. <!-- ok L16{reason} -->") == [(1, "L16"), (1, "ok")]


def test_an_excuse_for_nothing_is_told() -> None:
    (finding,) = review("A warm stone. <!-- ok L16: it was dark once -->").findings
    assert (finding.rule, finding.level, finding.column) == ("ok", Level.WARNING, 15)
    assert finding.words == "<!-- ok L16: it was dark once -->"


def test_what_is_about_the_whole_is_excused_above_it() -> None:
    rows = "\n".join(["You see a blue door, and you see a green gate."] * 8)
    assert (0, "L18") in told(rows)
    assert (0, "L18") not in told(f"<!-- ok L18: it is about sight -->\n{rows}")


def test_an_excused_word_of_pain_is_not_counted() -> None:
    text = "The ache softens. <!-- ok L02: asked for -->\nThe sore place rests."
    assert [f.level for f in review(text).findings] == [Level.WARNING]
