"""A browser page for tests that need one; Debian's Chromium, no other host."""

import os
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from playwright.sync_api import sync_playwright
from wagtail.models import Collection, Locale, Page

# Playwright keeps an event loop in the thread of the tests, which makes Django think
# that database calls block a coroutine.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LOCAL_HOSTS = ("http://localhost:", "http://127.0.0.1:", "data:", "blob:")


@pytest.fixture(scope="package")
def browser():
    """Chromium, started once for all browser tests."""
    if not CHROMIUM.exists():
        pytest.skip(f"no Chromium at {CHROMIUM}: browser tests are skipped")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=CHROMIUM_ARGS
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
    context.close()
    assert faults == []


@pytest.fixture
def language_trees(transactional_db):
    """The pages that migrations make: tests with a live server empty every table."""
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    if not Page.objects.exists():
        french, _created = Locale.objects.get_or_create(language_code="fr")
        Page.add_root(title="Root", slug="root", locale=french)
    import_module("home.migrations.0002_language_trees").build(apps, None)
