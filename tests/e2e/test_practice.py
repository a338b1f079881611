"""From Today to the diary, as a person does it."""

import re

from playwright.sync_api import Page, expect
from tests.e2e.conftest import Opens
from tests.e2e.steps import (
    PATIENCE,
    breath,
    choose,
    choose_reset,
    clock,
    play_fast,
    start,
    until,
)


def rate(page: Page, question: str, value: int) -> None:
    page.get_by_role("group", name=question).get_by_label(str(value), exact=True).check()


def test_today_names_one_practice_its_length_and_one_start(page: Page) -> None:
    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator(".length")).to_contain_text(re.compile(r"\d+ min"))
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_in_viewport(
        ratio=1
    )


def test_start_plays_and_all_is_drawn_from_the_clock_of_the_sound(page: Page) -> None:
    choose(page, "Breath and back", "2")
    start(page)
    record = page.locator("unclench-player").evaluate(
        "player => fetch(player.dataset.record).then(answer => answer.json())"
    )
    breaths = [c for c in record["cues"] if c["kind"] == "breath-in"]
    spoken = [c for c in record["cues"] if c["kind"] == "speech"]
    caption = page.locator(".caption")

    for cue in (spoken[1], spoken[-1]):
        page.evaluate(
            "t => { document.querySelector('audio').currentTime = t }", cue["start"]
        )
        expect(caption).to_contain_text(cue["text"].split()[0])
        assert clock(page) >= cue["start"]

    page.get_by_role("button", name="Pause").click()
    first = breaths[0]
    sizes = []
    for share in (0.02, 0.5, 0.98):
        moment = first["start"] + share * (first["end"] - first["start"])
        page.evaluate("t => { document.querySelector('audio').currentTime = t }", moment)
        page.wait_for_timeout(150)
        sizes.append(round(breath(page), 1))
    assert sizes == [0.0, 0.5, 1.0]
    expect(page.locator("unclench-pacer")).to_contain_text("Breathe in")

    page.get_by_role("button", name="Play").click()
    until(page, lambda: breath(page) < 0.9, what="the pacer moves on with the sound")


def test_a_practice_stopped_early_counts_from_its_first_minute(page: Page) -> None:
    choose(page, "Posture reset", "2")
    rate(page, "Tension in your back and shoulders right now", 6)
    rate(page, "Pain in your back right now", 4)
    start(page)
    play_fast(page)
    until(page, lambda: clock(page) > 70, what="a minute and ten seconds are heard")
    page.get_by_role("button", name="Pause").click()
    page.get_by_role("button", name="End now").click()

    page.wait_for_url("**/after")
    expect(page.get_by_text("It is kept.")).to_be_visible()
    rate(page, "Tension in your back and shoulders right now", 3)
    rate(page, "Pain in your back right now", 4)
    page.get_by_role("button", name="Done").click()
    listed = page.get_by_role("region", name="Practised today").get_by_role("listitem")
    # Other tests have practised in the same app.
    mine = listed.filter(has_text="Posture reset").first
    expect(mine).to_contain_text("1 minute")
    page.reload()
    expect(mine).to_contain_text("1 minute")


def test_a_practice_heard_to_its_end_leads_to_the_check_in(page: Page) -> None:
    choose_reset(page)
    start(page)
    play_fast(page)
    page.wait_for_url("**/after", timeout=PATIENCE)
    expect(page.get_by_role("heading", name="How is it now?")).to_be_visible()


def test_closing_the_window_keeps_what_was_heard(opens: Opens) -> None:
    page = opens()
    before = page.get_by_role("region", name="Practised today").get_by_role("listitem")
    count = before.count()
    choose(page, "Posture reset", "2")
    start(page)
    play_fast(page)
    until(page, lambda: clock(page) > 65, what="more than a minute is heard")
    page.close(run_before_unload=True)
    again = opens()
    listed = again.get_by_role("region", name="Practised today").get_by_role("listitem")

    def there() -> bool:
        again.reload()
        return listed.count() == count + 1

    until(again, there, what="the practice is in the diary")


def test_something_worse_is_answered_with_what_to_do(page: Page) -> None:
    choose_reset(page)
    start(page)
    page.get_by_role("button", name="End now").click()
    page.get_by_label("A little").check()
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_text("If this leaves you feeling worse, stop.")).to_be_visible()


def test_chapters_and_back_move_the_sound(page: Page) -> None:
    choose_reset(page)
    start(page)
    page.get_by_role("button", name="Pause").click()
    chapters = page.get_by_role("navigation", name="Parts of the session")
    last = chapters.get_by_role("button").last
    last.click()
    begins = float(last.get_attribute("data-chapter") or 0)
    until(page, lambda: abs(clock(page) - begins) < 0.05, what="the last part is there")
    expect(last).to_have_attribute("aria-current", "true")
    page.get_by_role("button", name="Back 15 seconds").click()
    until(page, lambda: abs(clock(page) - begins + 15) < 0.05, what="15 seconds back")


def test_the_lock_screen_knows_the_session(page: Page) -> None:
    choose_reset(page)
    start(page)
    assert page.evaluate("navigator.mediaSession.metadata.title") == "Posture reset"
    assert page.evaluate("navigator.mediaSession.playbackState") == "playing"


def test_a_length_that_does_not_fit_is_not_offered(page: Page) -> None:
    choose_reset(page)
    assert page.get_by_label("Minutes").locator("option").all_text_contents() == [
        "1",
        "2",
    ]


def test_start_again_from_an_old_page_is_a_new_practice(opens: Opens) -> None:
    page = opens()
    choose_reset(page)
    start(page)
    first = page.url
    page.get_by_role("button", name="End now").click()
    page.wait_for_url("**/after")
    page.goto(first.split("practice/")[0])
    choose_reset(page)
    start(page)
    assert page.url != first


def test_with_reduced_motion_the_pacer_only_fades(opens: Opens) -> None:
    page = opens(reduced_motion="reduce")
    choose_reset(page)
    start(page)
    sizes = set()
    for seconds in (10, 20, 25, 30):
        page.evaluate("t => { document.querySelector('audio').currentTime = t }", seconds)
        page.wait_for_timeout(120)
        sizes.add(
            page.evaluate("getComputedStyle(document.querySelector('.orb')).transform")
        )
    assert len(sizes) == 1
