from collections.abc import Iterator

import pytest

from unclench.voice.espeak import Speaker, find_engine


@pytest.fixture(scope="session")
def engine() -> Iterator[Speaker]:
    """What pronounces words, for all tests here."""
    with Speaker(find_engine()) as engine:
        yield engine
