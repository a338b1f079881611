"""Reviewing one text: a script file, or a plain one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from unclench.content.parse import parse, without_notes
from unclench.content.review.coach import Looker, looker
from unclench.content.review.excuse import Answers, Excused
from unclench.content.review.finding import UNREADABLE, Finding, Level
from unclench.content.review.measure import IMAGE, Measured, findings, measured
from unclench.content.review.picture import Picture, draw
from unclench.content.review.quiet import quiet_share
from unclench.content.review.sentence import of_script, of_text
from unclench.content.review.spot import spots
from unclench.content.review.weigh import Whole, told, weighed

USUAL_LANGUAGE = "en"
OF_IMAGE = frozenset({"L18", "L20"})
"""Rules about scene and suggestion together."""
FEELINGS = "L20"
"""The rule about feelings, which may be named in another file of the technique."""


@dataclass(frozen=True, slots=True)
class Review:
    """What the coach says of a text. It scores nothing and judges nobody."""

    findings: tuple[Finding, ...]
    """In the order of the text, what is about the whole of it first."""
    picture: Picture
    excused: tuple[Excused, ...] = ()
    """What the author has answered with an ``ok``."""


def review(text: str, file: str = "script.md", language: str | None = None) -> Review:
    """Review a script file, or a plain text.

    Parameters
    ----------
    text
        A script, known by its head; or sentences, best one a row.
    file
        Its name, for the findings' sake.
    language
        A language code; the script's own, or English, when left out.

    Returns
    -------
    Review
        Findings with their places, the picture, and what is excused.
    """
    rows = text.splitlines()
    bare = without_notes(text).splitlines()
    first = next((row.strip() for row in bare if row.strip()), "")
    script, problems = parse(text, file) if first == "---" else (None, ())
    known = language or (script and script.language) or USUAL_LANGUAGE
    coach = looker(known)
    sentences = tuple(of_script(script, bare) if script else of_text(bare))
    spoken = [sentence for sentence in sentences if not sentence.aside]
    found = [
        Finding(
            p.file, p.line, p.column, UNREADABLE, Level.ERROR, "", p.message, p.suggestion
        )
        for p in problems
    ]
    answers = Answers(rows, file)
    if coach is None:
        found.append(unknown(file, known))
    else:
        technique = script.technique if script else ""
        whole = Whole(sentences, technique, script is not None)
        found += _said(whole, coach, answers)
    quiet = quiet_share(script) if script else None
    picture = draw(spoken, coach, quiet)
    return Review(tuple(sorted(found)), picture, tuple(answers.excused))


def _said(whole: Whole, coach: Looker, answers: Answers) -> Iterator[Finding]:
    """All that the coach says, but for what is excused."""
    rules, file = coach.coach.rules, answers.file
    open_spots = []
    for spot in spots(whole.sentences, coach):
        (finding,) = weighed([spot], rules, whole, file)
        if answers.left(finding):
            open_spots.append(spot)
    yield from weighed(list(told(open_spots, whole)), rules, whole, file)
    in_all = findings(_in_all(whole, coach), coach, file, script=whole.script)
    yield from filter(answers.left, in_all)
    yield from answers.wrong()


def _in_all(whole: Whole, coach: Looker) -> Iterator[Measured]:
    """Measure a text; without a scene or a suggestion, a script is half of one."""
    counted = [sentence for sentence in whole.sentences if not sentence.aside]
    half = whole.script and not {sentence.part for sentence in counted} >= IMAGE
    for one in measured(counted, coach, script=whole.script):
        if not half or one.rule not in OF_IMAGE:
            yield one
        elif one.rule != FEELINGS:
            yield replace(one, error=False)


def unknown(file: str, language: str) -> Finding:
    """Say that the coach doesn't know a language."""
    return Finding(
        file,
        0,
        1,
        "language",
        Level.WARNING,
        "",
        f"The coach has no words for the language “{language}” yet.",
        f"Write them: library/{language}/coach.toml, in the form of the English one.",
    )
