"""Every kind of file that is written plays in a real browser, from any moment."""

import pytest
from playwright.sync_api import Browser, Page

from unclench.composer import Needs, choose
from unclench.content import Library
from unclench.session import Session, SessionStore, Studio
from unclench.sound import Format
from unclench.vocabulary import Tuning
from unclench.voice import ClipStore, find_voice

PLAYED = """async (name) => {
  const audio = document.querySelector("audio");
  const heard = (event) => new Promise((done, fail) => {
    audio.addEventListener(event, done, { once: true });
    audio.addEventListener("error", () => fail(audio.error.message), { once: true });
  });
  audio.src = name;
  await heard("loadedmetadata");
  const seconds = audio.duration;
  audio.currentTime = 42;
  await heard("seeked");
  await audio.play();
  while (audio.currentTime < 42.3) await heard("timeupdate");
  audio.pause();
  return [seconds, audio.currentTime];
}"""


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    """A minute with an ambience, chimes, a cover and captions, in every format."""
    folder = tmp_path_factory.mktemp("formats")
    library, voice = Library.load(), find_voice()
    studio = Studio(voice, ClipStore(folder / "clips"), folder / "textures")
    needs = Needs(
        *("posture-reset", voice.identity),
        minutes=1,
        ambience="rain",
        tuning=Tuning(chimes=True),
    )
    store = SessionStore(folder / "sessions")
    return store.make(choose(needs, library), library, studio, list(Format))


@pytest.fixture(scope="module")
def player(browser: Browser, session: Session) -> Page:
    """A page with an audio element, beside the files."""
    page = session.record.with_name("play.html")
    page.write_text("<!doctype html><title>Play</title><audio></audio>")
    opened = browser.new_page()
    opened.goto(page.as_uri())
    return opened


@pytest.mark.parametrize("fmt", Format, ids=lambda fmt: fmt.value.suffix)
def test_a_browser_plays_it_from_any_moment(
    player: Page, session: Session, fmt: Format
) -> None:
    name = session.audio[fmt.value.suffix].file
    seconds, now = player.evaluate(PLAYED, name)
    assert seconds == pytest.approx(60, abs=0.1)
    assert 42.3 <= now < 50
