"""What each rule stops at, and what it leaves alone: one sentence each."""

import pytest

from unclench.content.review import Level, review


def rules(text: str) -> set[str]:
    return {finding.rule for finding in review(text, "text.txt").findings}


FOUND = {
    "L01": ["You are pain-free.", "The tension is gone.", "It doesn’t hurt."],
    "L02": ["The ache softens.", "A stabbing sensation fades.", "Your back is sore."],
    "L03": ["This heals your back.", "It never fails.", "Guaranteed!"],
    "L04": ["It lowers cortisol.", "A therapy for the spine.", "Stop your medication."],
    "L05": ["You must lie still.", "Try to let go.", "Don't think."],
    "L06": ["Do it properly.", "Sit up straight.", "Just let it go."],
    "L07": ["Your spine is fragile.", "Protect your back.", "Worn-out joints."],
    "L08": ["You will feel warm.", "You’ll float.", "It is going to be easy."],
    "L09": ["See yourself bending.", "Watch your body from above."],
    "L10": ["Think of something nice.", "A wonderful place."],
    "L13": ["Hold your breath.", "Breathe in as deeply as you can."],
    "L14": ["Clench your fist as hard as you can.", "Press with all your strength."],
    "L15": ["Arch your back.", "Tense your neck."],
    "L16": ["You are falling.", "The elevator sinks.", "You are alone in the dark."],
    "L17": ["Your body dissolves.", "You are under my control."],
    "L22": ["You walked to the sea.", "The sun was warm."],
    "L23": ["We need rest.", "I am going to make you sleepy."],
    "L25": [f"{'One warm stone and ' * 6}one more."],
    "L33": ["Feel your chakras.", "The universe holds you."],
    "L35": ["Find the pain.", "Focus on the ache in your hip."],
    "L36": ["Engage your core.", "Suck in your belly.", "Brace yourself."],
    "L37": ["Relax.", "Breathe out and relax.", "Now relax your shoulders."],
}


@pytest.mark.parametrize(
    ("rule", "text"), [(rule, text) for rule, texts in FOUND.items() for text in texts]
)
def test_a_rule_finds_its_mistake(rule: str, text: str) -> None:
    assert rule in rules(text)


@pytest.mark.parametrize(
    "text",
    [
        "There is no need to change anything.",
        "You don’t have to picture it.",
        "There is nothing to get right here.",
        "A sharp scent of pine.",
        "Treat yourself kindly.",
        "Your thumb finds the knots in the wood.",
        "The fire crackles in the hearth.",
        "The candle burns low.",
        "Leave your bag alone.",
        "The light falls on the table.",
        "Let the shoulders fall.",
        "Let it be dark behind your eyelids.",
        "Hold the cup.",
        "Press your feet gently into the floor.",
        "A cushion will do.",
        "If you'd like, let your eyes close.",
        "I'll be quiet for a little while.",
        "Your shoulders relax a little.",
        "The lake is smooth as a mirror.",
        "What you were carrying can wait.",
        "The path, lined with ferns, is level.",
        "Walk as you always walk.",
    ],
)
def test_a_harmless_sentence_is_left_alone(text: str) -> None:
    assert rules(text) == set()


def test_places_and_words_are_those_of_the_row() -> None:
    found = review("Rest.\n  “You’re warm”, and You  Must stay.", "text.txt").findings
    assert [(f.line, f.column, f.rule, f.words) for f in found] == [
        (2, 27, "L05", "Must")
    ]


def test_headings_and_pauses_are_no_sentences_but_words_behind_a_pause_are() -> None:
    assert review("# No pain\n[no pain: 10 s]\n  [pause]\n").findings == ()
    told = review("[pause] There is no pain.").findings
    assert {(each.rule, each.column) for each in told} == {("L01", 18), ("L02", 21)}


def test_negated_pain_is_told_twice_and_a_tense_word_only_warned_of() -> None:
    pain = review("There is no pain.").findings
    tense = review("There is no tension.").findings
    assert [(f.rule, f.level, f.words) for f in pain] == [
        ("L01", Level.ERROR, "no pain"),
        ("L02", Level.WARNING, "pain"),
    ]
    assert [(f.rule, f.level, f.words) for f in tense] == [
        ("L01", Level.WARNING, "no tension")
    ]


def test_one_word_of_pain_is_a_warning_and_two_are_errors() -> None:
    levels = [
        f.level for f in review("The ache softens.\nThe sore place rests.").findings
    ]
    assert levels == [Level.ERROR, Level.ERROR]


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("There is no pain.", "room to move"),
        ("Don't tense your hands.", "let it rest"),
        ("Stop worrying.", "let thoughts drift past"),
        ("Relax.", "soften"),
        ("See yourself bending down.", "see the floor come closer"),
        ("Show good posture.", "tall and easy"),
        ("You will feel warm.", "you may notice"),
    ],
)
def test_a_suggestion_fits_what_was_found(text: str, way: str) -> None:
    assert way in review(text).findings[0].suggestion


@pytest.mark.parametrize("rule", FOUND)
def test_every_finding_says_why_and_what_instead(rule: str) -> None:
    for finding in review(FOUND[rule][0]).findings:
        assert finding.why.endswith((".", ")."))
        assert "(" in finding.why
        assert finding.suggestion
        assert "{" not in finding.why + finding.suggestion
