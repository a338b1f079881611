from pathlib import Path

import pytest
from tests.voice.natural.tiny import added_kokoro, added_piper, tiny_piper

from unclench.voice.added import Kokoro, Piper, Recorded
from unclench.voice.fetch.measure import LINES, OFF, USUAL, measured, words_a_minute
from unclench.voice.model import Kind
from unclench.voice.natural.settings import USUAL_PACE


def test_an_added_voice_keeps_the_pace_it_is_asked_for(tmp_path: Path) -> None:
    for record in (added_kokoro(tmp_path), added_piper(tmp_path)):
        for voice in record.voices(tmp_path / record.name):
            heard = words_a_minute(voice, LINES["en"], USUAL)

            assert heard == pytest.approx(USUAL, rel=OFF)


def test_each_speaker_has_a_pace_of_its_own(tmp_path: Path) -> None:
    record = added_kokoro(tmp_path)

    assert isinstance(record, Kokoro)
    first, second = (speaker.pace for speaker in record.speakers)
    assert USUAL_PACE not in {first, second}
    assert first != second  # one is British, and leaves out many an r


def test_a_language_that_nothing_is_written_in_is_left_at_the_usual(
    tmp_path: Path,
) -> None:
    model, config = tiny_piper(tmp_path)
    record = Piper(
        name="une",
        language="fr-FR",
        licence="CC0-1.0",
        version="0" * 16,
        engine="piper",
        kind=Kind.NATURAL,
        model=model.name,
        config=config.name,
    )

    assert measured(record, tmp_path) == record


def test_somebodys_own_recordings_are_as_quick_as_they_are(tmp_path: Path) -> None:
    record = Recorded(name="recorded-1", language="en-US")

    assert measured(record, tmp_path) == record
