"""Help and Ground me, as somebody finds them who needs them."""

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.e2e.conftest import PHONE, Opens
from tests.e2e.steps import PATIENCE, choose_reset, clock, start, until
from tests.e2e.test_access import violations


def in_country(page: Page, code: str) -> None:
    page.get_by_role("link", name="Help", exact=True).click()
    page.get_by_label("The country you are in").select_option(code)
    page.get_by_role("button", name="Use this country").click()


@pytest.mark.parametrize(
    ("code", "number", "line"), [("GB", "999", "Samaritans"), ("US", "911", "988")]
)
def test_the_lists_name_the_contact_of_the_country(
    page: Page, code: str, number: str, line: str
) -> None:
    in_country(page, code)
    now = page.get_by_role("region", name="Now")
    expect(now.locator("p").first).to_have_text(
        f"Call {number}, or go to an emergency department now."
    )
    expect(now.get_by_role("link")).to_have_attribute("href", f"tel:{number}")
    expect(page.get_by_role("region", name="If life feels too much")).to_contain_text(
        line
    )

    now.get_by_label("Not sure").check()
    page.get_by_role("region", name="Soon").get_by_label("One or more").check()
    page.get_by_role("button", name="Show what to do").click()
    expect(page.get_by_role("heading").first).to_have_text("Now")
    expect(page.locator(".action").first).to_contain_text(f"Call {number}")
    expect(page.get_by_text("This list can't rule anything out.")).to_be_visible()
    assert violations(page) == []

    page.get_by_role("link", name="Back to the lists").click()
    page.get_by_role("button", name="Take movement up again").click()
    expect(page.get_by_text("Take movement up again")).to_have_count(0)


def test_ground_me_is_one_tap_away_in_the_player_and_pauses_the_sound(
    page: Page,
) -> None:
    choose_reset(page)
    start(page)
    player = page.locator("unclench-player")
    player.get_by_role("link", name="Ground me").click()
    dialog = page.get_by_role("dialog", name="Ground me")
    expect(dialog.get_by_role("listitem").nth(2)).to_contain_text("five things")
    expect(dialog.get_by_role("heading")).to_be_in_viewport()
    assert page.evaluate("document.querySelector('audio').paused") is True
    assert violations(page) == []

    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(player.get_by_role("link", name="Ground me")).to_be_focused()
    stood = clock(page)
    page.get_by_role("button", name="Play").click()
    until(page, lambda: clock(page) > stood, what="the session goes on")

    player.get_by_role("link", name="Ground me").click()
    dialog.get_by_role("button", name="End now").click()
    page.wait_for_url("**/after")


def test_ground_me_is_a_link_where_there_is_no_script(browser: Browser, app: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)  # type: ignore[arg-type] # a plain dict of two numbers
    page = context.new_page()
    page.goto(app)
    choose_reset(page)
    page.get_by_role("button", name="Start", exact=True).click()
    player = page.locator("unclench-player")
    player.wait_for(timeout=PATIENCE)
    player.get_by_role("link", name="Ground me").click()
    expect(page.get_by_role("heading", name="Ground me")).to_be_visible()
    expect(page.get_by_text("Name five things")).to_be_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["help/", "help/talk", "ground/"])
def test_the_pages_of_care_are_for_everyone(
    opens: Opens, app: str, address: str, scheme: str
) -> None:
    page = opens(color_scheme=scheme, viewport={"width": 320, "height": 640})
    page.goto(f"{app}{address}")
    assert violations(page) == []
    assert page.evaluate(TOO_WIDE) == 0
    assert page.evaluate(TOO_SMALL) == []


TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
TOO_SMALL = """[...document.querySelectorAll("button, a, input, select, summary, .step")]
  .filter(e => e.checkVisibility() && !e.matches(".skip, .tick input, .step input"))
  .map(e => [e.outerHTML.slice(0, 60), e.getBoundingClientRect()])
  .filter(([, box]) => box.width < 44 || box.height < 44).map(([html]) => html)"""
