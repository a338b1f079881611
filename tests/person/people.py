"""Anybody at all, for laws that hold for everybody."""

from datetime import date

from hypothesis import strategies as st

from unclench.content import Library
from unclench.person import OWN_NAMES, Me, Movement, fitted
from unclench.vocabulary import (
    BreathPattern,
    Eyes,
    Pace,
    Posture,
    Region,
    SenseMode,
    Tone,
)

LIBRARY = Library.load()
LASTING = sorted(name for name, caution in LIBRARY.cautions.items() if not caution.now)

words = st.text(max_size=40).map(lambda typed: fitted(typed).words).filter(bool)


def some(names: object) -> st.SearchStrategy[tuple[str, ...]]:
    """A few of the names, each once."""
    return st.lists(st.sampled_from(sorted(names)), unique=True, max_size=4).map(tuple)  # type: ignore[call-overload]  # any collection of names


movements = st.builds(
    Movement,
    room=words,
    feeling=words,
    seconds=st.none() | st.floats(0.5, 45),
    start=st.integers(1, 6),
)

people = st.builds(
    Me,
    own=st.dictionaries(st.sampled_from(sorted(OWN_NAMES)), words, max_size=5),
    blocked=st.lists(
        words.map(str.lower).filter(lambda w: fitted(w).words == w),
        unique=True,
        max_size=3,
    ).map(tuple),
    cautions=st.none() | some(LASTING),
    sense=st.sampled_from(SenseMode),
    eyes=st.sampled_from(Eyes),
    gentle=st.booleans(),
    tone=st.sampled_from([None, *Tone]),
    pace=st.sampled_from(Pace),
    posture=st.none() | st.sampled_from(Posture),
    unfit_postures=some(Posture).map(lambda names: tuple(Posture(n) for n in names)),
    region=st.none() | st.sampled_from(Region),
    avoid=some(Region).map(lambda names: tuple(Region(n) for n in names)),
    breath=st.sampled_from(BreathPattern),
    breath_tone=st.booleans(),
    longest=st.none() | st.floats(1, 60),
    unwanted_scenes=some(LIBRARY.scenes),
    unwanted_techniques=some(LIBRARY.techniques),
    passed_over=st.dictionaries(
        st.sampled_from(sorted(LIBRARY.techniques)), st.dates(), max_size=2
    ),
    signs=st.dictionaries(st.sampled_from(sorted(LIBRARY.signs)), st.booleans()),
    country=st.sampled_from(["", "GB", "US"]),
    movements=st.dictionaries(st.sampled_from(["own", "stairs"]), movements),
    movement_paused=st.booleans(),
)

TODAY = date(2026, 5, 4)
