"""What a person never wants to hear is not said, and nothing hangs in the air."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.anybody import LIBRARY, TOPICS, anybody
from tests.content.packs import new_pack
from tests.timeline.scripts import durations

from unclench.composer import (
    Needs,
    NothingLeft,
    SceneBlocked,
    Script,
    choose,
    write,
)
from unclench.composer.blocked import blocklist
from unclench.content import Library, parse
from unclench.timeline.fit import fit
from unclench.vocabulary import SenseMode

CALM = Needs("calm-place", voice="v")


def said(needs: Needs, seed: int = 1) -> list[str]:
    script = write(choose(needs, LIBRARY, seed=seed), LIBRARY)
    return [utterance.text for utterance in script.utterances]


def small(tmp_path: Path, body: str) -> Library:
    """The shipped frame with one technique whose scene is the body."""
    shelf = new_pack(tmp_path / "pack")
    (shelf / "techniques").mkdir(parents=True)
    (shelf / "en" / "hut").mkdir(parents=True)
    (shelf / "techniques" / "hut.toml").write_text(
        """
        name = "Hut"
        summary = "A hut."
        evidence = "None."
        source = "None."
        parts = ["safety", "scene", "return"]
        postures = ["sitting"]
        silence = [0.3, 0.7]
        [minutes]
        least = 1
        usual = 1
        most = 5
        """,
        "utf-8",
    )
    head = "---\ntitle: Hut\ntechnique: hut\n---\n\n# Scene\n\n"
    (shelf / "en" / "hut" / "hut.md").write_text(head + body, "utf-8")
    library = Library.load([shelf])
    assert library.problems == ()
    return library


def scene(needs: Needs, library: Library) -> list[str]:
    script: Script = write(choose(needs, library), library)
    return [
        utterance.text
        for segment in script.segments
        if segment.part == "scene"
        for utterance in segment.utterances
    ]


HUT = Needs("orchard/hut", voice="v", minutes=1)
BENCH = """## Bench
You are safe on the bench. {#hut.01}
- or: You are at ease on the bench. {#hut.02}
- or: The bench is wide. {#hut.03}
Rest your hand on it. {#hut.04}

## Lake {optional=1}
The lake is still. {#hut.05}
Its water is grey. {#hut.06}
"""


def test_a_blocked_line_is_replaced_by_its_first_substitute(tmp_path: Path) -> None:
    library = small(tmp_path, BENCH)
    assert scene(HUT, library)[:2] == [
        "You are safe on the bench.",
        "Rest your hand on it.",
    ]
    assert scene(replace(HUT, blocked=frozenset({"safe"})), library)[:2] == [
        "You are at ease on the bench.",
        "Rest your hand on it.",
    ]
    both = frozenset({"Safe", "at  ease"})
    assert scene(replace(HUT, blocked=both), library)[0] == "The bench is wide."


def test_a_passage_with_a_blocked_line_and_no_substitute_is_left_out_whole(
    tmp_path: Path,
) -> None:
    library = small(tmp_path, BENCH)
    left = scene(replace(HUT, blocked=frozenset({"water"})), library)
    assert left[:2] == ["You are safe on the bench.", "Rest your hand on it."]
    assert "The lake is still." not in left


def test_a_blocked_breath_phrase_leaves_a_silent_phase(tmp_path: Path) -> None:
    body = """## Breath
The bench is wide. {#hut.01}
[breathe: 2]
- in: Wide. | Wide. {#hut.02}
- out: Melt. | Melt. {#hut.03}
"""
    library = small(tmp_path, body)
    assert "Melt." in scene(HUT, library)
    assert "Melt." not in scene(replace(HUT, blocked=frozenset({"melt"})), library)
    assert "Wide." in scene(replace(HUT, blocked=frozenset({"melt"})), library)


def test_substitutes_are_read_and_know_their_line() -> None:
    script, problems = parse(
        "---\ntitle: t\n---\n# Scene\n"
        "- or: Too early. {#a}\nA line. {#b}\n- or: It. {#c}\n"
    )
    assert [problem.message for problem in problems] == [
        "There is no line above that this could stand for."
    ]
    assert [line.id for line in script.passages[0].lines] == ["b", "c"]
    assert [line.id for line in script.passages[0].spoken] == ["b"]


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("wave", "Two waves come in."),
        ("wave", "It is waving."),
        ("heavy", "It grows heavier."),
        ("shoulders", "Your shoulder blades rest."),
        ("melt", "Melting, slowly."),
        ("let go", "You may let  go."),
        ("cand*", "A candle is lit."),
        ("water", "The sea is near."),
        ("Water", "A river bends."),
    ],
)
def test_a_word_is_caught_with_its_endings_and_a_topic_with_its_words(
    word: str, text: str
) -> None:
    assert blocklist([word], LIBRARY, "en").hits(text)


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("bee", "It can be warm in bed."),
        ("wave", "The weaver sits."),
        ("glass", "A glad bird sings."),
    ],
)
def test_other_words_are_left_alone(word: str, text: str) -> None:
    assert not blocklist([word], LIBRARY, "en").hits(text)


def test_a_scene_about_something_blocked_is_not_entered() -> None:
    water = frozenset({"water"})
    assert choose(replace(CALM, blocked=water), LIBRARY).scene != "beach"
    with pytest.raises(SceneBlocked, match="There is also"):
        choose(replace(CALM, scene="beach", blocked=water), LIBRARY)


def test_an_ambience_that_recalls_what_is_blocked_is_not_chosen_unasked() -> None:
    needs = Needs("scan-nature", voice="v", blocked=frozenset({"water"}))
    assert choose(needs, LIBRARY).ambience not in {"ocean", "rain", "stream"}


@pytest.mark.parametrize(
    ("scene", "ambience", "topic"),
    [("house-at-night", "crickets", "insects"), ("stream", "stream", "storm")],
)
def test_a_scene_has_its_place_around_it_unless_that_is_blocked(
    scene: str, ambience: str, topic: str
) -> None:
    recalls = topic in LIBRARY.ambiences[ambience].avoid
    technique = next(t.id for t in LIBRARY.techniques.values() if scene in t.scenes)
    needs = Needs(technique, voice="v", scene=scene)
    assert choose(needs, LIBRARY).ambience == ambience
    blocked = choose(replace(needs, blocked=frozenset({topic})), LIBRARY)
    assert blocked.ambience == ("none" if recalls else ambience)


def test_a_fire_is_no_place_for_who_fears_it() -> None:
    assert LIBRARY.ambiences["fire"].avoid == ("fire",)
    assert all(scene.ambience != "fire" for scene in LIBRARY.scenes.values())


def test_own_words_that_are_blocked_are_not_said() -> None:
    own = {"place.sound": "waves far off", "place.name": "the hut"}
    mine = replace(CALM, scene="own", own=own)
    assert any("waves far off" in line for line in said(mine))
    water = replace(mine, blocked=frozenset({"water"}))
    assert not any("waves" in line for line in said(water))


def test_who_blocks_what_every_sentence_needs_is_told_kindly() -> None:
    with pytest.raises(NothingLeft) as error:
        choose(replace(CALM, blocked=frozenset({"you", "the", "a", "in"})), LIBRARY)
    assert "one blocked word less" in str(error.value)


@given(needs=anybody(), words=st.frozensets(st.sampled_from(TOPICS), max_size=3))
def test_blocked_words_are_never_spoken(needs: Needs, words: frozenset[str]) -> None:
    try:
        recipe = choose(replace(needs, blocked=words), LIBRARY)
    except (NothingLeft, SceneBlocked):
        return
    script = write(recipe, LIBRARY)
    told = [word for topic in words for word in LIBRARY.topics["en"][topic].words]
    plain = [re.escape(word).replace(r"\*", r"\w*") for word in told]
    found = re.compile(rf"\b(?:{'|'.join(plain) or '(?!)'})\b", re.IGNORECASE)
    assert [u.text for u in script.utterances if found.search(u.text)] == []
    assert fit(script, durations(script), recipe.minutes).length


@given(needs=anybody())
def test_who_sees_no_pictures_is_not_asked_to_look(needs: Needs) -> None:
    recipe = choose(replace(needs, sense=SenseMode.NON_VISUAL), LIBRARY)
    script = write(recipe, LIBRARY)
    seeing = re.compile(
        r"\b(?:see|sees|look|looks|looking|picture|pictures|watch)\b", re.IGNORECASE
    )
    own = [word for _name, word in recipe.own]
    lines = [u.text for u in script.utterances if not any(w in u.text for w in own)]
    assert [line for line in lines if seeing.search(line)] == []
