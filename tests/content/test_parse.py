"""A script file is read whole: what is right is kept, every mistake is told."""

from collections.abc import Callable
from textwrap import dedent

import pytest

from unclench.content import (
    Breathing,
    Breaths,
    Line,
    Passage,
    Pause,
    PauseClass,
    Phrase,
    Problem,
    ScriptFile,
    Tags,
    Turn,
    parse,
)
from unclench.vocabulary import Moment, Part, Posture
from unclench.vocabulary.method import Bounds

HEAD = "---\ntitle: Bench\n---\n"


def document(test: Callable[..., object]) -> str:
    """The script in a test's docstring, which is what the test is about."""
    assert test.__doc__
    first, _, rest = test.__doc__.partition("\n")
    return first + "\n" + dedent(rest)


def told(problems: tuple[Problem, ...]) -> list[tuple[int, int, str]]:
    return [(p.line, p.column, p.message) for p in problems]


def test_a_whole_script_is_read() -> None:
    """---
    title: Garden bench
    technique: calm-place
    scene: garden
    ---

    # Scene

    ## The bench {posture=lying,sitting optional=2 minutes=3-8 pick=seat}
    The wood is warm. {#garden.01}
    [pause: sense]
    [pause: 10 s, 8-15 s]
    <!-- said slowly -->

    # Suggestion
    [breathe: 4]
    - in: The spine lengthens. | Lengthen. {#garden.02}
    - out: The muscles melt.
    - quiet
    """
    script, problems = parse(document(test_a_whole_script_is_read))
    assert problems == ()
    tags = Tags(
        posture=frozenset({Posture.LYING, Posture.SITTING}),
        optional=2,
        least_minutes=3,
        below_minutes=8,
        pick="seat",
    )
    bench = Passage(
        Part.SCENE,
        (
            Line("The wood is warm.", "garden.01"),
            Pause(PauseClass.SENSE),
            Pause(Bounds(8, 10, 15)),
        ),
        "The bench",
        tags,
    )
    spine = Phrase("The spine lengthens.", "Lengthen.", "garden.02")
    breath = Breaths(4, (Turn(spine, Phrase("The muscles melt.")), Turn()))
    assert script == ScriptFile(
        title="Garden bench",
        technique="calm-place",
        scene="garden",
        passages=(bench, Passage(Part.SUGGESTION, (breath,))),
    )


def test_a_pause_in_seconds_alone_may_be_a_quarter_less_and_a_half_more() -> None:
    script, _ = parse(HEAD + "# Scene\nWarm.\n[pause: 8 s]\n")
    assert script.passages[0].items[1] == Pause(Bounds(6, 8, 12))


def test_no_pause_grows_past_45_seconds() -> None:
    script, _ = parse(HEAD + "# Scene\nWarm.\n[pause: 40 s]\n")
    assert script.passages[0].items[1] == Pause(Bounds(30, 40, 45))


def test_tags_narrow_when_a_passage_belongs() -> None:
    script, _ = parse(HEAD + "# Scene\n## A {moment=sleep breath=natural}\nWarm.\n")
    assert script.passages[0].tags == Tags(
        moment=frozenset({Moment.SLEEP}), breath=frozenset({Breathing.NATURAL})
    )


def test_notes_are_not_spoken_and_keep_every_row_where_it_was() -> None:
    script, problems = parse(
        HEAD + "<!-- two\nrows -->\n# Scene\nWarm. <!-- x -->\n[oh]\n"
    )
    assert script.passages[0].lines == (Line("Warm.", row=7),)
    assert [problem.line for problem in problems] == [8]


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("# Sceen\n", (4, 1, "There is no part “Sceen”;")),
        ("Hello.\n", (4, 1, "These words come before the first part.")),
        ("### Deep\n", (4, 1, "This heading can't be read.")),
        ("# Scene {optional=1}\n", (4, 9, "A part has no tags.")),
        ("# Scene\n## A {posture=lyin}\nB.\n", (5, 7, "“lyin” is no posture;")),
        ("# Scene\n## A {optinal}\nB.\n", (5, 7, "There is no tag “optinal”;")),
        ("# Scene\n## A {pick=}\nB.\n", (5, 7, "The tag “pick” has no value.")),
        ("# Scene\n## A {pick=A!}\nB.\n", (5, 7, "“pick=A!” is no name.")),
        ("# Scene\n## A {optional=x}\nB.\n", (5, 7, "“optional=x” is no rank.")),
        (
            "# Scene\n## A {minutes=8-3}\nB.\n",
            (5, 7, "“minutes=8-3” is no range of minutes."),
        ),
        ("# Scene\nB.\n[pause: sens]\n", (6, 1, "“sens” is no pause;")),
        ("# Scene\nB.\n[pause: 60 s]\n", (6, 1, "“60 s” can't be kept.")),
        ("# Scene\nB.\n[pause: 5 s, 6-9 s]\n", (6, 1, "“5 s, 6-9 s” can't be kept.")),
        ("# Scene\nB.\n[pawse]\n", (6, 1, "“[pawse]” is neither a pause nor a breath.")),
        ("# Scene\n- in: B.\n", (5, 1, "A row with “-” belongs under [breathe: …].")),
        ("# Scene\nB.\n[breathe: 4]\n", (6, 1, "These breaths have no words.")),
        (
            "# Scene\n[breathe: 0]\n- in: B.\n",
            (5, 1, "“0” is no number of breaths."),
        ),
        (
            "# Scene\n[breathe: 2]\n- on: B.\n- in: B.\n",
            (6, 1, "“- on: B.” is no phase of a breath."),
        ),
        (
            "# Scene\n[breathe: 2]\n- in: a | b | c\n- in: B.\n",
            (6, 7, "This phrase can't be read."),
        ),
        ("# Scene\n  A {place.sond}.\n", (5, 5, "There is no own word “place.sond”;")),
        ("# Scene\nA {b.\nC.\n", (5, 1, "A brace in this line can't be read.")),
        ("# Scene\nB. {#a b}\n", (5, 6, "“a b” is no id.")),
        ("# Scene\nB. {#x}\nC. {#x}\n", (6, 6, "The id “x” stands at line 5 already.")),
        ("# Scene\n## Empty\n## B\nB.\n", (6, 1, "The passage above has no words.")),
    ],
)
def test_a_mistake_is_told_with_its_place(
    body: str, problem: tuple[int, int, str]
) -> None:
    _, problems = parse(HEAD + body)
    assert told(problems)[:1] == [problem]


@pytest.mark.parametrize(
    ("head", "problem"),
    [
        ("# Scene\nB.\n", (1, 1, "The file has no head.")),
        ("---\nscene: x\n---\n", (1, 1, "A scene needs a technique.")),
        ("---\ntitel: x\ntitle: y\n---\n", (2, 1, "A head has no “titel”;")),
        ("---\ntitle\n---\n", (1, 1, "The head has no title.")),
        ("---\ntitle: x\ntitle: y\n---\n", (3, 1, "“title” stands twice in the head.")),
    ],
)
def test_a_mistake_in_the_head_is_told(head: str, problem: tuple[int, int, str]) -> None:
    _, problems = parse(head)
    assert problem in told(problems)


def test_one_bad_row_loses_nothing_else() -> None:
    script, problems = parse(HEAD + "# Scene\nOne.\n[pause: sens]\nTwo {x.\nThree.\n")
    assert script.passages[0].items == (Line("One."), Line("Three."))
    assert len(problems) == 2


def test_a_problem_reads_as_file_line_column_and_a_way_out() -> None:
    _, problems = parse(HEAD + "# Sceen\n", "bench.md")
    assert str(problems[0]) == (
        "bench.md:4:1: There is no part “Sceen”; did you mean scene or settle or deepen?"
    )


def test_an_endless_row_is_told_and_passed_over() -> None:
    text = f"{HEAD}# Scene\nThe bench.\n{'a' * 100_000}\nThe tree.\n"
    script, problems = parse(text)
    assert [passage.texts for passage in script.passages] == [("The bench.", "The tree.")]
    assert told(problems) == [(6, 1, "This row has 100,000 characters.")]


def test_a_note_never_moves_the_rows_below_it() -> None:
    text = f"{HEAD}# Scene\n<!-- a\x0bb\u2028c -->\nThe bench.\n"
    script, _ = parse(text)
    assert [line.row for passage in script.passages for line in passage.lines] == [8]
