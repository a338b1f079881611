from collections.abc import Iterator
from pathlib import Path

import pytest

from unclench.voice import ClipStore, Voice, find_voice
from unclench.voice.espeak import Speaker, find_engine


@pytest.fixture(scope="session")
def voice() -> Voice:
    return find_voice("espeak-en-us")


@pytest.fixture
def store(tmp_path: Path) -> ClipStore:
    return ClipStore(tmp_path / "clips")


@pytest.fixture
def speaker() -> Iterator[Speaker]:
    with Speaker(find_engine()) as speaker:
        yield speaker
