import json
from pathlib import Path

import pytest
from tests.voice.recorded.tones import as_wav, said

from unclench.vocabulary import Delivery, Utterance
from unclench.vocabulary.nearest import UnknownName
from unclench.voice import ClipStore, VoiceError, find_voice, speak, voice_names
from unclench.voice.added import added_voices
from unclench.voice.recorded import Home, Line, State, Taken, standing, take_in
from unclench.voice.recorded.begin import begin, record_of, relabel
from unclench.voice.sample import LINES, sample_lines

STOP = Line("frame.02", "You can stop at any time.")
EYES = Line("frame.03", "Keep your eyes open if you prefer.")
OLD = Line("frame.03", "Keep your eyes open.")


def tone(text: str, hertz: float = 400) -> Taken:
    return take_in(as_wav(said(text, hertz)), text, "en")


def keep(home: Home, line: Line, hertz: float = 400) -> None:
    home.keep(line.id, line.text, "en", tone(line.text, hertz))


@pytest.fixture
def voices(tmp_path: Path) -> Path:
    return tmp_path / "voices"


@pytest.fixture
def home(voices: Path) -> Home:
    return begin(voices, "en", "my sister")


# -- The folder --------------------------------------------------------------------


def test_a_new_voice_is_listed_last_and_nobody_hears_whose_it_is(
    home: Home, voices: Path
) -> None:
    assert voice_names("en", voices)[-1] == home.name
    assert added_voices(voices).problems == ()
    keep(home, STOP)
    voice = find_voice(home.name, voices)
    assert "sister" not in repr(voice) + voice.identity + home.name
    assert record_of(voices, home.name).whose == "my sister"
    relabel(home, "Ada")
    assert record_of(voices, home.name).whose == "Ada"
    assert find_voice(home.name, voices).identity == voice.identity


def test_in_a_language_that_nobody_speaks_there_is_nobody_to_stand_in(
    voices: Path,
) -> None:
    with pytest.raises(UnknownName):
        begin(voices, "fr")
    assert not voices.exists()


def test_a_voice_whose_stand_in_is_gone_has_another_one(voices: Path) -> None:
    home = begin(voices, "en", stand_in="somebody-gone")
    other = find_voice(home.name, voices).stand_in
    assert other
    assert other.name == voice_names("en")[0]


def test_nobody_who_was_recorded_stands_in_for_somebody_else(voices: Path) -> None:
    first = begin(voices, "en")
    second = begin(voices, "en", stand_in=first.name)
    other = find_voice(second.name, voices).stand_in
    assert other
    assert other.name == voice_names("en")[0]


def test_a_recording_replaces_one_of_the_same_words_and_no_other(home: Home) -> None:
    keep(home, STOP)
    keep(home, EYES)
    before = {each.line: each.sound for each in home.recordings}
    keep(home, STOP, 500)
    after = {each.line: each.sound for each in home.recordings}
    assert after[EYES.id] == before[EYES.id]
    assert after[STOP.id] != before[STOP.id]
    sounds = {file.stem for file in (home.folder / "sounds").iterdir()}
    assert sounds == set(after.values())


def test_long_and_short_forms_of_a_line_lie_side_by_side(home: Home) -> None:
    keep(home, EYES)
    keep(home, OLD)
    assert {each.text for each in home.recordings} == {EYES.text, OLD.text}
    assert home.forget(EYES.id, EYES.text)
    assert {each.text for each in home.recordings} == {OLD.text}


def test_forgotten_it_is_gone(home: Home) -> None:
    keep(home, STOP)
    assert home.forget(STOP.id)
    assert not home.forget(STOP.id)
    assert list((home.folder / "sounds").iterdir()) == []
    home.forget_all()
    assert list(home.folder.parent.iterdir()) == []


def test_a_line_id_of_any_kind_stays_in_the_folder(home: Home) -> None:
    for name in ("../../x", "a/b.01", "x" * 200, "é:*?"):
        keep(home, Line(name, STOP.text))
        found = home.find(name, STOP.text)
        assert found
        assert found.line == name
    assert {file.parent.name for file in home.folder.rglob("*.json")} == {"lines"}


def test_a_damaged_sound_is_told_and_another_voice_speaks(
    home: Home, voices: Path
) -> None:
    keep(home, STOP)
    sound = home.sound(home.recordings[0])
    sound.write_bytes(sound.read_bytes()[:-9])
    assert home.recordings == ()
    assert [each.line for each in home.damaged] == [STOP.id]
    voice = find_voice(home.name, voices)
    assert voice.stand_in
    utterance = Utterance(STOP.text)
    assert voice.origin(utterance) == voice.stand_in.origin(utterance)


@pytest.mark.parametrize("content", ["", "{}", '{"line": 1}', "\x00"])
def test_a_record_that_can_not_be_read_costs_only_itself(
    home: Home, content: str
) -> None:
    keep(home, STOP)
    keep(home, EYES)
    next((home.folder / "lines").glob("frame.02*")).write_text(content)
    (home.folder / "lines" / "stray.json").write_text(content)
    assert [each.line for each in home.recordings] == [EYES.id]


def test_a_sheet_is_remembered(home: Home) -> None:
    home.keep_sheet([STOP, EYES])
    assert home.sheet == (STOP, EYES)
    (home.folder / "sheet.json").write_text(json.dumps({"a": 1}))
    assert not home.sheet


# -- Speaking ----------------------------------------------------------------------


def test_recorded_words_are_heard_and_others_are_said_by_the_one_who_stands_in(
    home: Home, voices: Path, tmp_path: Path
) -> None:
    keep(home, STOP)
    voice = find_voice(home.name, voices)
    recorded, spoken = Utterance(STOP.text), Utterance(EYES.text)
    clips = speak([recorded, spoken], voice, store=ClipStore(tmp_path / "clips"))
    assert (clips[recorded].rate, clips[spoken].rate) == (48_000, 22_050)
    assert [w.at for w in clips[recorded].words] == [0, 4, 8, 13, 16, 20]


def test_one_line_said_anew_leaves_all_other_clips_in_the_store(
    home: Home, voices: Path, tmp_path: Path
) -> None:
    keep(home, STOP)
    store = ClipStore(tmp_path / "clips")
    utterances = [Utterance(line.text) for line in (STOP, EYES)]
    before = find_voice(home.name, voices)
    old = [store.path(each, before) for each in utterances]
    keep(home, EYES)
    after = find_voice(home.name, voices)
    new = [store.path(each, after) for each in utterances]
    assert before.identity != after.identity
    assert (new[0] == old[0], new[1] == old[1]) == (True, False)


def test_pace_and_pitch_are_the_speaker_s_own(
    home: Home, voices: Path, tmp_path: Path
) -> None:
    keep(home, STOP)
    voice = find_voice(home.name, voices)
    slow = Utterance(STOP.text, delivery=Delivery(90, -3, -1))
    quick = Utterance(STOP.text, delivery=Delivery(140))
    clips = speak([slow, quick], voice, store=ClipStore(tmp_path / "clips"))
    assert (clips[slow].samples == clips[quick].samples).all()


def test_a_recording_lost_meanwhile_is_told_and_nothing_false_is_stored(
    home: Home, voices: Path, tmp_path: Path
) -> None:
    keep(home, STOP)
    voice = find_voice(home.name, voices)
    home.sound(home.recordings[0]).unlink()
    with pytest.raises(VoiceError, match="Try again"):
        speak([Utterance(STOP.text)], voice, store=ClipStore(tmp_path / "clips"))
    again = find_voice(home.name, voices)
    assert speak([Utterance(STOP.text)], again, store=ClipStore(tmp_path / "clips"))


def test_a_recorded_voice_is_tried_in_its_own_recordings(
    home: Home, voices: Path
) -> None:
    nothing_yet = sample_lines(find_voice(home.name, voices))
    assert nothing_yet == LINES["en"]
    keep(home, STOP)
    assert sample_lines(find_voice(home.name, voices)) == (STOP.text,)


# -- What is missing ---------------------------------------------------------------


def test_lines_are_recorded_missing_or_changed(home: Home) -> None:
    keep(home, OLD)
    keep(home, STOP)
    belly = Line("frame.47", "Let your belly soften.")
    lines = (STOP, EYES, belly)
    told = standing(lines, home.recordings, lines)
    states = [(each.line, each.state) for each in told]
    assert states == [
        (STOP, State.RECORDED),
        (EYES, State.CHANGED),
        (belly, State.MISSING),
    ]
    assert told[1].recording
    assert told[1].recording.text == OLD.text


def test_what_a_line_says_elsewhere_is_no_earlier_wording(home: Home) -> None:
    keep(home, OLD)
    (told,) = standing([EYES], home.recordings, [EYES, OLD])
    assert told.state is State.MISSING


def test_the_same_words_in_another_line_are_recorded_as_well(home: Home) -> None:
    keep(home, STOP)
    (told,) = standing([Line("beach.99", STOP.text)], home.recordings, [])
    assert told.state is State.RECORDED
