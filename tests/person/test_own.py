import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from unclench.person import LONGEST, Fitted, Refusal, Unfit, fit, fitted

HARD = [
    "<script>alert(1)</script>",
    "<<b>i>",
    "{{place.sound}}",
    "&lt;b&gt;",
    "& amp ;",
    "e\u0301\u0301\u0301",
    "a\u202eb",
    "\ud800",
    "\x00\x1b[31m",
    "😀" * 500,
    "👩\u200d👩\u200d👧",
    "...",
    "- - -",
]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("slow rain", "slow rain"),
        ("  slow \n\t rain ", "slow rain"),
        ("Grandmother’s kettle, the blue mug", "Grandmother’s kettle, the blue mug"),
        ("cafe\u0301", "café"),
        ("the sea 🌊 at night", "the sea at night"),
        ("❤️ bread", "bread"),
        ("the kettle 🫖, the radio", "the kettle, the radio"),
        ("<b>slow</b> rain", "slow rain"),
        ("**slow** _rain_ #1", "slow rain 1"),
        ("{place.name|x}", "place.name x"),
        ("slow\u200b rain\u202e", "slow rain"),
        ("bread &amp; butter", "bread butter"),
        ("bread & butter", "bread & butter"),
        ("rain!!!!!!", "rain"),
        ("my dog, Ella.", "my dog, Ella"),
        ("Straße, 2nd floor", "Straße, 2nd floor"),
        ("r\u0300\u0351\u0306ain", "r\u0300ain"),
    ],
)
def test_what_is_typed_is_said_as_typed_but_for_what_is_no_word(
    typed: str, said: str
) -> None:
    assert fitted(typed) == Fitted(said)


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ("a" * 121, Refusal.TOO_LONG),
        ("rain " * 100, Refusal.TOO_LONG),
        ("медленный дождь", Refusal.UNREADABLE),
        ("静かな雨", Refusal.UNREADABLE),
        ("مطر", Refusal.UNREADABLE),
        ("slow дождь", Refusal.UNREADABLE),
        ("🌊🌊", Refusal.NOTHING),
        ("<br>", Refusal.NOTHING),
        ("?!", Refusal.NOTHING),
        ("to kill myself", Refusal.CRISIS),
        ("to <b>kill</b> myself", Refusal.CRISIS),
        ("x" * 10_000 + " I want to die", Refusal.CRISIS),
    ],
)
def test_what_cannot_be_said_is_refused(typed: str, refusal: Refusal) -> None:
    assert fitted(typed) == Fitted(refusal=refusal)


@pytest.mark.parametrize("typed", ["", "   ", "\n\t"])
def test_nothing_typed_is_nothing_told(typed: str) -> None:
    assert fitted(typed) == Fitted()


def test_letters_of_every_language_that_is_spoken_are_read() -> None:
    assert fitted("die große Tür, Kühe, ein Café") == Fitted(
        "die große Tür, Kühe, ein Café"
    )


def test_a_refusal_never_repeats_what_was_typed() -> None:
    with pytest.raises(Unfit) as refused:
        fit("секрет")
    assert "секрет" not in str(refused.value)


@given(st.text(max_size=200))
@example("🏳\ufe0f\u200d🌈 a\u0301")
def test_what_is_said_is_short_plain_and_stays_itself(typed: str) -> None:
    words = fitted(typed).words
    assert fitted(words).words == words
    assert len(words) <= LONGEST
    assert not set(words) & set("<>{}[]|`*_#\\~^=$@\n\t")
    assert all(
        unicodedata.category(letter)[0] not in "CS"
        and unicodedata.category(letter) != "Me"
        for letter in words
    )
    assert words == unicodedata.normalize("NFC", words)


@pytest.mark.parametrize("typed", HARD)
def test_whatever_a_hostile_person_types_is_answered(typed: str) -> None:
    answer = fitted(typed)
    assert bool(answer.words) != bool(answer.refusal)
    assert fitted(answer.words).words == answer.words
