"""A recorded voice in a session: found at its cue, as loud as the one who stands in."""

from pathlib import Path

import numpy as np
import pytest
from tests.voice.recorded.tones import as_wav, pitch, said

from unclench.composer import Needs, choose
from unclench.content import Library
from unclench.session import Prepared, Studio, prepare
from unclench.session.cue_by_cue import spoken_at
from unclench.session.sheet import sheet, wordings
from unclench.sound import Stem
from unclench.sound.loudness import integrated, k_powers
from unclench.voice import ClipStore, find_voice
from unclench.voice.recorded import Home, Line, State, standing, take_in
from unclench.voice.recorded.begin import begin

NEEDS = Needs("posture-reset", "", minutes=1, ambience="none", breath_tone=False)


@pytest.fixture(scope="module")
def lines(library: Library) -> tuple[Line, ...]:
    return sheet([NEEDS], library, seeds=(0,))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, lines: tuple[Line, ...]) -> Home:
    """Every other line is recorded, each at its own level and pitch."""
    home = begin(tmp_path_factory.mktemp("voices"), "en")
    for number, line in enumerate(lines[::2]):
        sound = said(line.text, 300 + 50 * number, level=0.02 * (number + 1))
        taken = take_in(as_wav(sound), line.text, "en")
        home.keep(line.id, line.text, "en", taken)
    return home


@pytest.fixture(scope="module")
def heard(
    home: Home, library: Library, tmp_path_factory: pytest.TempPathFactory
) -> Prepared:
    voice = find_voice(home.name, home.folder.parent)
    folder = tmp_path_factory.mktemp("heard")
    studio = Studio(voice, ClipStore(folder / "clips"), folder / "textures")
    needs = Needs(
        "posture-reset", voice.identity, minutes=1, ambience="none", breath_tone=False
    )
    return prepare(choose(needs, library, seed=0), library, studio)


def test_recorded_lines_are_found_at_their_cues(
    heard: Prepared, lines: tuple[Line, ...]
) -> None:
    hertz = {line.text: 300 + 50 * n for n, line in enumerate(lines[::2])}
    cues = [cue for cue in heard.timeline.speech if cue.text in hertz]
    assert len(cues) >= 3
    for cue in cues:
        sound = heard.mix.mix(
            cue.start, cue.end - cue.start, stems=frozenset({Stem.VOICE})
        )
        assert pitch(sound[0]) == pytest.approx(hertz[cue.text], abs=2)
        found = spoken_at(heard.mix, cue)
        assert found
        assert np.abs(np.array(found) - (cue.start, cue.end)).max() < 0.03 * 48_000


def test_a_line_of_another_voice_is_as_loud_as_its_neighbours(heard: Prepared) -> None:
    loudness = []
    for cue in heard.timeline.speech:
        assert cue.utterance
        sound = heard.mix.mix(
            cue.start, cue.end - cue.start, stems=frozenset({Stem.VOICE})
        )
        level = integrated(k_powers(sound), window=1) - cue.utterance.delivery.level
        loudness.append(level)
    assert max(loudness) - min(loudness) < 1.0


def test_a_sheet_has_own_words_as_they_are_said_and_no_blocked_ones(
    library: Library,
) -> None:
    own = {"place.sound": "slow rain"}
    needs = Needs("calm-place", "", scene="own", own=own, blocked=frozenset({"warm"}))
    texts = [line.text for line in sheet([needs], library)]
    assert any("slow rain" in text for text in texts)
    assert not any("warm" in text.lower().split() for text in texts)
    assert not any("{" in text for text in texts)
    assert {*sheet([needs], library)} <= wordings(library, "en", own)


def test_few_lines_are_those_that_come_most_often(library: Library) -> None:
    needs = [Needs(name, "") for name in ("calm-place", "warm-flow", "soft-belt")]
    few, many = sheet(needs, library, few=10), sheet(needs, library)
    assert len(few) == 10
    assert set(few) < set(many)
    assert "You can stop at any time, for any reason." in [line.text for line in few]


def test_every_line_of_a_sheet_has_its_standing(
    home: Home, lines: tuple[Line, ...]
) -> None:
    states = [each.state for each in standing(lines, home.recordings, lines)]
    recorded = [
        State.RECORDED if n % 2 == 0 else State.MISSING for n in range(len(lines))
    ]
    assert states == recorded


def test_a_voice_is_the_same_wherever_its_folder_lies(home: Home, tmp_path: Path) -> None:
    moved = tmp_path / "elsewhere" / home.name
    moved.parent.mkdir()
    moved.symlink_to(home.folder)
    here, there = (find_voice(home.name, f.parent).identity for f in (home.folder, moved))
    assert here == there
