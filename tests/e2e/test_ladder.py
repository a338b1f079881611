"""A movement from its first step, up, and down again."""

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.conftest import PHONE, Opens
from tests.e2e.steps import PATIENCE, clock, play_fast, until
from tests.e2e.test_access import violations
from tests.e2e.test_care import TOO_SMALL, TOO_WIDE

WORRY = "How worried are you that this movement could harm your back?"
PAIN = "Pain in your back right now"


def rate(page: Page, question: str, value: int) -> None:
    page.get_by_role("group", name=question).get_by_label(str(value), exact=True).check()


def begin(page: Page, name: str) -> None:
    """Choose a movement and begin it on the second step."""
    page.get_by_role("link", name="Movement", exact=True).click()
    page.get_by_role("link", name=name).click()
    steps = page.get_by_role("group")
    steps.nth(0).get_by_label("6", exact=True).check()
    steps.nth(1).get_by_label("2", exact=True).check()
    page.get_by_role("button", name="Find where to begin").click()


def rehearse(page: Page, *, pain: int) -> None:
    """Rehearse for a little over a minute, calm, and rate the pain after it."""
    rate(page, WORRY, 2)
    rate(page, PAIN, 3)
    page.get_by_label("Minutes").select_option("4")
    page.get_by_role("button", name="Rehearse").click()
    page.locator("unclench-player").wait_for(timeout=PATIENCE)
    until(page, lambda: clock(page) > 0.1, what="the sound plays")
    play_fast(page)
    until(page, lambda: clock(page) > 64, what="a minute is heard")
    page.get_by_role("button", name="End now").click()
    page.wait_for_url("**/after")
    rate(page, WORRY, 1)
    rate(page, PAIN, pain)
    page.get_by_label("No", exact=True).check()
    page.get_by_role("button", name="Done").click()


def test_a_ladder_is_taken_up_and_after_a_worse_rating_down(page: Page) -> None:
    begin(page, "Reaching up")
    standing = page.locator("[aria-current=step]")
    rungs = page.locator(".rungs li").all_text_contents()
    expect(standing).to_have_text(rungs[1])
    for _ in range(3):
        expect(standing).to_have_text(rungs[1])
        rehearse(page, pain=3)
    expect(standing).to_have_text(rungs[2])
    expect(page.get_by_text("It has been calm three times in a row.")).to_be_visible()
    expect(page.get_by_text("you can do its first part now")).to_be_visible()

    rehearse(page, pain=6)
    expect(standing).to_have_text(rungs[1])
    expect(page.get_by_text("A step back, where it is easier.")).to_be_visible()
    expect(page.get_by_text("you can do its first part now")).to_have_count(0)


def test_a_movement_becomes_one_s_own_and_its_time_is_tapped(page: Page) -> None:
    begin(page, "Standing up from a chair")
    page.get_by_text("Make it yours").click()
    page.get_by_label("The room or place").fill("the kitchen by the window")
    page.get_by_role("button", name="Keep").first.click()
    page.get_by_text("Make it yours").click()
    expect(page.get_by_label("The room or place")).to_have_value(
        "the kitchen by the window"
    )
    page.get_by_text("Timing match").click()
    for field, wait in (("really done", 1500), ("imagined", 600)):
        watch = page.locator("unclench-stopwatch", has_text=field)
        watch.get_by_role("button", name="It begins").click()
        page.wait_for_timeout(wait)
        watch.get_by_role("button", name="It ends").click()
        tapped = float(watch.get_by_role("spinbutton").input_value())
        assert tapped >= wait / 1000
    page.get_by_role("button", name="Keep").last.click()
    expect(page.get_by_text("In your mind it goes quicker.")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, {"width": 320, "height": 480}])
def test_the_pages_of_the_ladder_are_for_everyone(
    opens: Opens, app: str, scheme: str, size: dict[str, int]
) -> None:
    page = opens(color_scheme=scheme, viewport=size)
    found = {}

    def look(name: str) -> None:
        small = page.evaluate(TOO_SMALL) if size == PHONE else []
        found[name] = (violations(page), small, page.evaluate(TOO_WIDE))

    page.goto(f"{app}ladder/")
    look("all")
    page.goto(f"{app}ladder/own/worries")
    look("worries")
    page.get_by_label("The movement").fill("hanging out the washing")
    page.get_by_role("button", name="Find where to begin").click()
    look("movement")
    page.get_by_text("Make it yours").click()
    page.get_by_text("Timing match").click()
    look("all of it")
    assert found == dict.fromkeys(found, ([], [], 0))
