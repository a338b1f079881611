from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.voice.recorded.tones import as_wav, said, word_spans

from unclench.vocabulary import SAMPLE_RATE
from unclench.voice.recorded import take_in
from unclench.voice.recorded.decode import of_flac
from unclench.voice.recorded.words import word_times

LINES = [
    "You can stop at any time, for any reason.",
    "Look round slowly, as far as the edges.",
    "A car, a clock, a pipe in the wall: each can pass.",
    "Lengthen.",
    "Your eyes can stay half open, or come to a close in their own time.",
]


@pytest.mark.parametrize("text", LINES)
def test_words_are_found_by_the_pauses_and_in_between_by_their_letters(text: str) -> None:
    sound = of_flac(take_in(as_wav(said(text, 400)), text, "en").flac)
    times = [at / SAMPLE_RATE - 0.02 for _, at in word_times(text, sound)]
    spans = word_spans(text)
    assert len(times) == len(spans)
    assert np.abs(np.array(times) - [start for start, _ in spans]).max() < 0.2
    # After a stop the pause in the sound says when it goes on.
    for word, (before, after) in enumerate(pairwise(spans), start=1):
        if after[0] - before[1] > 0.3:
            assert times[word] == pytest.approx(after[0], abs=0.03)


@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.booleans(), st.integers(1, 9_000)), max_size=12),
)
def test_words_are_in_order_and_within_the_sound(
    text: str, stretches: list[tuple[bool, int]]
) -> None:
    pieces = [np.full(n, 9_000 if loud else 0, np.int16) for loud, n in stretches]
    sound = np.concatenate([np.zeros(0, np.int16), *pieces])
    times = word_times(text, sound)
    starts = [start for _, start in times]
    assert starts == sorted(starts)
    assert all(0 <= start <= len(sound) for start in starts)
    assert [at for at, _ in times] == sorted({at for at, _ in times})
