"""A browser page for tests that need one; Debian's Chromium, no other host."""

import os
import shutil
from dataclasses import dataclass, field
from time import sleep

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from playwright.sync_api import Page as Tab

from tests.e2e.map_editor import (  # noqa: F401 (fixtures)
    editor_page,
    open_place,
    open_walk,
    place,
    quiet_editor,
    walk,
)
from tests.e2e.server import seeded, serving
from tests.factories.trees import build_language_trees

# Playwright keeps an event loop in the thread of the tests, which makes Django think
# that database calls block a coroutine.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Chromium on a busy machine gives up a transition between two pages, and says so.
ABANDONED = "Transition was aborted because of invalid state"
LOCAL_HOSTS = ("http://localhost:", "http://127.0.0.1:", "data:", "blob:")


@pytest.fixture(scope="session")
def browser():
    """Chromium, started once for all browser tests; CI must have it."""
    if not CHROMIUM:
        missing = "no chromium on the path: browser tests are skipped"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM, args=CHROMIUM_ARGS
        )
        yield chromium
        chromium.close()


@pytest.fixture
def browser_page(browser):
    """A page in a fresh context; fails the test when a script of the page fails."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 1000}, locale="en-GB"
    )
    context.route(
        lambda url: not url.startswith(LOCAL_HOSTS), lambda route: route.abort()
    )
    page = context.new_page()
    page.set_default_timeout(20_000)
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    page.wait_for_load_state("networkidle")
    context.close()
    # What the server still works on must not meet the emptying of the tables.
    sleep(1)
    assert faults == []


@pytest.fixture
def language_trees(transactional_db):
    """The pages that migrations make: tests with a live server empty every table."""
    build_language_trees()


@pytest.fixture(scope="session")
def portal(browser):
    """The address of a whole portal with the demonstration content."""
    with serving(seeded()) as address:
        yield address


@dataclass
class Visitor:
    """Somebody with a browser of a given width; notes what went wrong on the way."""

    context: BrowserContext
    page: Tab
    portal: str
    faults: list[str] = field(default_factory=list)
    requested: list[str] = field(default_factory=list)

    def go(self, path: str) -> Tab:
        """Open a page, fonts and pictures of the first view included."""
        self.faults.clear()
        self.requested.clear()
        self.page.goto(self.portal + path, wait_until="load")
        return self.page

    def fail(self, error) -> None:
        """Note a fault of a script; a browser gives up a transition by itself."""
        if not str(error).startswith(ABANDONED):
            self.faults.append(str(error))

    def hear(self, message) -> None:
        """Note an error of the console; a 404 page is one by itself."""
        asked = message.location.get("url", "") == self.page.url
        if message.type == "error" and not asked:
            self.faults.append(message.text)


def make_visitor(browser: Browser, portal: str, **options) -> Visitor:
    """A visitor in a context of his own."""
    context = browser.new_context(locale="en-GB", **options)
    page = context.new_page()
    page.set_default_timeout(15_000)
    visitor = Visitor(context, page, portal)
    page.on("pageerror", visitor.fail)
    page.on("console", visitor.hear)
    page.on("request", lambda request: visitor.requested.append(request.url))
    return visitor


@pytest.fixture(scope="session")
def visitors(browser, portal):
    """Visitors by width, colours and scripts, each made once and used again."""
    made: dict[tuple, Visitor] = {}

    def visitor(width=1440, scheme="light", javascript=True):
        key = (width, scheme, javascript)
        if key not in made:
            made[key] = make_visitor(
                browser,
                portal,
                viewport={"width": width, "height": 900},
                color_scheme=scheme,
                java_script_enabled=javascript,
            )
        return made[key]

    yield visitor
    for someone in made.values():
        someone.context.close()


@pytest.fixture
def newcomer(browser, portal):
    """A visitor who has never been here: nothing is in the cache."""
    visitor = make_visitor(browser, portal, viewport={"width": 1440, "height": 900})
    yield visitor
    visitor.context.close()
