from hypothesis import given
from hypothesis import strategies as st

from unclench.sound.within import Within
from unclench.timeline import Cue, CueKind
from unclench.vocabulary import Part

SPANS = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 20)), max_size=12)


@given(spans=SPANS, start=st.integers(-5, 60), n=st.integers(1, 40))
def test_every_cue_that_is_heard_is_found_and_no_other(
    spans: list[tuple[int, int]], start: int, n: int
) -> None:
    cues = [Cue(CueKind.SPEECH, a, a + long, Part.SCENE) for a, long in sorted(spans)]
    found = list(Within(cues).of(start, start + n))
    assert found == [
        (i, cue)
        for i, cue in enumerate(cues)
        if cue.start < start + n and cue.end > start
    ]
