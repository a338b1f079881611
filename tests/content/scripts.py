"""Any script file an author could write, for laws that hold of all of them."""

from dataclasses import replace
from enum import StrEnum
from itertools import count, pairwise

from hypothesis import strategies as st

from unclench.content import (
    Breathing,
    Breaths,
    Item,
    Line,
    Passage,
    Pause,
    PauseClass,
    Phrase,
    ScriptFile,
    Tags,
    Turn,
)
from unclench.vocabulary import Moment, Part, Posture, Region, SenseMode, Tone
from unclench.vocabulary.method import Bounds

LETTERS = "abcdefghijklmnopqrstuvwxyzäéßAÖ,.'’!?:;0"
words = st.text(LETTERS, min_size=1, max_size=8).filter(str.strip)
slot = st.sampled_from(["{place.sound}", "{place.name|the quiet}", "{comfort|}"])
sentences = st.lists(words | slot, min_size=1, max_size=6).map(" ".join)
spoken = sentences.filter(lambda s: s.lower() != "quiet")
numbers = st.integers(1, 180).map(lambda n: n / 4)
bounds = st.tuples(numbers, numbers, numbers).map(sorted).map(lambda b: Bounds(*b))
pauses = st.builds(Pause, st.sampled_from(PauseClass) | bounds)
lines = st.builds(Line, spoken)
phrases = st.builds(Phrase, spoken, st.just("") | spoken)
pairs = st.builds(Turn, phrases, phrases)
turns = (
    pairs
    | st.just(Turn())
    | st.builds(Turn, phrases)
    | st.builds(Turn, st.none(), phrases)
)


def _readable(breaths: Breaths) -> bool:
    """An out-breath written alone after an in-breath alone would join it."""
    halves = [(t.inwards is None, t.outwards is None) for t in breaths.turns]
    joined = ((False, True), (True, False)) in pairwise(halves)
    return not joined and any(t != Turn() for t in breaths.turns)


breaths = st.builds(
    Breaths, st.integers(1, 12), st.lists(turns, min_size=1, max_size=4).map(tuple)
).filter(_readable)


def some[W: StrEnum](kind: type[W]) -> st.SearchStrategy[frozenset[W]]:
    return st.frozensets(st.sampled_from(list(kind)), max_size=2)


tags = st.builds(
    Tags,
    posture=some(Posture),
    moment=some(Moment),
    tone=some(Tone),
    sense=some(SenseMode),
    region=some(Region),
    breath=some(Breathing),
    least_minutes=st.sampled_from([0.0, 1.5, 3.0]),
    below_minutes=st.sampled_from([8.0, float("inf")]),
    optional=st.integers(0, 12),
    pick=st.sampled_from(["", "arriving", "sea-2"]),
)
passages = st.builds(
    Passage,
    st.sampled_from(Part),
    st.tuples(
        lines | breaths, st.lists(lines | pauses | breaths, max_size=4).map(tuple)
    ).map(lambda pair: (pair[0], *pair[1])),
    st.just("") | words,
    tags,
)


def numbered(script: ScriptFile) -> ScriptFile:
    """The script with an id on every line."""
    ids = (f"x.{n}" for n in count())

    def phrase(said: Phrase | None) -> Phrase | None:
        return said and replace(said, id=next(ids))

    def item(bare: Item) -> Item:
        if isinstance(bare, Line):
            return replace(bare, id=next(ids))
        if isinstance(bare, Breaths):
            turns = (Turn(phrase(t.inwards), phrase(t.outwards)) for t in bare.turns)
            return replace(bare, turns=tuple(turns))
        return bare

    named = (replace(p, items=tuple(map(item, p.items))) for p in script.passages)
    return replace(script, passages=tuple(named))


nameless_scripts = st.builds(
    ScriptFile,
    words,
    st.sampled_from(["", "calm-place"]),
    passages=st.lists(passages, max_size=5).map(tuple),
)
scripts = nameless_scripts.map(numbered)
