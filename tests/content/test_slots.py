"""Own words are spoken as typed, in slots that any word fits."""

import pytest

from unclench.content import slots


@pytest.mark.parametrize(
    ("text", "own", "said"),
    [
        (
            "You hear: {place.sound}.",
            {"place.sound": "slow rain"},
            "You hear: slow rain.",
        ),
        ("You hear: {place.sound}.", {}, None),
        ("You hear: {place.sound}.", {"place.sound": "  "}, None),
        ("You hear: {place.sound|the quiet}.", {}, "You hear: the quiet."),
        ("You hear: {place.sound|}.", {}, "You hear: ."),
        (
            "You hear: {place.sound}.",
            {"place.sound": "{comfort}"},
            "You hear: {comfort}.",
        ),
        ("No slot.", {"comfort": "tea"}, "No slot."),
    ],
)
def test_a_slot_is_filled_or_falls_back_or_the_line_falls_out(
    text: str, own: dict[str, str], said: str | None
) -> None:
    assert slots.filled(text, own) == said


def test_a_line_tells_which_words_it_asks_for() -> None:
    assert slots.asked("{comfort} and {place.smell|mint}") == {"comfort", "place.smell"}
