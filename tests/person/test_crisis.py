import pytest

from unclench.person import speaks_of_ending_life


@pytest.mark.parametrize(
    "typed",
    [
        "I want to kill myself",
        "suicide",
        "feeling suicidal",
        "end my life",
        "There is no point living",
        "no point in living like this",
        "I don’t want to live",
        "I  want\nto   die",
        "better off dead",
        "KILL MY SELF",
        "k\u200bill mys\u200belf",
        "ｋｉｌｌ ｍｙｓｅｌｆ",
        "going to cut myself",
        "ich will mich umbringen",
        "ich bring mich um",
        "mir etwas anzutun",
        "Suizidgedanken",
        "Ich möchte nicht mehr leben",
        "ich will einfach nur sterben",
        "manchmal wünschte ich, ich wäre tot",
        "lieber nicht mehr aufwachen",
        "meinem Leben ein Ende setzen",
        "ich wäre besser tot",
        "will mich selbst verletzen",
        "Es hat keinen Sinn mehr, das Leben ist nicht lebenswert",
        "a long way round, " * 500 + "then end it all",
    ],
)
def test_words_of_ending_ones_life_are_heard(typed: str) -> None:
    assert speaks_of_ending_life(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "slow rain",
        "the Dead Sea",
        "die Küche",
        "das Tote Meer",
        "Leben in der Küche",
        "Angst, mich zu verletzen",
        "mich ausruhen, und nichts tun",
        "eine Welle, die am Ende leise stirbt",
        "where nobody can hurt me",
        "wary that I hurt myself",
        "cutting myself a slice of bread",
        "a living room",
        "",
    ],
)
def test_other_words_are_not_taken_for_it(typed: str) -> None:
    assert not speaks_of_ending_life(typed)
