"""Every word of a line has its time."""

from hypothesis import given
from hypothesis import strategies as st

from unclench.timeline.worded import worded
from unclench.vocabulary import Spoken, Word


def told(text: str, length: int, *words: Word) -> list[tuple[str, int]]:
    return [
        (text[w.at : w.at + w.length], w.start)
        for w in worded(text, Spoken(length, words))
    ]


def test_a_word_that_the_voice_ran_together_lies_between_its_neighbours() -> None:
    words = (Word(0, 1, 0), Word(2, 4, 10), Word(7, 2, 60), Word(14, 4, 130))
    assert told("A pipe in the wall.", 200, *words) == [
        ("A", 0),
        ("pipe", 10),
        ("in", 60),
        ("the", 90),
        ("wall", 130),
    ]


def test_a_voice_that_tells_none_is_reckoned_by_letters() -> None:
    assert told("one two six", 110) == [("one", 0), ("two", 40), ("six", 80)]


def test_signs_around_a_word_and_signs_alone_are_no_words() -> None:
    assert [word for word, _ in told("“Well – yes,” it's so-so.", 100)] == [
        *("Well", "yes", "it's", "so-so"),
    ]


def test_a_time_that_goes_back_is_passed_over() -> None:
    words = (Word(0, 3, 50), Word(4, 3, 20), Word(8, 3, 80))
    assert told("one two six", 100, *words) == [("one", 50), ("two", 65), ("six", 80)]


@given(
    text=st.text("ab, .", min_size=1, max_size=60),
    places=st.lists(st.tuples(st.integers(0, 60), st.integers(-5, 1200)), max_size=8),
)
def test_times_never_go_back_and_lie_within_the_line(
    text: str, places: list[tuple[int, int]]
) -> None:
    words = tuple(Word(at, 1, start) for at, start in places)
    made = worded(text, Spoken(1000, words))
    starts = [word.start for word in made]
    assert starts == sorted(starts)
    assert all(0 <= start <= 1000 for start in starts)
    spelt = [text[word.at : word.at + word.length] for word in made]
    assert spelt == [each.strip(",.") for each in text.split() if each.strip(",.")]
