import re
import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unclench.vocabulary import Utterance
from unclench.voice import ClipStore, Voice, find_voice, speak
from unclench.voice.reading import reading_aloud, reading_of
from unclench.voice.take import Take

ENGLISH = {
    "Rest for 10-15 min.": "Rest for 10 to 15 minutes.",
    "Hold for 5 min. then let go.": "Hold for 5 minutes then let go.",
    "1 min, 1.5 min, 3 s, 20 %, 5°C": (
        "1 minute, 1.5 minutes, 3 seconds, 20 percent, 5 degrees Celsius"
    ),
    "At 9:00 am, 8:05, 10:00, 8:30": "At 9 am, 8 oh 5, 10 o'clock, 8:30",
    "1/2 cup and/or 3 x 5, tea/milk": ("one half cup and or 3 times 5, tea or milk"),
    "e.g. Dr. Hill, approx. 30 yards, etc.": (
        "for example Doctor Hill, approximately 30 yards, etc."
    ),
    "$5, £1, L5/S1, since the 1960s": "5 dollars, 1 pound, L5 S1, since the 1960s",
    "~5 pages, p. 12, No. 7": "about 5 pages, page 12, number 7",
    "2026-11-23 and 4-7-8": "2026-11-23 and 4-7-8",
    "Close your eyes, close by.": "cloze your eyes, close by.",
    "You can wind down.": "You can wined down.",
    "It is content with the wind.": "It is contennt with the wind.",
}
GERMAN = {
    "Atme z. B. 3 s lang, ca. 10–15 Min. ein.": (
        "Atme zum Beispiel 3 Sekunden lang, zirka 10 bis 15 Minuten ein."
    ),
    "Um 8:30 Uhr, um 18.05 Uhr, um 9:00": "Um 8 Uhr 30, um 18 Uhr 5, um 9 Uhr",
    "1 Std., 2 km/h, 1,5 l, 5 €": ("1 Stunde, 2 Kilometer pro Stunde, 1,5 Liter, 5 Euro"),
    "Kaffee und/oder Tee usw.": "Kaffee und oder Tee und so weiter.",
    "Deine Fingerspitzen, irgendwo": "Deine Fingerschpitzen, irgend-wo",
}


@pytest.mark.parametrize(("written", "read"), ENGLISH.items())
def test_english_is_read_as_people_read_it(written: str, read: str) -> None:
    assert reading_of(written, "en").text == read


@pytest.mark.parametrize(("written", "read"), GERMAN.items())
def test_german_is_read_as_people_read_it(written: str, read: str) -> None:
    assert reading_of(written, "de-AT").text == read


@pytest.mark.parametrize("language", ["fr", "", "../en", "x-y"])
def test_a_language_without_a_lexicon_is_read_as_it_is_written(language: str) -> None:
    assert reading_of("10-15 min", language).text == "10-15 min"


@given(st.text(max_size=60), st.sampled_from(["en", "de", "fr"]))
def test_every_character_read_comes_from_one_written(text: str, language: str) -> None:
    reading = reading_of(text, language)

    assert len(reading.origins) == len(reading.text)
    assert all(0 <= at < len(text) for at in reading.origins)
    assert list(reading.origins) == sorted(reading.origins)


def test_words_are_told_where_they_are_written() -> None:
    written = "And close the door for 10-15 min, tea/milk."

    def say(utterance: Utterance) -> Take:
        words = tuple(
            (m.start(), 9 * m.start()) for m in re.finditer(r"\w+", utterance.text)
        )
        return Take(b"", 8000, words)

    heard = reading_aloud(say)(Utterance(written)).words

    ats = [at for at, _ in heard]
    assert [written[at:].partition(" ")[0] for at in dict.fromkeys(ats)] == [
        *("And", "close", "the", "door", "for", "10-15", "min,", "tea/milk.", "/milk."),
        "milk.",
    ]


def test_captions_keep_what_is_written(voice: Voice, store: ClipStore) -> None:
    text = "And close your eyes for 10-15 min, e.g. at 9:00."
    line = Utterance(text)

    words = speak([line], voice, store=store)[line].words

    assert [text[w.at : w.at + w.length] for w in words] == [
        *("And", "close", "your", "eyes", "for", "10-15", "min", "e", "at", "9"),
    ]
    starts = [w.start for w in words]
    assert starts == sorted(set(starts))


def test_a_clip_outlives_a_lexicon_that_reads_its_line_as_before(voice: Voice) -> None:
    plain, read = Utterance("Let go."), Utterance("Wind down.")

    assert voice.origin(plain) != voice.origin(read)
    assert voice.identity not in (voice.origin(plain), voice.origin(read))


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_word_of_the_lexicon_is_read_so_whatever_its_case(language: str) -> None:
    file = files("unclench") / "library" / language / "lexicon.toml"
    words = tomllib.loads(file.read_text(encoding="utf-8"))["words"]

    for written, read in words.items():
        assert reading_of(f"So, {written.title()}!", language).text == f"So, {read}!"
        assert len(written.split()) == len(read.split())


def test_the_region_does_not_change_how_a_language_is_read() -> None:
    assert find_voice("espeak-en-gb").origin(Utterance("e.g.", "en")) == find_voice(
        "espeak-en-gb"
    ).origin(Utterance("e.g.", "en-GB"))
