"""The way of a visitor of La Piscine, with nothing but a keyboard."""

import pytest

from tests.e2e.kinds import WORDS, address

OPEN = {"fr": "Ouvert", "nl": "Open"}
MAX_TABS = 250
MAX_STEPS = 5


def follow(page, href: str) -> None:
    """Reach the link with the Tab key, press Enter, and arrive."""
    for _ in range(MAX_TABS):
        page.keyboard.press("Tab")
        focused = "document.activeElement.getAttribute('href')"
        if page.evaluate(focused) == href:
            page.keyboard.press("Enter")
            page.wait_for_url(f"**{href}")
            return
    pytest.fail(f"no way to {href} by the Tab key")


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_from_home_to_an_open_shop_on_the_walk_by_keyboard(newcomer, language):
    page = newcomer.go(address("home", language))
    shops = f"/{language}/{WORDS['shops'][language]}/"

    follow(page, address("sight", language))
    follow(page, address("walk", language))
    open_shops = page.locator(f'main .card:has(.state.open) a[href^="{shops}"]')
    shop = open_shops.first
    name, href = shop.inner_text(), shop.get_attribute("href")
    follow(page, href)
    steps = 3

    assert steps <= MAX_STEPS
    assert page.locator("h1").inner_text() == name
    assert page.locator("main .state.open strong").first.inner_text() == OPEN[language]
