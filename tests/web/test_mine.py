"""What was written becomes an ordinary pack."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from unclench.content import Library, Minutes, parse
from unclench.vocabulary import Part
from unclench.web.lengths import Lengths, Misfit, lengths_of
from unclench.web.mine import (
    FEW,
    Written,
    arc_of,
    parted,
    publish,
    with_same_ids,
    withdraw,
)

SAID = {"summary": "Written here.", "evidence": "Not studied.", "source": ""}
MINUTES = Minutes(least=2, usual=3, most=5)
LIBRARY = Library.load().in_language("en")


def written(text: str, technique: str = "calm-place", title: str = "The gate") -> Written:
    name = "scene-1" if technique else "practice-1"
    return Written(name, technique, "en", title, text, SAID)


def scene(*lines: str) -> str:
    return "\n".join(["# Scene", "", *lines, ""])


def ids(text: str) -> dict[str, str]:
    """Ids of a script by the words."""
    script, problems = parse(text)
    assert problems == ()
    return {
        words: line.id
        for p in script.passages
        for line, words in zip(p.spoken, p.texts, strict=True)
    }


ROWS = st.lists(
    st.sampled_from([f"Row {word}." for word in "abcdefgh"]), min_size=1, unique=True
)


@given(ROWS, ROWS)
def test_a_line_keeps_its_id_wherever_it_goes(
    before: list[str], after: list[str]
) -> None:
    old = with_same_ids(written(scene(*before)).whole, "", "scene-1")
    new = with_same_ids(written(scene(*after)).whole, old, "scene-1")
    was, now = ids(old), ids(new)
    assert {row: was[row] for row in after if row in was} == {
        row: now[row] for row in after if row in was
    }
    fresh = {now[row] for row in after if row not in was}
    assert fresh.isdisjoint(was.values())
    assert len(set(now.values())) == len(after)


def test_lines_that_are_the_same_have_an_id_each() -> None:
    old = with_same_ids(written(scene("Rest.", "Rest.")).whole, "", "scene-1")
    new = with_same_ids(written(scene("Rest.", "Rest.", "Rest.")).whole, old, "scene-1")
    assert new.count("{#scene-1.0") == 3
    assert new.startswith(old.rstrip())


@given(st.text(max_size=400))
def test_whatever_is_typed_the_ids_are_written_without_an_exception(text: str) -> None:
    with_same_ids(written(text).whole, written(text).whole, "scene-1")
    parted(written(text).whole)


def test_the_arc_is_as_it_was_written_between_safety_and_return() -> None:
    script, _ = parse(
        written("# Anchor\nOne.\n# Return\nTwo.\n# Scene\nThree.\n", "").whole
    )
    assert arc_of(script) == (Part.SAFETY, Part.ANCHOR, Part.SCENE, Part.RETURN)


def test_a_long_passage_of_a_scene_is_parted_and_one_with_tags_is_not() -> None:
    rows = [f"Row {n}." for n in range(3 * FEW)]
    script, problems = parse(written(scene(*rows)).parted)
    assert problems == ()
    assert [len(p.spoken) for p in script.passages] == [FEW, FEW, FEW]
    tagged = written(scene("## All {tone=warm}", *rows))
    assert tagged.parted == tagged.whole
    practice = written(scene(*rows), "")
    assert practice.parted == practice.whole


def test_a_scene_is_offered_with_its_practice(tmp_path: Path) -> None:
    publish(written(scene("You hear a wren."), title='A "gate" \\ é'), MINUTES, tmp_path)
    library = Library.installed(tmp_path)
    assert library.problems == ()
    assert "mine/scene-1" in library.technique("calm-place").scenes
    assert library.scenes["mine/scene-1"].name == 'A "gate" \\ é'


def test_a_practice_says_honestly_what_is_known(tmp_path: Path) -> None:
    publish(written(scene("You hear a wren."), ""), MINUTES, tmp_path)
    library = Library.installed(tmp_path)
    assert library.problems == ()
    found = library.technique("mine/practice-1")
    assert (found.summary, found.evidence) == ("Written here.", "Not studied.")
    assert found.minutes == MINUTES
    assert not found.suggested


def test_what_is_taken_out_is_gone_and_the_rest_stays(tmp_path: Path) -> None:
    one, other = written(scene("A wren.")), written(scene("A gate."), "")
    publish(one, MINUTES, tmp_path)
    publish(other, MINUTES, tmp_path)
    withdraw(one, tmp_path)
    withdraw(one, tmp_path)
    library = Library.installed(tmp_path)
    assert library.problems == ()
    assert "mine/scene-1" not in library.scenes
    assert "mine/practice-1" in library.techniques


def test_nothing_half_written_is_left_beside_the_files(tmp_path: Path) -> None:
    for number in range(3):
        publish(written(scene(f"Wren {number}.")), MINUTES, tmp_path)
    files = sorted(p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*.*"))
    assert files == [
        "mine/pack.toml",
        "mine/scenes/scene-1.toml",
        "mine/scripts/scene-1.md",
    ]


def test_a_scene_of_one_line_or_of_sixty_can_be_had_at_every_length() -> None:
    for count in (1, 60):
        lines = [f"You hear bird {n} in the old apple tree." for n in range(count)]
        found = lengths_of(written(scene(*lines)), LIBRARY)
        assert isinstance(found, Lengths)
        assert found.most == LIBRARY.technique("calm-place").minutes.most


def test_a_practice_takes_the_minutes_that_its_words_take() -> None:
    lines = [f"You hear bird {n} in the old apple tree." for n in range(12)]
    assert lengths_of(written(scene(*lines), ""), LIBRARY) == Lengths(
        (4, 5, 6, 8, 10), 10
    )


def test_why_there_is_no_session_is_named() -> None:
    lines = [f"You hear bird {n} in the old apple tree." for n in range(200)]
    assert lengths_of(written("", ""), LIBRARY) is Misfit.EMPTY
    assert lengths_of(written("# Safety\nStop any time."), LIBRARY) is Misfit.EMPTY
    assert lengths_of(written(scene(*lines), ""), LIBRARY) is Misfit.LONG
    whole = written(scene("## All {tone=warm}", *lines))
    assert lengths_of(whole, LIBRARY) is Misfit.UNDIVIDED
