"""Captions say what is said, when it is said; an independent reader agrees."""

from io import StringIO

import pytest
import webvtt
from hypothesis import given
from tests.timeline.scripts import Asked, sessions

from unclench.timeline import Cue, CueKind, Timeline, captions, timestamp
from unclench.vocabulary import SAMPLE_RATE, Part, Utterance, Word


def read(text: str) -> list[webvtt.Caption]:
    captions: list[webvtt.Caption] = webvtt.from_buffer(StringIO(text)).captions
    return captions


def one(text: str, words: tuple[Word, ...] = (), seconds: float = 6) -> Timeline:
    end = int(seconds * SAMPLE_RATE)
    cue = Cue(CueKind.SPEECH, 0, end, Part.SCENE, "x.01", Utterance(text), words)
    return Timeline(end, (cue,), ())


@pytest.mark.parametrize(
    ("samples", "written"),
    [
        (0, "00:00:00.000"),
        (47_999, "00:00:01.000"),
        (48_000 * 3_599 + 47_976, "01:00:00.000"),
        (48_000 * 3_661 + 24, "01:01:01.000"),
    ],
)
def test_a_time_is_written_to_the_millisecond(samples: int, written: str) -> None:
    assert timestamp(samples) == written


@given(session=sessions())
def test_an_independent_reader_finds_every_line_at_its_time(
    session: Asked,
) -> None:
    timeline = session.timeline
    found = read(captions(timeline))
    assert " ".join(c.text.replace("\n", " ") for c in found) == " ".join(
        cue.text for cue in timeline.speech
    )
    starts = {c.start for c in found}
    assert {timestamp(cue.start) for cue in timeline.speech} <= starts
    for caption in found:
        rows = caption.text.split("\n")
        assert len(rows) <= 2
        assert max(map(len, rows)) <= 60


def test_a_short_line_is_one_row_and_keeps_its_id() -> None:
    assert captions(one("The sand is warm.")) == (
        "WEBVTT\n\nNOTE language: en\n\n"
        "x.01\n00:00:00.000 --> 00:00:06.000 line:85%\nThe sand is warm.\n"
    )


def test_a_longer_line_is_broken_in_two_rows_near_its_middle() -> None:
    text = "Under your hands, the wood of the bench is warm from the sun."
    (caption,) = read(captions(one(text)))
    assert (
        caption.text == "Under your hands, the wood of\nthe bench is warm from the sun."
    )


def test_a_line_too_long_for_two_rows_is_split_where_a_word_begins() -> None:
    text = "one " * 24 + "end."
    words = tuple(Word(4 * n, 3, n * SAMPLE_RATE // 4) for n in range(25))
    first, second = read(captions(one(text, words)))
    assert (first.identifier, second.identifier) == ("x.01.1", "x.01.2")
    assert first.end == second.start == "00:00:03.000"
    assert len(first.text) <= 84
    assert len(second.text) <= 84


def test_a_long_line_without_word_times_stays_whole() -> None:
    assert len(read(captions(one("one " * 30)))) == 1


def test_what_a_person_typed_can_not_break_the_file() -> None:
    (caption,) = read(captions(one("Here with you: <b>tea</b> & toast --> jam.")))
    assert "tea" in caption.raw_text
    assert captions(one("a --> b")).count("-->") == 1
