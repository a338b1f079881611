from collections.abc import Iterator
from pathlib import Path

import pytest

from unclench.voice import ClipStore, Voice, find_voice
from unclench.voice.espeak import EspeakSettings, Speaker, find_engine


@pytest.fixture(scope="session")
def voice() -> Voice:
    return find_voice("espeak-en-us")


@pytest.fixture(scope="session")
def settings(voice: Voice) -> EspeakSettings:
    assert isinstance(voice.settings, EspeakSettings)
    return voice.settings


@pytest.fixture
def store(tmp_path: Path) -> ClipStore:
    return ClipStore(tmp_path / "clips")


@pytest.fixture
def speaker() -> Iterator[Speaker]:
    with Speaker(find_engine()) as speaker:
        yield speaker
