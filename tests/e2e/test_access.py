"""Every page for everyone: axe, keyboard alone, enlarged, without a script."""

from importlib.resources import files

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.e2e.conftest import PHONE, Opens
from tests.e2e.steps import PATIENCE, choose, choose_reset, start, until

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    """What axe finds on a page, each with the place."""
    page.evaluate(AXE)
    found = page.evaluate(
        "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES
    )
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, {"width": 1280, "height": 800}])
def test_axe_finds_nothing_on_any_page(
    opens: Opens, app: str, scheme: str, size: dict[str, int]
) -> None:
    page = opens(color_scheme=scheme, viewport=size)
    found = {"today": violations(page)}
    page.get_by_text("Not this one").click()
    page.get_by_text("What brought it?").click()
    found["today unfolded"] = violations(page)
    page.get_by_role("link", name="Something else", exact=True).click()
    found["all practices"] = violations(page)
    page.get_by_role("link", name="Posture reset").click()
    found["one practice"] = violations(page)
    page.get_by_label("Minutes").select_option("1")
    page.get_by_role("button", name="Start", exact=True).click()
    page.locator("unclench-wait, unclench-player").first.wait_for(timeout=PATIENCE)
    found["wait or player"] = violations(page)
    page.locator("unclench-player").wait_for(timeout=PATIENCE)
    found["player"] = violations(page)
    page.get_by_role("button", name="End now").click()
    page.wait_for_url("**/after")
    found["after"] = violations(page)
    page.get_by_label("Yes").check()
    page.get_by_role("button", name="Done").click()
    page.get_by_role("heading", name="Thank you for telling").wait_for()
    found["unsettled"] = violations(page)
    page.goto(f"{app}about/")
    found["about"] = violations(page)
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_axe_would_find_a_fault_if_there_were_one(opens: Opens) -> None:
    page = opens()
    page.evaluate("document.querySelector('main').append(document.createElement('img'))")
    page.evaluate("document.querySelector('.care').style.color = '#ccc'")
    assert {fault.split(":")[0] for fault in violations(page)} == {
        "color-contrast",
        "image-alt",
    }


def test_axe_finds_nothing_while_waiting(opens: Opens) -> None:
    page = opens()
    choose(page, "Body scan in nature", "25")
    # Where Opus can't be played, nothing is heard before all of it is there.
    page.locator("[name=audio]").evaluate("field => { field.value = 'm4a' }")
    page.get_by_role("button", name="Start", exact=True).click()
    page.locator("unclench-wait").wait_for(timeout=PATIENCE)
    percent = page.locator("[data-percent]")
    until(page, lambda: int(percent.inner_text()) > 0, what="the percentage grows")
    assert violations(page) == []
    page.get_by_role("link", name="Not now").click()
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()


def test_a_keyboard_alone_goes_the_whole_way(opens: Opens) -> None:
    page = opens()
    focused = "document.activeElement"

    def tab_to(script: str) -> None:
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate(f"{focused}.matches({script!r})"):
                return
        raise AssertionError(f"Tab does not reach {script}")

    page.keyboard.press("Tab")
    assert page.evaluate(f"{focused}.textContent") == "Skip to the page"
    tab_to("[href='/choose/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/choose/")
    tab_to("[href='/choose/posture-reset/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/posture-reset/")
    tab_to("[name=minutes]")
    page.keyboard.type("1")
    tab_to("button")
    tab_to("[name=tension_now]")
    page.keyboard.press("ArrowRight")
    assert page.evaluate(f"{focused}.value") == "1"
    page.keyboard.press("Enter")
    page.locator("unclench-player").wait_for(timeout=PATIENCE)
    tab_to("[data-play]")
    until(page, lambda: page.locator(".playing").count(), what="it plays")
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Play")).to_be_focused()
    tab_to("[form=heard]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/after")
    tab_to("[name=pain_now]")
    page.keyboard.press("Space")
    tab_to("[name=unsettling]")
    page.keyboard.press("Space")
    tab_to("button")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()


@pytest.mark.parametrize("width", [320, 195])
def test_enlarged_pages_scroll_one_way_only(opens: Opens, app: str, width: int) -> None:
    """320 is WCAG's reflow; 195 is a phone at 200 %."""
    page = opens(viewport={"width": width, "height": 420})
    choose_reset(page)
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) == 0
    start(page)
    assert page.evaluate(wide) == 0
    page.get_by_role("button", name="End now").click()
    page.wait_for_url("**/after")
    assert page.evaluate(wide) == 0
    page.goto(f"{app}about/")
    assert page.evaluate(wide) == 0


def test_what_is_tapped_is_large_enough(opens: Opens) -> None:
    """44 px, but for the links within a text."""
    page = opens()
    choose_reset(page)
    start(page)
    small = """[...document.querySelectorAll("button, a, input, select, summary, .step")]
      .filter(e => e.checkVisibility() && !e.matches(".skip"))
      .map(e => [e.outerHTML.slice(0, 60), e.getBoundingClientRect()])
      .filter(([, box]) => box.width < 44 || box.height < 44).map(([html]) => html)"""
    assert page.evaluate(small) == []
    page.get_by_role("button", name="End now").click()
    page.wait_for_url("**/after")
    assert page.evaluate(small) == []
    page.get_by_role("link", name="Skip", exact=True).click()
    page.get_by_text("Not this one").click()
    page.get_by_text("What brought it?").click()
    assert page.evaluate(small) == []


def test_without_a_script_the_forms_lead_the_whole_way(
    browser: Browser, app: str
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)  # type: ignore[arg-type] # a plain dict of two numbers
    page = context.new_page()
    page.goto(app)
    choose_reset(page)
    page.get_by_role("button", name="Start", exact=True).click()
    player = page.locator("unclench-player")
    player.wait_for(timeout=PATIENCE)
    expect(page.locator("audio[controls]")).to_be_visible()
    page.get_by_role("button", name="End now").click()
    expect(page.get_by_role("heading", name="How is it now?")).to_be_visible()
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()
    context.close()
