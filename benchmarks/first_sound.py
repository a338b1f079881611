"""Time from Start to the first sound of a session, while the rest of it is made.

    .venv/bin/python -m benchmarks.first_sound [--times 10] [--minutes 15] [--browser]

A running app is asked as a browser asks it: Start is sent, the page comes, and its sound
is asked for. What comes is given to FFmpeg's libraries until they make samples of it.
Cold: nothing of the session was ever made. Warm: its lines have been spoken before, in a
session of another ambience, and the sound has not been made.
"""

import argparse
import io
import os
import re
import shutil
import statistics
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin
from uuid import uuid4

import av
from tests.web.serving import Visitor, serving

AIMS = {"cold": 300, "warm": 100}
"""Milliseconds from asking for the sound to samples of it."""
PRACTICE = "calm-place/beach"
SETTLE = 20
"""Seconds in which a new app makes what belongs to no session."""


@dataclass(frozen=True)
class First:
    """Milliseconds of one Start."""

    page: float
    """From Start to the page of the player."""
    sound: float
    """From asking for the sound to samples of it."""
    whole: float
    """From Start to the whole session, made and checked."""


def main() -> None:
    """Measure cold and warm in turn, and print the medians."""
    asked = arguments()
    with tempfile.TemporaryDirectory() as name, serving(Path(name)) as served:
        Visitor(served.url).get()
        time.sleep(SETTLE)
        for row in rows(Path(name), served.url, asked.times, asked.minutes):
            print(row, flush=True)
        if asked.browser:
            for row in in_browser(served.url, asked.times):
                print(row, flush=True)


def rows(data: Path, url: str, times: int, minutes: int) -> Iterator[str]:
    """Yield the table of a running app."""
    cold, warm = [], []
    for _ in range(times):
        for cache in ("clips", "chunks"):
            shutil.rmtree(data / "cache" / cache, ignore_errors=True)
        listener = Listener(Visitor(url), minutes)
        cold.append(listener.start("ocean"))
        # Nothing was heard so far, so the same lines are chosen.
        warm.append(listener.start("rain"))
        listener.end()
    yield f"load {os.getloadavg()[0]:.1f}; {minutes} min, medians of {times}, in ms"
    yield "      Start to page   sound asked to samples    both   whole   share of it"
    for name, found in (("cold", cold), ("warm", warm)):
        page, sound, whole = (
            statistics.median(getattr(each, part) for each in found)
            for part in ("page", "sound", "whole")
        )
        yield (
            f"{name} {page:14.0f} {sound:13.0f} (aim {AIMS[name]:3}) {page + sound:7.0f}"
            f" {whole:7.0f} {(page + sound) / whole:12.1%}"
        )


@dataclass
class Listener:
    """Somebody who starts sessions."""

    visitor: Visitor
    minutes: int
    practice: str = ""
    """Path of the one begun last."""

    def start(self, ambience: str) -> First:
        """Start a session, hear its beginning, and wait until it is whole."""
        asked = {"what": PRACTICE, "minutes": str(self.minutes), "ambience": ambience}
        page = self.visitor.get()
        since = time.perf_counter()
        player = self.visitor.post("start", page, id=str(uuid4()), audio="opus", **asked)
        there = time.perf_counter()
        self.practice = "/practice/" + self.visitor.url.split("/practice/")[1]
        found = re.search(r'<audio[^>]* src="([^"]+)"', player)
        if not found:
            raise SystemExit("the page has no sound: is it a wait?")
        samples(urljoin(self.visitor.url, found[1]))
        heard = time.perf_counter()
        while '"ready"' not in self.visitor.get(self.practice + "progress"):
            time.sleep(0.05)
        whole = time.perf_counter()
        return First(
            1000 * (there - since), 1000 * (heard - there), 1000 * (whole - since)
        )

    def end(self) -> None:
        """Say that it was heard for long enough that the next one is another."""
        page = self.visitor.get()
        self.visitor.post(self.practice + "heard", page, seconds="90", ended="on")


def samples(url: str) -> None:
    """Read a sound until a decoder makes samples of it."""
    content = b""
    with urllib.request.urlopen(url, timeout=60) as answer:  # noqa: S310 - our own server
        while block := answer.read1(1 << 16):
            content += block
            if decodes(content):
                return
    raise SystemExit("the sound ended before there was any")


def decodes(content: bytes) -> bool:
    """Tell whether FFmpeg makes samples of the beginning of a file."""
    try:
        with av.open(io.BytesIO(content), "r") as container:
            return any(frame.samples for frame in container.decode(audio=0))
    except av.FFmpegError:
        return False


def in_browser(url: str, times: int) -> Iterator[str]:
    """Yield how long Chromium takes from the click on Start to playing."""
    from playwright.sync_api import sync_playwright

    found = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--autoplay-policy=no-user-gesture-required"],
        )
        for _ in range(times):
            context = browser.new_context()
            page = context.new_page()
            page.add_init_script(
                "addEventListener('playing', () => { window.first ??= Date.now() }, true)"
            )
            page.goto(f"{url}choose/calm-place/")
            since = page.evaluate(
                "() => { document.querySelector('button.start').click();"
                " return Date.now() }"
            )
            page.locator("unclench-player").wait_for()
            while not (at := page.evaluate("window.first")):
                page.wait_for_timeout(5)
            found.append(at - since)
            page.get_by_role("button", name="End now").click()
            context.close()
        browser.close()
    yield f"Chromium, from the click on Start to playing: {statistics.median(found):.0f}"


def arguments() -> argparse.Namespace:
    """What was asked on the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--minutes", type=int, default=15)
    parser.add_argument("--browser", action="store_true", help="also in Chromium")
    return parser.parse_args()


if __name__ == "__main__":
    main()
