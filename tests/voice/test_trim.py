import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from unclench.vocabulary import Word
from unclench.voice.trim import trimmed

RATE = 1000


def tone(
    before: int, length: int, after: int
) -> np.ndarray[tuple[int], np.dtype[np.int16]]:
    return np.concatenate(
        [np.zeros(before), np.full(length, 9000), np.zeros(after)]
    ).astype(np.int16)


@given(st.integers(0, 500), st.integers(1, 500), st.integers(0, 500))
def test_quiet_edges_go_and_the_margin_stays(
    before: int, length: int, after: int
) -> None:
    clip = trimmed(
        tone(before, length, after), RATE, [], "", threshold=0.01, margin=0.005
    )

    assert clip is not None
    assert len(clip.samples) == min(5, before) + length + min(5, after)
    assert int(np.flatnonzero(clip.samples)[0]) == min(5, before)


def test_sound_below_the_threshold_is_not_speech() -> None:
    samples = tone(100, 50, 100)
    samples[:100] = 80

    clip = trimmed(samples, RATE, [], "", threshold=0.01, margin=0)

    assert clip is not None
    assert clip.samples.tolist() == [9000] * 50


def test_silence_is_no_clip() -> None:
    assert trimmed(tone(100, 0, 0), RATE, [], "", threshold=0.01, margin=0) is None
    assert trimmed(tone(0, 0, 0), RATE, [], "", threshold=0.01, margin=0) is None


def test_words_start_from_the_start_of_the_clip() -> None:
    clip = trimmed(
        tone(100, 300, 100),
        RATE,
        [(0, 0), (4, 250), (8, 480)],
        "Let the hip",
        threshold=0.01,
        margin=0,
    )

    assert clip is not None
    assert clip.words == (Word(0, 3, 0), Word(4, 3, 150), Word(8, 3, 300))


def test_a_word_the_engine_reports_in_pieces_is_one_word() -> None:
    clip = trimmed(
        tone(0, 300, 0),
        RATE,
        [(0, 0), (0, 50), (0, 100), (5, 150), (10, 200)],
        "1234 dog's-lead",
        threshold=0.01,
        margin=0,
    )

    assert clip is not None
    assert clip.words == (Word(0, 4, 0), Word(5, 10, 150))
