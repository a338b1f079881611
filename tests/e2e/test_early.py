"""Hearing a session while it is made."""

from playwright.sync_api import Page, expect
from tests.e2e.conftest import Opens
from tests.e2e.steps import PATIENCE, choose, clock, start_early, until

FINISHED = "document.querySelector('audio').currentSrc.includes('/session/')"


def move_to(page: Page, seconds: float) -> None:
    page.locator("[data-position]").evaluate(
        "(e, t) => { e.value = t; e.dispatchEvent(new Event('input')) }", seconds
    )


def growing(page: Page) -> bool:
    return page.locator("unclench-player.growing").count() == 1


def test_it_plays_with_captions_and_parts_while_it_is_made(page: Page) -> None:
    choose(page, "Calm place", "20")
    start_early(page)
    assert growing(page)
    parts = page.get_by_role("navigation", name="Parts of the session")
    expect(parts.get_by_role("button").first).to_be_visible(timeout=PATIENCE)
    expect(page.locator("[data-left]")).to_contain_text("−19:5")
    assert page.evaluate("navigator.mediaSession.playbackState") == "playing"

    move_to(page, 12)  # into what is there
    until(page, lambda: 12 <= clock(page) < 30, what="the sound goes on from there")
    expect(page.locator(".caption")).not_to_be_empty()
    assert growing(page)

    move_to(page, 1100)  # where nothing is yet
    until(page, lambda: clock(page) > 1100, what="it goes on once that is there")
    expect(page.locator("unclench-player.waiting")).to_have_count(0)
    page.get_by_role("button", name="End now").click()
    page.wait_for_url("**/after")


def test_the_finished_sound_takes_over_where_nobody_hears_it(opens: Opens) -> None:
    page = opens()
    choose(page, "Breath and back", "2")
    start_early(page)
    expect(page.locator("unclench-player.growing")).to_have_count(0, timeout=PATIENCE)
    assert not page.evaluate(FINISHED)  # no gap while it plays
    page.get_by_role("button", name="Pause").click()
    until(page, lambda: page.evaluate(FINISHED), what="the finished sound is there")
    before = clock(page)
    page.get_by_role("button", name="Play").click()
    until(page, lambda: clock(page) > before + 2, what="it plays on from there")
    page.get_by_role("button", name="Pause").click()
    # Nothing was left out or counted twice.
    told = page.locator("#heard [name=seconds]")
    until(
        page,
        lambda: abs(float(told.input_value() or 0) - clock(page)) < 1,
        what="all that was heard is told",
    )


def test_what_breaks_off_goes_on_with_the_finished_sound(page: Page) -> None:
    page.route(
        "**/live.opus", lambda route: route.fulfill(body=b"", content_type="audio/ogg")
    )
    choose(page, "Posture reset", "2")
    page.get_by_role("button", name="Start", exact=True).click()
    until(page, lambda: page.evaluate(FINISHED), what="the finished sound is there")
    until(page, lambda: clock(page) > 0.5, what="it plays")


def test_a_session_that_fails_while_it_is_heard_stops_kindly(page: Page) -> None:
    failed = '{"state": "failed", "fraction": 0, "settled": false, "there": 0}'
    choose(page, "Body scan in nature", "25")
    page.route("**/progress", lambda route: route.fulfill(body=failed))
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("so it stops here")
    until(
        page,
        lambda: page.evaluate("document.querySelector('audio').paused"),
        what="the sound stops",
    )
    expect(page.get_by_role("link", name="What can be done")).to_be_visible()
