import pytest

from unclench.person import Me, Movement, changed
from unclench.vocabulary.nearest import UnknownName


@pytest.mark.parametrize(
    ("me", "name", "value", "table"),
    [
        (Me(), "tone", " plain ", {"tone": "plain"}),
        (Me(gentle=True), "gentle", "", {}),
        (Me(), "breath-tone", "no", {"breath_tone": "no"}),
        (Me(), "own.place.sound", "rain", {"own": {"place.sound": "rain"}}),
        (Me(own={"food": "bread"}), "own.food", "", {"own": {}}),
        (Me(), "blocked", "+water, +dark", {"blocked": ["water", "dark"]}),
        (Me(blocked=("water",)), "blocked", "+water", {"blocked": ["water"]}),
        (Me(blocked=("water", "dark")), "blocked", "-water", {"blocked": ["dark"]}),
        (Me(blocked=("water",)), "blocked", "dark", {"blocked": ["dark"]}),
        (Me(blocked=("water",)), "blocked", "", {}),
        (Me(), "cautions", "none", {"cautions": []}),
        (Me(cautions=("panic",)), "cautions", "", {}),
        (
            Me(movements={"sit-to-stand": Movement(room="hall")}),
            "movements.sit-to-stand.seconds",
            "4",
            {"movements": {"sit-to-stand": {"room": "hall", "seconds": "4"}}},
        ),
    ],
)
def test_one_thing_is_changed(
    me: Me, name: str, value: str, table: dict[str, object]
) -> None:
    assert changed(me, name, value) == table


def test_a_name_that_is_none_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="did you mean posture"):
        changed(Me(), "postures", "sitting")
