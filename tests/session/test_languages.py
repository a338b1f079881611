"""The same technique in two languages, at the same length, each rendered whole."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
import webvtt
from tests.anybody import LIBRARY, random_needs
from tests.readers import caption_starts, ebur128, onsets, probe

from unclench.composer import Needs, choose, write
from unclench.content import Line
from unclench.session import Prepared, Session, Studio, prepare, render
from unclench.sound import Format, Stem
from unclench.timeline.fit import fit
from unclench.vocabulary import SAMPLE_RATE, Spoken, Utterance
from unclench.voice import find_voice, speak, voice_for

MINUTES = 2.0
NAMED = {"en": "eng", "de": "deu"}

type Rendered = tuple[Prepared, Session]


@pytest.fixture(scope="module", params=["en", "de"])
def rendered(
    request: pytest.FixtureRequest,
    studio: Studio,
    tmp_path_factory: pytest.TempPathFactory,
) -> Rendered:
    """Two minutes of breath and back."""
    language: str = request.param
    speaking = replace(studio, voice=find_voice(voice_for(language)))
    needs = Needs(
        "breath-link", speaking.voice.identity, minutes=MINUTES, language=language
    )
    prepared = prepare(choose(needs, LIBRARY), LIBRARY, speaking)
    return prepared, render(prepared, tmp_path_factory.mktemp(language), [Format.OPUS])


def test_both_last_as_long_and_are_as_loud(
    rendered: Rendered, ffprobe: Path, ffmpeg: Path
) -> None:
    sound = rendered[1].sound("opus")
    duration = float(probe(ffprobe, sound)["format"]["duration"])
    assert duration == pytest.approx(60 * MINUTES, abs=0.05)
    lufs, peak = ebur128(ffmpeg, sound)
    assert lufs == pytest.approx(-19, abs=1)
    assert peak <= -2


def test_captions_line_up_with_the_speech_in_the_voice(rendered: Rendered) -> None:
    prepared, session = rendered
    mix = prepared.mix
    heard = onsets(mix.mix(0, mix.length, stems=frozenset({Stem.VOICE}))[0])
    starts = caption_starts(session.captions)
    assert len(starts) >= 10
    for line, start in starts:
        assert min(abs(start - at) for at in heard) <= 0.05, line


def test_an_independent_reader_finds_the_words_of_the_script_in_the_captions(
    rendered: Rendered,
) -> None:
    prepared, session = rendered
    found = webvtt.read(str(session.captions)).captions
    said = " ".join(caption.text.replace("\n", " ") for caption in found)
    assert said == " ".join(cue.text for cue in prepared.timeline.speech)
    shelf = LIBRARY.passages(prepared.recipe.language)
    written = {
        line.text if isinstance(line, Line) else line.long
        for passage in shelf.values()
        for line in passage.lines
    } | {line.short for p in shelf.values() for line in p.lines if hasattr(line, "short")}
    assert {cue.text for cue in prepared.timeline.speech} <= written


def test_every_word_time_names_a_word_of_its_text(rendered: Rendered) -> None:
    """Umlauts are one character, however many bytes they take."""
    for cue in rendered[0].timeline.speech:
        whole = {m.span() for m in re.finditer(r"\w[\w’'-]*", cue.text)}
        found = {(w.at, w.at + w.length) for w in cue.words}
        assert found == whole
        assert [w.start for w in cue.words] == sorted(w.start for w in cue.words)


def test_files_say_their_language(rendered: Rendered, ffprobe: Path) -> None:
    prepared, session = rendered
    language = prepared.recipe.language
    assert json.loads(session.record.read_bytes())["language"] == language
    assert f"NOTE language: {language}\n" in session.captions.read_text("utf-8")
    tags = probe(ffprobe, session.sound("opus"), "-show_streams")["streams"][0]["tags"]
    assert tags["language"] == NAMED[language]


@pytest.mark.parametrize("first", [0, 20])
def test_what_anybody_asks_for_in_german_fits_to_the_sample(
    studio: Studio, first: int
) -> None:
    voice = find_voice(voice_for("de"))
    heard: dict[Utterance, Spoken] = {}
    for seed in range(first, first + 20):
        recipe = choose(random_needs(seed, "de"), LIBRARY, seed=seed)
        script = write(recipe, LIBRARY)
        new = [said for said in script.utterances if said not in heard]
        clips = speak(new, voice, store=studio.clips)
        heard.update((said, clips[said].spoken) for said in new)
        timeline = fit(script, heard, recipe.minutes)
        assert timeline.length == recipe.seconds * SAMPLE_RATE
