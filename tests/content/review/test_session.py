"""What the coach says of a session as it is heard."""

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from tests.content.review.sessions import LIBRARY, session

from unclench.content import Library, parse
from unclench.content.review import Finding
from unclench.content.review.heard import AsHeard, Kind, Stretch, Terms
from unclench.content.review.session import review_session
from unclench.vocabulary import Ending, Limit, Part, Region, SenseMode, Tone

SAFETY = "safety: You can stop at any time, and never listen while driving. 2"


def findings(heard: AsHeard, rule: str, library: Library = LIBRARY) -> list[Finding]:
    """What is found by one rule."""
    told = review_session(heard, library).findings
    return [finding for finding in told if finding.rule == rule]


def levels(heard: AsHeard, rule: str) -> list[str]:
    return [finding.level.value for finding in findings(heard, rule)]


def test_one_word_of_pain_is_a_warning_and_more_are_errors() -> None:
    once = session(SAFETY, "scene: The ache is warm sand. 8")
    twice = session(SAFETY, *["scene: The ache is warm sand. 8"] * 2)
    assert levels(once, "L02") == ["warning"]
    assert levels(twice, "L02") == ["error", "error"]


def test_the_safety_line_may_name_what_it_warns_of() -> None:
    heard = session("safety: Stop if there is pain. Not while driving. 2")
    assert levels(heard, "L01") == levels(heard, "L02") == []


def test_the_safety_line_speaks_of_driving() -> None:
    assert levels(session(SAFETY), "L31") == []
    assert levels(session("safety: You can stop at any time. 2"), "L31") == ["error"]


TELLING = "scene: The path goes past a gate, a barn and a row of old apple trees. 8"
OFFERING = "scene: You might hear a gate, and perhaps the leaves of a tall tree. 8"


def test_a_session_offers_more_than_it_tells() -> None:
    told = findings(session(SAFETY, *[TELLING] * 6), "L11")
    assert [finding.level.value for finding in told] == ["warning", "warning"]
    assert "“scene”" in "".join(finding.why for finding in told)
    assert findings(session(SAFETY, *[OFFERING] * 6), "L11") == []


def test_what_the_person_blocked_is_an_error_where_it_is_said() -> None:
    heard = session(SAFETY, "scene: You hear the sea. 8", unwanted=frozenset({"line.02"}))
    (found,) = findings(heard, "L30")
    assert (found.words, found.level.value) == ("You hear the sea.", "error")
    assert found.file == "session.json (line.02)"


def test_a_region_that_is_let_be_is_not_attended_to() -> None:
    passage = next(
        p
        for p in LIBRARY.passages("en").values()
        if p.tags.region == {Region.JAW} and not p.tags.effort
    )
    row = f"suggestion#{passage.id}: {passage.texts[0]} 8"
    (found,) = findings(session(SAFETY, row, avoid={Region.JAW}), "L30")
    script = Path(found.file).read_text("utf-8").splitlines()
    assert passage.id in script[found.line - 1]
    assert findings(session(SAFETY, row, avoid={Region.NECK}), "L30") == []


def test_a_region_that_is_let_be_may_be_let_go_of() -> None:
    passage = next(
        p
        for p in LIBRARY.passages("en").values()
        if p.tags.effort and Region.NECK in p.tags.region
    )
    row = f"induction#{passage.id}: {passage.texts[0]} 8"
    assert findings(session(SAFETY, row, avoid={Region.NECK}), "L30") == []


def test_own_words_that_are_never_heard_are_missed() -> None:
    own = (("place.sound", "rain on tin"), ("place.smell", "tar"))
    silent = session(SAFETY, "scene: You hear the sea. 8", own=own)
    heard = session(SAFETY, "scene: Here with you: rain on tin. 8", own=own)
    assert levels(silent, "L21") == ["warning"]
    assert levels(heard, "L21") == []


def test_a_frightening_scene_is_an_error_for_who_wants_it_gentle() -> None:
    row = "scene: You are alone in a dark cave. 8"
    assert set(levels(session(SAFETY, row), "L16")) == {"warning"}
    gentle = session(SAFETY, row, limits={Limit.GENTLE})
    assert set(levels(gentle, "L16")) == {"error"}


def test_the_same_words_over_and_over_are_told_but_not_those_of_the_breath() -> None:
    again = "scene: You hear the sea, and it hears you too. 8"
    assert levels(session(SAFETY, *[again] * 10), "L34") == ["warning"]
    assert levels(session(*[SAFETY] * 10, *[OFFERING] * 3), "L34") == []


def test_what_a_technique_is_excused_from_is_told_with_its_reason() -> None:
    rows = (SAFETY, *[TELLING] * 8)
    assert levels(session(*rows), "L20") == ["error"]
    flare = review_session(session(*rows, technique="flare"), LIBRARY)
    reasons = {each.finding.rule: each.reason for each in flare.excused}
    assert reasons == dict(LIBRARY.technique("flare").excused)
    assert [finding for finding in flare.findings if finding.rule == "L20"] == []


SCRIPT = """---
title: Bench
technique: calm-place
---

# Scene

You must see the bench. {#bench.01}
You must hear a bee. {#bench.02} <!-- ok L05: said by a child in the story -->
Here with you: {place.sound}. {#bench.03}
"""


def library(folder: Path) -> Library:
    """The shipped library with one more script."""
    file = folder / "bench.md"
    file.write_text(SCRIPT, encoding="utf-8")
    script, _ = parse(SCRIPT, str(file))
    return replace(LIBRARY, scripts=(*LIBRARY.scripts, script))


def test_findings_point_into_the_script_and_heed_its_ok(tmp_path: Path) -> None:
    heard = session(
        SAFETY,
        "scene#bench.01: You must see the bench. 8",
        "scene#bench.02: You must hear a bee. 8",
    )
    review = review_session(heard, library(tmp_path))
    (found,) = [each for each in review.findings if each.rule == "L05"]
    row = SCRIPT.splitlines()[found.line - 1]
    assert found.file == str(tmp_path / "bench.md")
    assert row[found.column - 1 :].startswith(found.words)
    assert "bench.01" in row
    assert [each.reason for each in review.excused] == ["said by a child in the story"]


def test_what_somebody_calls_their_own_place_is_not_judged(tmp_path: Path) -> None:
    own = (("place.sound", "the painful cellar"),)
    row = "scene#bench.03: Here with you: the painful cellar. 8"
    heard = session(SAFETY, row, own=own)
    assert findings(heard, "L02", library(tmp_path)) == []
    assert levels(heard, "L02") == ["warning"]


def test_in_a_language_without_words_the_times_are_judged_all_the_same() -> None:
    heard = session("scene: Vad du hör. 50", "scene: Och sedan. 2", language="sv")
    told = {finding.rule for finding in review_session(heard, LIBRARY).findings}
    assert {"language", "L12", "L26", "L27"} <= told


def test_the_picture_is_of_what_is_heard() -> None:
    heard = session("scene: You hear the warm sea. 9")
    picture = review_session(heard, LIBRARY).picture
    assert (picture.words, picture.sentences, picture.quiet) == (5, 1, 0.75)


LINES = st.text(st.characters(exclude_categories=["Cs"]), max_size=60) | st.sampled_from(
    ("You might hear the sea.", "{place.sound}", "# no", "[pause: 3 s]", "..", "—")
)


@st.composite
def sessions(draw: st.DrawFn) -> AsHeard:
    """Anything that a session file may hold, however little sense it makes."""
    cues = []
    for _ in range(draw(st.integers(0, 12))):
        start = draw(st.floats(0, 900))
        cues.append(
            Stretch(
                kind=draw(st.sampled_from(Kind)),
                start=start,
                end=start + draw(st.floats(0.01, 60)),
                part=draw(st.sampled_from(Part)),
                line=draw(st.sampled_from(("", "frame.01", "nowhere.1"))),
                text=draw(LINES),
            )
        )
    terms = Terms(
        ending=draw(st.sampled_from(Ending)),
        tone=draw(st.sampled_from(Tone)),
        sense=draw(st.sampled_from(SenseMode)),
        rung=draw(st.none() | st.integers(0, 9)),
        movement_seconds=draw(st.floats(0, 60)),
        own=(("place.sound", draw(LINES)),),
    )
    return AsHeard(
        technique=draw(st.sampled_from(("calm-place", "rehearse", "no-such"))),
        language=draw(st.sampled_from(("en", "de", "sv", "../en"))),
        seconds=draw(st.floats(0.1, 1000)),
        cues=tuple(sorted(cues, key=lambda cue: cue.start)),
        recipe=terms,
        unwanted=frozenset(draw(st.sets(st.sampled_from(("frame.01", "nowhere.1"))))),
    )


@given(sessions())
def test_whatever_a_session_file_holds_is_reviewed(heard: AsHeard) -> None:
    review = review_session(heard, LIBRARY)
    assert all(f.why and f.suggestion and f.column > 0 for f in review.findings)
