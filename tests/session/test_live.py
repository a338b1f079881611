"""A session that is heard while it is made is the session that is kept."""

from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from unclench.composer import Recipe
from unclench.content import Library
from unclench.session import Live, SessionStore, Studio
from unclench.sound import Format


@pytest.fixture
def live(tmp_path: Path) -> Live:
    return Live(tmp_path / "live")


def decoded(content: Path) -> NDArray[np.float32]:
    with av.open(content) as container:
        return np.concatenate([f.to_ndarray() for f in container.decode(audio=0)], axis=1)


class Listener:
    """Somebody who keeps what could be heard and read at each report."""

    def __init__(self, live: Live, recipe: Recipe, kept: Path) -> None:
        self.files = live.files(recipe.digest)
        self.kept = kept
        self.sizes: list[int] = []
        self.record = self.captions = ""

    def report(self, _done: float) -> None:
        if self.files.sound.exists():
            sound = self.files.sound.read_bytes()
            self.kept.write_bytes(sound)
            self.sizes.append(len(sound))
        if self.files.record.exists():
            self.record = self.files.record.read_text("utf-8")
            self.captions = self.files.captions.read_text("utf-8")


def test_what_is_heard_early_is_what_is_kept_to_the_sample(
    store: SessionStore,
    live: Live,
    recipe: Recipe,
    library: Library,
    studio: Studio,
    tmp_path: Path,
) -> None:
    recipe = replace(recipe, seconds=105)
    listener = Listener(live, recipe, tmp_path / "heard.opus")
    session = store.make(
        recipe,
        library,
        studio,
        [Format.OPUS],
        live=live,
        progress=listener.report,
    )
    heard, kept = decoded(listener.kept), decoded(session.sound("opus"))
    assert listener.sizes == sorted(listener.sizes)
    assert len(set(listener.sizes)) > 10
    np.testing.assert_array_equal(heard, kept)
    assert kept.shape == (2, 105 * 48_000)
    assert listener.captions == session.captions.read_text("utf-8")
    assert not listener.files.folder.exists()


def test_the_kept_file_is_the_same_bytes_whether_or_not_it_is_heard(
    tmp_path: Path, live: Live, recipe: Recipe, library: Library, studio: Studio
) -> None:
    made = [
        SessionStore(tmp_path / name).make(
            recipe, library, studio, [Format.OPUS], live=where
        )
        for name, where in (("heard", live), ("unheard", None))
    ]
    heard, unheard = (each.sound("opus").read_bytes() for each in made)
    assert heard == unheard
    assert made[0].record.read_bytes() == made[1].record.read_bytes()


def test_whoever_gives_up_leaves_nothing_to_be_heard(
    store: SessionStore, live: Live, recipe: Recipe, library: Library, studio: Studio
) -> None:
    class Enough(Exception):  # noqa: N818 - a listener's wish, not an error
        pass

    def stop(done: float) -> None:
        if done > 0.3:
            raise Enough

    with pytest.raises(Enough):
        store.make(recipe, library, studio, [Format.OPUS], live=live, progress=stop)
    assert list(live.folder.iterdir()) == []
    assert store.find(recipe.digest) is None


def test_what_cannot_be_spoken_ends_what_was_begun(
    store: SessionStore, live: Live, recipe: Recipe, library: Library, studio: Studio
) -> None:
    with pytest.raises(ValueError, match="voice"):
        store.make(
            replace(recipe, voice="another one"),
            library,
            studio,
            [Format.OPUS],
            live=live,
        )
    assert list(live.folder.iterdir()) == []
