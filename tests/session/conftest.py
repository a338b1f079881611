from pathlib import Path

import pytest

from unclench.composer import Needs, Recipe, choose
from unclench.content import Library
from unclench.session import Prepared, SessionStore, Studio, prepare
from unclench.sound import Crew
from unclench.voice import ClipStore, find_voice


@pytest.fixture(scope="session")
def library() -> Library:
    return Library.load()


@pytest.fixture(scope="session")
def studio(tmp_path_factory: pytest.TempPathFactory, crew: Crew) -> Studio:
    folder = tmp_path_factory.mktemp("studio")
    return Studio(find_voice(), ClipStore(folder / "clips"), folder / "textures", crew)


@pytest.fixture(scope="session")
def recipe(library: Library, studio: Studio) -> Recipe:
    """The shortest session there is: a minute."""
    needs = Needs("posture-reset", studio.voice.identity, minutes=1, ambience="ocean")
    return choose(needs, library)


@pytest.fixture(scope="session")
def prepared(recipe: Recipe, library: Library, studio: Studio) -> Prepared:
    return prepare(recipe, library, studio)


@pytest.fixture
def store(tmp_path: Path) -> SessionStore:
    return SessionStore(tmp_path / "sessions")
