"""The search page in a browser: filters, where one is, the map, no scripts."""

import pytest

from tests.e2e.conftest import make_visitor
from tests.e2e.kinds import WORDS

PISCINE = {"latitude": 50.692291, "longitude": 3.167823, "accuracy": 20}
NEAR = "near=50.692,3.168"
MUSEUMS = "/en/search/?q=museum"


def titles(page):
    """The names of the results, in order."""
    return page.locator("#results .card-title").all_inner_texts()


def settled(page, part):
    """Wait for the address to have a part, and for the results that belong to it."""
    page.wait_for_url(f"**{part}**")
    page.locator("#results:not([aria-busy])").wait_for()


def test_filter_changes_results_and_address_without_leaving_the_page(visitors):
    visitor = visitors()
    page = visitor.go(f"{MUSEUMS}&view=list")
    page.evaluate("window.same = true")
    before = titles(page)

    page.locator("#filter-category").select_option("museum")
    settled(page, "category=museum")

    assert 0 < len(titles(page)) < len(before)
    assert page.evaluate("window.same") is True
    page.locator(".active-filters a").first.click()
    page.wait_for_function("() => !location.search.includes('category')")
    page.locator("#results:not([aria-busy])").wait_for()
    assert titles(page) == before
    assert visitor.faults == []


def test_around_me_says_the_walk_and_the_address_can_be_shared(browser, portal):
    options = {"viewport": {"width": 390, "height": 800}}
    asker = make_visitor(
        browser, portal, geolocation=PISCINE, permissions=["geolocation"], **options
    )
    page = asker.go(f"{MUSEUMS}&view=list")
    page.locator(".more-filters summary").click()
    page.locator("#filter-order").select_option("distance")
    page.locator("#results:not([aria-busy])").wait_for()

    page.locator(".locate button").click()
    settled(page, NEAR)

    found = titles(page)
    walks = page.locator("#results .card .facts-line").all_inner_texts()
    assert "on foot" in walks[0] or "next door" in walks[0]
    friend = make_visitor(browser, portal, java_script_enabled=False, **options)
    other = friend.go(page.url.removeprefix(portal))
    assert titles(other) == found
    asker.context.close()
    friend.context.close()


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_pin_of_the_map_opens_a_result(visitors, language):
    word, search = WORDS["museum"][language], WORDS["search"][language]
    page = visitors().go(f"/{language}/{search}/?q={word}&view=map&kind=sight")
    pins = page.locator(".leaflet-marker-icon[aria-label]")
    pins.first.wait_for()
    numbered = page.locator('.leaflet-marker-icon[aria-label^="1, "]')

    numbered.click()

    link = page.locator(".leaflet-popup .map-card a").first
    link.wait_for()
    assert link.inner_text() == titles(page)[0]


def test_kinds_and_pages_are_links_without_scripts(visitors):
    page = visitors(390, javascript=False).go("/en/search/?q=roubaix")

    page.locator(".search-group .more").first.click()

    page.wait_for_url("**kind=**")
    assert page.locator("#results .card").count() == 12
    page.locator(".pagination [rel=next]").click()
    page.wait_for_url("**page=2**")
    assert page.locator("#results .card").count() > 0
