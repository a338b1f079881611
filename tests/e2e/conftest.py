"""A real app in processes of its own, and a real browser that watches it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright
from tests.web.serving import serving

ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--autoplay-policy=no-user-gesture-required",
    "--disable-quic",
]

PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an app with a new data folder."""
    with serving(tmp_path_factory.mktemp("data")) as served:
        yield served.url


# A module, not the session: the loop of Playwright's thread would otherwise still turn
# while Django's tests run, and Django would take it for asynchronous code.
@pytest.fixture(scope="module")
def browser(chromium: Path) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield browser
        browser.close()


class Watched:
    """What a page did that it should not have done."""

    def __init__(self, app: str) -> None:
        self.app = app
        self.faults: list[str] = []

    def watch(self, context: BrowserContext) -> None:
        context.on(
            "console", lambda m: self._note(m.type in {"error", "warning"}, m.text)
        )
        context.on("weberror", lambda error: self._note(True, str(error.error)))  # noqa: FBT003 - always a fault
        context.on("request", self._request)

    def _note(self, fault: bool, text: str) -> None:  # noqa: FBT001 - private, and plain
        if fault:
            self.faults.append(text)

    def _request(self, request: Request) -> None:
        self._note(not request.url.startswith(self.app), f"asked for {request.url}")


type Opens = Callable[..., Page]


@pytest.fixture
def opens(app: str, browser: Browser) -> Iterator[Opens]:
    """Open Today in a window of its own; at the end no window may have had an error."""
    watched = Watched(app)
    contexts: list[BrowserContext] = []

    def new(**options: object) -> Page:
        context = browser.new_context(**({"viewport": PHONE} | options))  # type: ignore[arg-type] # Playwright's own option names
        watched.watch(context)
        contexts.append(context)
        page = context.new_page()
        page.goto(app)
        return page

    yield new
    for context in contexts:
        context.close()
    assert watched.faults == []


@pytest.fixture
def page(opens: Opens) -> Page:
    return opens()
