"""Screens driven with a remote control, as from three metres."""

import pytest

from tests.e2e.axe import violations
from tests.e2e.conftest import make_visitor
from tests.e2e.interface import foreign_words
from tests.e2e.looking import BROKEN, TEXTS
from tests.e2e.remote import (
    CRAWL,
    SIZES,
    SMALL,
    all_tv_pages,
    focused,
    press,
    tv_address,
)

WEBOS = (
    "Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/53.0.2785.34 Safari/537.36 WebAppManager"
)
NODES, KILOBYTES, REQUESTS = 300, 400, 25
CHANGED = "before => document.getElementById('hero-title').textContent !== before"
LEAVING = """() => { window.tizen = {application: {getCurrentApplication:
    () => ({exit: () => { window.hasLeft = true; }})}}; }"""


def television(browser, portal):
    return make_visitor(
        browser,
        portal,
        viewport=SIZES["full"],
        reduced_motion="reduce",
        user_agent=WEBOS,
    )


@pytest.fixture(scope="module")
def tv(browser, portal):
    """A set in a room; pages must leave nothing on it."""
    visitor = television(browser, portal)
    yield visitor
    visitor.context.close()


@pytest.fixture
def new_tv(browser, portal):
    """A set that was never here."""
    visitor = television(browser, portal)
    yield visitor
    visitor.context.close()


@pytest.mark.parametrize(("kind", "language"), all_tv_pages())
def test_screen_is_driven_with_four_arrows(tv, kind, language):
    page = tv.go(tv_address(kind, language))

    found = page.evaluate(CRAWL)
    small = page.evaluate(SMALL, 24)
    broken = page.locator("main img").evaluate_all(BROKEN)
    foreign = foreign_words(page.evaluate(TEXTS), language)
    page.set_viewport_size(SIZES["low"])
    small += page.evaluate(SMALL, 16)
    found_low = page.evaluate(CRAWL) if language == "fr" else found
    faults = violations(page) if language == "fr" else []
    page.set_viewport_size(SIZES["full"])

    assert found == found_low == {"faults": [], "missed": [], "twice": [], "typing": 0}
    assert (small, broken, foreign, faults) == ([], [], [], [])
    assert page.locator("h1").count() == 1
    assert (tv.faults, tv.context.cookies()) == ([], [])


def test_back_returns_to_the_card_one_came_from(tv):
    page = tv.go("/tv/fr/")
    home, titles = page.url, []

    for key_code in (461, 10009):
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowRight")
        card = focused(page)
        titles.append(card)
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert page.url != home
        with page.expect_navigation(url=home):
            press(page, key_code)
        assert focused(page) == card

    assert len(set(titles)) == 2


def test_back_of_the_first_page_opened_leads_to_the_page_above(new_tv):
    page = new_tv.go("/tv/fr/langue/")

    with page.expect_navigation(url="**/tv/fr/"):
        press(page, 8)
    page.evaluate(LEAVING)
    press(page, 10009)

    page.wait_for_function("window.hasLeft")


def test_chosen_language_is_kept_on_the_set(new_tv):
    page = new_tv.go("/tv/fr/langue/")

    page.mouse.move(5, 5)
    page.locator("#language-nl").hover()
    assert focused(page) == "language-nl"
    with page.expect_navigation(url="**/tv/nl/"):
        page.keyboard.press("Enter")

    cookies = new_tv.context.cookies()
    assert [(c["name"], c["value"], c["path"]) for c in cookies] == [
        ("tv_langue", "nl", "/tv/")
    ]
    assert new_tv.go("/tv/").url == f"{new_tv.portal}/tv/nl/"


def test_first_page_shows_the_focused_card_in_large(tv):
    page = tv.go("/tv/fr/")
    title = page.locator("#hero-title")
    before = title.inner_text()

    page.keyboard.press("ArrowRight")
    card = page.locator(":focus")
    name, code = card.locator(".name").inner_text(), card.get_attribute("data-qr")

    page.wait_for_function(CHANGED, arg=before)
    assert title.inner_text() == name
    page.locator(f".qr-code[alt$='/b/{code}']").wait_for()
    assert page.locator(".qr-typed").inner_text().endswith(f"/b/{code}")
    assert page.locator("#hero-photo img").count() == 1


def test_first_page_within_budget(new_tv):
    answered = []
    new_tv.page.on("requestfinished", lambda request: answered.append(request))

    page = new_tv.go("/tv/fr/")
    page.wait_for_load_state("networkidle")

    sizes = [request.sizes() for request in answered]
    weight = sum(s["responseBodySize"] + s["responseHeadersSize"] for s in sizes)
    assert page.evaluate("document.querySelectorAll('*').length") <= NODES
    assert weight <= KILOBYTES * 1000
    assert len(answered) <= REQUESTS
