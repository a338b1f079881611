import pytest

from unclench.content import PauseClass
from unclench.content.imported.lexicon import lexicon
from unclench.content.imported.mark import Direction, Quiet, Words, pieces

EN, DE = lexicon("en"), lexicon("de")


def pauses(text: str, language: str = "en") -> list[str]:
    return [
        str(piece.value)
        for piece in pieces(text, lexicon(language))
        if isinstance(piece, Quiet)
    ]


@pytest.mark.parametrize(
    ("mark", "value"),
    [
        ("(PAUSE 10 sec)", "10 s"),
        ("(pause 30 seconds)", "30 s"),
        ("(10 seconds)", "10 s"),
        ("(Pause for about ten seconds.)", "10 s"),
        ("[PAUSE – 5 s]", "5 s"),
        ("(pause 5-10 sec)", "7.5 s"),
        ("(10-second pause)", "10 s"),
        ("(half a minute of silence)", "30 s"),
        ("(pause for 2 breaths)", "20 s"),
        ("(hold 5 seconds)", "5 s"),
        ("(pause (10 sec))", "10 s"),
        ("PAUSE 10 SEC", "10 s"),
        ("[pause 10 sec", "10 s"),
        ("[pause]", PauseClass.SENSE),
        ("<pause>", PauseClass.SENSE),
        ("*pause*", PauseClass.SENSE),
        ("**(pause)**", PauseClass.SENSE),
        ("{pause}", PauseClass.SENSE),
        ("Pause.", PauseClass.SENSE),
        ("(silence)", PauseClass.SENSE),
        ("(long pause)", PauseClass.DWELL),
        ("(short pause)", PauseClass.CUE),
        ("(pause for a breath)", PauseClass.BREATH),
        ("—", PauseClass.CUE),
        ("...", PauseClass.CUE),
    ],
)
def test_a_mark_alone_is_a_pause_and_nothing_is_said(mark: str, value: str) -> None:
    found = list(pieces(mark, EN))

    assert pauses(mark) == [value]
    assert [p.text.strip() for p in found if not isinstance(p, Quiet)] in (
        [],
        [""],
        [""] * 2,
    )


@pytest.mark.parametrize(
    ("mark", "value"),
    [
        ("(Pause 10 Sek.)", "10 s"),
        ("(etwa eine halbe Minute Pause)", "30 s"),
        ("[kurze Pause]", PauseClass.CUE),
        ("(lange Pause)", PauseClass.DWELL),
        ("[Stille]", PauseClass.SENSE),
        ("(drei Atemzüge Pause)", "30 s"),
    ],
)
def test_german_marks_are_pauses_too(mark: str, value: str) -> None:
    assert pauses(mark, "de") == [value]


def test_a_pause_longer_than_any_is_cut_and_says_so() -> None:
    (found,) = (p for p in pieces("(pause 2 minutes)", EN) if isinstance(p, Quiet))

    assert (found.value, found.asked) == ("45 s", 120.0)


def test_dots_within_a_sentence_are_a_short_pause_and_at_its_end_a_longer_one() -> None:
    assert pauses("Breathe in... and out… Let go . . .") == [
        PauseClass.SENTENCE,
        PauseClass.CUE,
        PauseClass.CUE,
    ]


def test_a_dash_at_the_end_of_a_line_is_a_pause_and_one_within_is_not() -> None:
    assert pauses("Soft — and slow —") == [PauseClass.CUE]
    assert pauses("Soft -- and slow --") == [PauseClass.CUE]


@pytest.mark.parametrize(
    "text",
    ["You can pause here whenever you like.", "Rest.", "(1)", "(you can pause here)"],
)
def test_words_about_pausing_are_no_marks(text: str) -> None:
    assert pauses(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("(speak slowly)", ["speak slowly"]),
        ("[music fades]", ["music fades"]),
        ("Let go [softly] now.", ["softly"]),
        ("<bell>", ["bell"]),
        ("{name} is here.", ["name"]),
        ("(Repeat for the left hand.)", ["Repeat for the left hand."]),
        (
            "(pause while the client settles in the chair)",
            ["pause while the client settles in the chair"],
        ),
    ],
)
def test_words_for_the_reader_are_not_spoken(text: str, words: list[str]) -> None:
    assert [p.text for p in pieces(text, EN) if isinstance(p, Direction)] == words


@pytest.mark.parametrize(
    "text",
    [
        "Notice the seat (or the floor) under you.",
        "(You may notice your mind wandering.)",
        "Let your shoulders (if you like) sink.",
    ],
)
def test_brackets_that_speak_to_the_listener_are_spoken(text: str) -> None:
    said = [p for p in pieces(text, EN) if isinstance(p, Words)]

    assert "".join(p.text for p in said).strip() == text
    assert any(p.aside for p in said)


def test_stars_around_words_are_only_emphasis() -> None:
    said = "".join(
        p.text for p in pieces("*very* soft, __so__ soft", EN) if isinstance(p, Words)
    )

    assert said == "very soft, so soft"
