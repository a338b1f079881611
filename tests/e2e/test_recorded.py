"""Somebody reads aloud into a real browser, whose microphone plays a voice of tones."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from tests.e2e.conftest import ARGUMENTS, PHONE, Opens
from tests.e2e.test_access import violations
from tests.voice.recorded.tones import as_wav, pitch, said

from unclench.voice.recorded.decode import of_flac

TEXT = "You can stop at any time, for any reason."
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def browser(
    chromium: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browser]:
    """A browser with a microphone that says a line over and over, at 440 Hz."""
    sound = tmp_path_factory.mktemp("microphone") / "voice.wav"
    sound.write_bytes(as_wav(said(TEXT, 440)))
    microphone = [
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-audio-capture={sound}",
    ]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=[*ARGUMENTS, *microphone]
        )
        yield browser
        browser.close()


def begin(page: Page, app: str) -> None:
    page.goto(f"{app}voices/recorded/new")
    page.get_by_label("Whose voice it is").fill("Ada")
    page.get_by_role("button", name="Begin").click()
    page.wait_for_url("**/lines/")


def button(page: Page, name: str) -> None:
    """Press a button of the line that is read."""
    page.locator("unclench-record").get_by_role("button", name=name, exact=True).click()


def read_aloud(page: Page) -> None:
    button(page, "Record")
    page.get_by_role("button", name="Done").wait_for()
    page.wait_for_timeout(3_500)  # so long somebody speaks
    button(page, "Done")
    page.get_by_role("button", name="Keep it").wait_for()


def test_a_line_is_read_looked_at_kept_and_heard(opens: Opens, app: str) -> None:
    page = opens()
    begin(page, app)
    expect(page.locator("[data-text]")).to_have_text(TEXT)
    read_aloud(page)
    expect(page.get_by_role("status").first).not_to_be_empty()
    expect(page.get_by_text("0 of 10 lines")).to_be_visible()
    button(page, "Keep it")
    expect(page.get_by_text("1 of 10 lines")).to_be_visible()
    expect(page.locator("[data-text]")).not_to_have_text(TEXT)
    link = page.locator("[data-heard]").first
    answer = page.request.get(f"{app.rstrip('/')}{link.get_attribute('href')}")
    sound = of_flac(answer.body()).astype(np.float32)
    assert pitch(sound) == pytest.approx(440, abs=2)
    link.click()
    page.reload()
    expect(page.get_by_text("1 of 10 lines")).to_be_visible()


def test_a_line_can_be_said_again_or_passed_over(opens: Opens, app: str) -> None:
    page = opens()
    begin(page, app)
    button(page, "Next line")
    expect(page.locator("[data-text]")).not_to_have_text(TEXT)
    read_aloud(page)
    button(page, "Again")
    expect(page.get_by_role("button", name="Done")).to_be_visible()
    expect(page.get_by_text("0 of 10 lines")).to_be_visible()


def test_a_keyboard_alone_records_and_keeps(opens: Opens, app: str) -> None:
    page = opens()
    begin(page, app)
    page.get_by_role("button", name="Record", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Done")).to_be_focused()
    page.wait_for_timeout(3_500)
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Keep it")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Record", exact=True)).to_be_focused()
    expect(page.get_by_text("1 of 10 lines")).to_be_visible()


def test_where_nothing_can_be_recorded_that_is_said_and_files_are_taken(
    opens: Opens, app: str, tmp_path: Path
) -> None:
    page = opens()
    page.add_init_script(
        "Object.defineProperty(navigator, 'mediaDevices', {value: undefined})"
    )
    begin(page, app)
    expect(page.get_by_text("This browser records only in the app")).to_be_visible()
    expect(page.get_by_role("button", name="Record", exact=True)).to_be_hidden()
    (tmp_path / "1.wav").write_bytes(as_wav(said(TEXT, 500)))
    (tmp_path / "other.wav").write_bytes(b"nothing")
    page.get_by_label("Sound files").set_input_files(
        [tmp_path / "1.wav", tmp_path / "other.wav"]
    )
    page.get_by_role("button", name="Take them in").click()
    expect(page.get_by_text("1 file is taken in.")).to_be_visible()
    expect(page.get_by_text("other.wav: It belongs to no line here.")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_all_that_is_tapped_is_large_enough(
    opens: Opens, app: str, scheme: str
) -> None:
    page = opens(color_scheme=scheme, viewport={"width": 320, "height": 700})
    page.goto(f"{app}voices/recorded/new")
    found = {"new": violations(page)}
    begin(page, app)
    found["lines"] = violations(page)
    read_aloud(page)
    found["looked at"] = violations(page)
    button(page, "Keep it")
    expect(page.get_by_text("1 of 10 lines")).to_be_visible()
    page.reload()
    page.locator(".lines summary").first.click()
    found["recorded"] = violations(page)
    small = """[...document.querySelectorAll("button, a, input, summary")]
      .filter(e => e.checkVisibility() && !e.matches(".skip"))
      .map(e => [e.outerHTML.slice(0, 60), e.getBoundingClientRect()])
      .filter(([, box]) => box.width < 44 || box.height < 44).map(([html]) => html)"""
    assert page.evaluate(small) == []
    assert page.evaluate(WIDE) == 0
    page.get_by_role("link", name="Ada").click()
    page.get_by_role("heading", name="A whole practice").wait_for()
    found["one"] = violations(page)
    assert page.evaluate(WIDE) == 0
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_without_a_script_a_file_is_taken(
    browser: Browser, app: str, tmp_path: Path
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)  # type: ignore[arg-type] # a plain dict of two numbers
    page = context.new_page()
    begin(page, app)
    (tmp_path / "line.wav").write_bytes(as_wav(said(TEXT, 500)))
    line = page.locator(".lines li").first
    line.locator("summary").click()
    line.get_by_label("Sound file").set_input_files(tmp_path / "line.wav")
    line.get_by_role("button", name="Take this file").click()
    expect(page.get_by_text("1 of 10 lines")).to_be_visible()
    context.close()
