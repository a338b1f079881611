"""A natural voice from a server to the ear: asked once, fetched, heard."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.e2e.conftest import PHONE
from tests.e2e.steps import choose_reset, clock, start, until
from tests.e2e.test_access import violations
from tests.voice.fetch import server
from tests.voice.fetch.offered import CATALOGUE, offered
from tests.voice.fetch.server import Held, Served
from tests.voice.fetch.tiny_voices import tiny_voices
from tests.web.serving import serving

NOON = f"Etc/GMT{datetime.now(UTC).hour - 12:+d}"
"""Where it is day now: by night nothing is asked. Signs are those of POSIX."""


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    (tmp_path / "files").mkdir()
    with offered(tmp_path / "catalogue", tiny_voices(tmp_path / "files")) as served:
        monkeypatch.setenv(CATALOGUE, str(tmp_path / "catalogue"))
        yield served


@pytest.fixture
def page(catalogue: Served, tmp_path: Path, browser: Browser) -> Iterator[Page]:  # noqa: ARG001 - the app reads its setting
    """Today, in an app of its own whose catalogue has two tiny voices."""
    with serving(tmp_path / "data") as served:
        context = browser.new_context(viewport=PHONE, timezone_id=NOON)  # type: ignore[arg-type] # a plain dict of two numbers
        page = context.new_page()
        page.goto(served.url)
        yield page
        context.close()


def practise(page: Page) -> None:
    """Hear the beginning of a posture reset, and end it."""
    choose_reset(page)
    start(page)
    page.get_by_role("button", name="End now").click()
    page.get_by_role("link", name="Skip", exact=True).click()


def test_a_natural_voice_is_asked_for_once_fetched_and_heard(
    page: Page, catalogue: Served
) -> None:
    question = page.get_by_role("region", name="About the voice")
    expect(question).to_have_count(0)
    practise(page)
    expect(question).to_contain_text("a machine's")
    expect(question).to_contain_text("127.0.0.1, licence CC0-1.0")
    assert violations(page) == []

    held = Held(900)
    catalogue.answers["tiny.bin"] = [held]
    question.get_by_role("button", name="Fetch it").click()
    bar = page.get_by_role("progressbar")
    expect(bar).to_be_visible()
    assert held.reached.wait(60)
    page.reload()
    expect(bar).to_be_visible()
    assert violations(page) == []
    held.go_on.set()
    chimes = page.get_by_role("listitem").filter(has_text="Chimes, Heart")
    expect(chimes).to_contain_text("speaks now", timeout=60_000)
    assert violations(page) == []
    page.get_by_role("button", name="Use this one Chimes, Emma").click()
    emma = page.get_by_role("listitem").filter(has_text="Chimes, Emma")
    expect(emma).to_contain_text("speaks now")
    emma.locator("audio").evaluate("sound => sound.play()")
    until(page, lambda: _heard(page) > 0.1, what="the lines are heard")

    page.get_by_role("link", name="Today", exact=True).click()
    expect(question).to_have_count(0)
    choose_reset(page)
    start(page)
    record = page.locator("unclench-player").evaluate(
        "player => fetch(player.dataset.record).then(answer => answer.json())"
    )
    assert record["recipe"]["voice"].startswith("chimes-bf-emma kokoro ")
    cue = next(cue for cue in record["cues"] if cue["kind"] == "speech")
    _letter, _length, begins = cue["words"][0]
    page.evaluate(
        "t => { document.querySelector('audio').currentTime = t }", begins + 0.02
    )
    caption = page.locator(".caption")
    expect(caption).to_contain_text(cue["text"].split()[0])
    assert clock(page) >= begins


def _heard(page: Page) -> float:
    times = "[...document.querySelectorAll('audio')].map(sound => sound.currentTime)"
    return max(float(time) for time in page.evaluate(times))


def test_not_now_is_an_answer_and_voices_stand_under_yours(page: Page) -> None:
    practise(page)
    page.get_by_role("button", name="Not now").click()
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()
    expect(page.get_by_text("About the voice")).to_have_count(0)
    page.get_by_role("link", name="Yours", exact=True).click()
    page.get_by_role("link", name="Voices").click()
    expect(page.get_by_role("button", name="Fetch it Flute")).to_be_visible()


def test_a_fetch_can_be_stopped_and_what_fails_is_told(
    page: Page, catalogue: Served
) -> None:
    page.goto(f"{page.url}voices/")
    held = Held(300)
    catalogue.answers["flute.onnx.json"] = [held]
    catalogue.answers["flute.onnx"] = [server.missing]
    page.get_by_role("button", name="Fetch it Flute").click()
    assert held.reached.wait(60)
    page.get_by_role("button", name="Stop").click()
    held.go_on.set()
    page.get_by_role("button", name="Go on fetching Flute").click()
    expect(page.get_by_role("alert")).to_contain_text("does not give the file")
    assert violations(page) == []
    page.get_by_role("button", name="Throw away what has come").click()
    expect(page.get_by_role("button", name="Fetch it Flute")).to_be_visible()


@pytest.mark.usefixtures("catalogue")
def test_a_voice_is_fetched_and_removed_without_a_script(
    tmp_path: Path, browser: Browser
) -> None:
    with serving(tmp_path / "data") as served:
        context = browser.new_context(java_script_enabled=False, viewport=PHONE)  # type: ignore[arg-type] # a plain dict of two numbers
        page = context.new_page()
        page.goto(f"{served.url}voices/")
        page.get_by_role("button", name="Fetch it Flute").click()
        flute = page.get_by_role("listitem").filter(has_text="Flute")

        def is_there() -> bool:
            page.reload()  # as the page asks for by itself, where no script runs
            return flute.count() == 1

        until(page, is_there, what="the voice has come")
        expect(flute).to_contain_text("speaks now")
        page.get_by_text("Remove flute").click()
        page.get_by_role("button", name="Yes, remove it").click()
        expect(page.get_by_role("button", name="Fetch it Flute")).to_be_visible()
        context.close()
