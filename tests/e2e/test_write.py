"""Writing in a real browser: nothing typed is lost, whatever ends or is cut off."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.e2e.conftest import PHONE, Opens
from tests.e2e.steps import PATIENCE, until
from tests.e2e.test_access import violations
from tests.web.serving import Served, serving

DESK = {"width": 1280, "height": 900}
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LEFT = "Object.keys(localStorage).filter(k => k.startsWith('unclench-write')).length"


def begin(page: Page, app: str, title: str = "By the gate", what: str = "A place") -> str:
    """Begin to write something; returns its address."""
    page.goto(f"{app}write/new")
    page.get_by_label("What it is called").fill(title)
    page.get_by_label(what, exact=True).check()
    page.get_by_role("button", name="Begin").click()
    page.wait_for_url("**/write/*-*/")
    return page.url


def words(page: Page) -> str:
    """The text in the editor."""
    return page.get_by_label("What is said").input_value()


def add(page: Page, row: str) -> None:
    """Type a row at the end."""
    page.get_by_label("What is said").focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(f"\n{row}")


def kept(page: Page) -> None:
    """Wait until what was typed has arrived."""
    until(page, lambda: page.evaluate(LEFT) == 0, what="Unclench has all of it")
    expect(page.locator("[data-standing]")).not_to_have_text("Typing …")


def test_the_coach_reads_along_and_shows_the_place(opens: Opens, app: str) -> None:
    page = opens(viewport=DESK)
    begin(page, app)
    add(page, "There is no pain in the garden.")
    first = page.locator(".findings.first .finding").first
    expect(first).to_contain_text("pain")
    first.get_by_role("button").first.click()
    area = page.get_by_label("What is said")
    expect(area).to_be_focused()
    marked = area.evaluate("t => t.value.slice(t.selectionStart, t.selectionEnd)")
    assert "pain" in marked


def test_a_finding_can_be_left_with_a_reason(opens: Opens, app: str) -> None:
    page = opens(viewport=DESK)
    begin(page, app)
    add(page, "No knots are in this wood.")
    kept(page)
    before = page.locator(".findings.first .finding").count()
    add(page, "There is no pain in the garden.")
    more = page.locator(".findings.first .finding")
    until(page, lambda: more.count() > before, what="the coach has seen it")
    count = more.count()
    leave = more.filter(has_text="pain").first
    leave.locator("summary").click()
    leave.get_by_label("Why it may stay").fill("a --> quotation")
    leave.get_by_role("button", name="Leave it").click()
    assert "a    quotation -->" in words(page)
    until(page, lambda: more.count() < count, what="the coach heeds it")


def test_a_line_is_heard_where_the_cursor_stands(opens: Opens, app: str) -> None:
    page = opens()
    begin(page, app)
    page.get_by_role("button", name="Hear this line").click()
    sound = "document.querySelector('audio')"
    until(page, lambda: page.evaluate(f"{sound}.currentTime > 0"), what="it speaks")
    first = page.evaluate(f"{sound}.src")
    add(page, "A wren sings on the gate.")
    page.get_by_role("button", name="Hear this line").click()
    until(page, lambda: page.evaluate(f"{sound}.src") != first, what="another line")
    assert "wren" not in page.evaluate(f"{sound}.src")


@pytest.mark.parametrize("what", ["A place", "A practice of its own"])
def test_what_was_written_is_heard_and_listed(opens: Opens, app: str, what: str) -> None:
    page = opens()
    begin(page, app, f"Gate and {what}", what)
    page.get_by_role("button", name="Hear it all").click()
    page.locator("unclench-player").wait_for(timeout=PATIENCE)
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"Gate and {what}")
    page.goto(f"{app}write/")
    listed = page.get_by_role("link", name=f"Gate and {what}").first
    expect(listed).to_contain_text("Ready to practise")


def test_offline_it_is_kept_on_the_device_and_goes_on_by_itself(
    opens: Opens, app: str, browser: Browser
) -> None:
    context = browser.new_context(viewport=PHONE)  # type: ignore[arg-type] # a plain dict of two numbers
    page = context.new_page()
    page.goto(app)
    address = begin(page, app)
    context.set_offline(True)
    add(page, "Rain on the roof of the shed.")
    expect(page.get_by_text("Kept on this device")).to_be_visible()
    page.close()
    context.set_offline(False)
    page = context.new_page()
    page.goto(address)
    assert "Rain on the roof of the shed." in words(page)
    expect(page.get_by_text("was still on this device")).to_be_visible()
    kept(page)
    other = opens()
    other.goto(address)
    assert "Rain on the roof of the shed." in words(other)
    context.close()


def test_back_online_it_arrives_without_a_hand(browser: Browser, app: str) -> None:
    context = browser.new_context(viewport=PHONE)  # type: ignore[arg-type] # a plain dict of two numbers
    page = context.new_page()
    begin(page, app)
    context.set_offline(True)
    add(page, "Rain on the roof of the shed.")
    expect(page.get_by_text("Kept on this device")).to_be_visible()
    context.set_offline(False)
    kept(page)
    expect(page.get_by_text("Kept on this device")).to_be_hidden()
    page.reload()
    assert "Rain on the roof of the shed." in words(page)
    context.close()


def test_two_windows_write_and_both_texts_stay(opens: Opens, app: str) -> None:
    page = opens(viewport=DESK)
    address = begin(page, app)
    other = page.context.new_page()
    other.goto(address)
    add(page, "One window says this.")
    kept(page)
    add(other, "The other says that.")
    notice = other.get_by_text("changed in another window")
    expect(notice).to_be_visible()
    kept(other)
    assert words(other).endswith("The other says that.")
    other.get_by_role("link", name="See what differs").click()
    expect(other.locator(".rows .old")).to_have_text("Only here:One window says this.")
    expect(other.locator(".rows .new")).to_contain_text("The other says that.")
    add(page, "And this.")
    expect(page.get_by_text("changed in another window")).to_be_visible()
    assert words(page).endswith("One window says this.\nAnd this.")


@pytest.fixture
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("killed")


@pytest.fixture
def tab(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=DESK)  # type: ignore[arg-type] # a plain dict of two numbers
    yield context
    context.close()


def kill(served: Served) -> None:
    """End all of the app at once, without a word."""
    for pid in served.family():
        os.kill(pid, signal.SIGKILL)
    served.process.wait()


def test_killed_while_somebody_types_nothing_is_lost(
    folder: Path, tab: BrowserContext
) -> None:
    page = tab.new_page()
    with serving(folder) as served:
        address = begin(page, served.url)
        add(page, "This arrived.")
        kept(page)
        add(page, "This is being ty")
        kill(served)
    page.keyboard.type("ped while nobody is there.")
    expect(page.get_by_text("Kept on this device")).to_be_visible()
    with serving(folder, int(served.url.rsplit(":")[-1].strip("/"))):
        kept(page)
        fresh = tab.new_page()
        fresh.goto(address)
        assert words(fresh).endswith(
            "This arrived.\nThis is being typed while nobody is there."
        )


def test_killed_together_with_the_window_nothing_is_lost(
    folder: Path, tab: BrowserContext
) -> None:
    page = tab.new_page()
    with serving(folder) as served:
        address = begin(page, served.url)
        kept(page)
        add(page, "A last line.")
        kill(served)
        page.close()
    with serving(folder, int(served.url.rsplit(":")[-1].strip("/"))):
        page = tab.new_page()
        page.goto(address)
        assert words(page).endswith("A last line.")
        kept(page)
        page.get_by_role("link", name="Versions").click()
        expect(page.get_by_role("listitem")).to_have_count(2)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK])
def test_axe_finds_nothing_where_one_writes(
    opens: Opens, app: str, scheme: str, size: dict[str, int]
) -> None:
    page = opens(color_scheme=scheme, viewport=size)
    page.goto(f"{app}write/new")
    found = {"new": violations(page)}
    begin(page, app)
    page.get_by_text("How it is written").click()
    add(page, "There is no pain, and you must relax.")
    kept(page)
    if size == PHONE:
        page.get_by_role("heading", name="The coach").click()
    page.locator(".finding").first.wait_for()
    page.locator(".leave summary").first.click()
    found["editor"] = violations(page)
    page.get_by_role("link", name="Versions").click()
    found["versions"] = violations(page)
    page.locator(".list-of a").last.click()
    found["version"] = violations(page)
    page.goto(f"{app}write/")
    page.get_by_role("link", name="By the gate").first.click()
    page.get_by_role("button", name="Delete").click()
    page.get_by_text("Deleted", exact=True).click()
    found["list"] = violations(page)
    page.get_by_role("button", name="Undo").click()
    assert {name: faults for name, faults in found.items() if faults} == {}


@pytest.mark.parametrize("width", [320, 195])
def test_enlarged_the_editor_scrolls_one_way_only(
    opens: Opens, app: str, width: int
) -> None:
    page = opens(viewport={"width": width, "height": 420})
    begin(page, app)
    add(page, "There is no pain, and you must relax.")
    page.get_by_role("heading", name="The coach").click()
    page.locator(".finding").first.wait_for()
    assert page.evaluate(WIDE) == 0
    kept(page)
    page.get_by_role("link", name="Versions").click()
    page.wait_for_url("**/versions/")
    assert page.evaluate(WIDE) == 0
    page.locator(".list-of a").last.click()
    page.wait_for_url("**/versions/*-*/")
    assert page.evaluate(WIDE) == 0


def test_what_is_tapped_while_writing_is_large_enough(opens: Opens, app: str) -> None:
    """44 px, but for the links within a text."""
    page = opens()
    begin(page, app)
    add(page, "There is no pain, and you must relax.")
    page.get_by_role("heading", name="The coach").click()
    page.locator(".leave summary").first.click()
    small = """[...document.querySelectorAll("button, a, input, summary, textarea")]
      .filter(e => e.checkVisibility() && !e.matches(".skip"))
      .map(e => [e.outerHTML.slice(0, 60), e.getBoundingClientRect()])
      .filter(([, box]) => box.width < 44 || box.height < 44).map(([html]) => html)"""
    assert page.evaluate(small) == []


def test_a_keyboard_alone_writes_and_saves(opens: Opens, app: str) -> None:
    page = opens(viewport=DESK)
    begin(page, app)
    page.get_by_label("What it is called").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_label("What is said")).to_be_focused()
    page.keyboard.press("Control+End")
    page.keyboard.type("\nMoss on the step, soft and cool.")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Save")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Saved.")).to_be_visible()
    kept(page)


def test_without_a_script_it_is_checked_saved_and_heard(
    browser: Browser, app: str
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)  # type: ignore[arg-type] # a plain dict of two numbers
    page = context.new_page()
    begin(page, app)
    whole = words(page)
    page.get_by_label("What is said").fill(f"{whole}\nThere is no pain here.\n")
    page.get_by_role("button", name="Check").click()
    expect(page.locator(".findings.first")).to_contain_text("pain")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("before it can be practised.")).to_be_visible()
    page.get_by_label("What is said").fill(whole)
    page.get_by_role("button", name="Hear it all").click()
    page.locator("unclench-player").wait_for(timeout=PATIENCE)
    context.close()
