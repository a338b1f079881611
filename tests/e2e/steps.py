"""What people do in the app, for the tests that do it."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

PATIENCE = 60_000
"""Milliseconds that a minute of sound may take to be made on a busy machine."""


def until(page: Page, true: Callable[[], object], *, what: str) -> None:
    """Wait for something: Playwright's own way needs `eval`, which the CSP forbids."""
    for _ in range(PATIENCE // 50):
        if true():
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"waited in vain: {what}")


def choose(page: Page, practice: str, minutes: str) -> None:
    """Choose a practice and its length."""
    page.get_by_role("link", name="Something else", exact=True).click()
    page.get_by_role("link", name=practice).click()
    page.get_by_label("Minutes", exact=True).select_option(minutes)


def choose_reset(page: Page) -> None:
    """Choose the posture reset of one minute."""
    choose(page, "Posture reset", "1")


def start(page: Page) -> None:
    """Press Start, and wait for the sound and until all of it is there."""
    start_early(page)
    expect(page.locator("unclench-player.growing")).to_have_count(0, timeout=PATIENCE)


def start_early(page: Page) -> None:
    """Press Start and wait for the sound."""
    page.get_by_role("button", name="Start", exact=True).click()
    page.locator("unclench-player").wait_for(timeout=PATIENCE)
    until(page, lambda: clock(page) > 0.1, what="the sound plays")


def clock(page: Page) -> float:
    """Seconds on the clock of the sound."""
    return float(page.evaluate("document.querySelector('audio').currentTime"))


def breath(page: Page) -> float:
    """How large the pacer is, by its style."""
    pacer = page.locator("unclench-pacer")
    return float(pacer.evaluate("e => getComputedStyle(e).getPropertyValue('--breath')"))


def play_fast(page: Page) -> None:
    """Let a minute pass in four seconds."""
    page.evaluate("document.querySelector('audio').playbackRate = 16")
