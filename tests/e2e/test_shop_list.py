"""The list of shops in a browser: where one is, the map and its pins, the address."""

import pytest

from tests.e2e.conftest import make_visitor
from tests.e2e.kinds import LANGUAGES, WORDS, address

PISCINE = {"latitude": 50.692291, "longitude": 3.167823, "accuracy": 20}
NEAR = "near=50.692,3.168"
REFUSED = {
    "fr": "Position indisponible. Choisissez un point de départ.",
    "en": "Position unavailable. Choose a starting point.",
    "nl": "Locatie niet beschikbaar. Kies een vertrekpunt.",
}
LOST_CARD = "This address did not load. The list has it."


@pytest.fixture
def someone(browser, portal):
    """Makes visitors who let their position be known, or do not."""
    made = []

    def visitor(**options):
        options.setdefault("viewport", {"width": 1440, "height": 900})
        made.append(make_visitor(browser, portal, **options))
        return made[-1]

    yield visitor
    for one in made:
        one.context.close()


def around_me(page):
    page.locator(".more-filters summary").click()
    page.locator(".locate button").click()


@pytest.mark.parametrize("language", LANGUAGES)
def test_around_me_sorts_by_the_walk_and_the_address_says_so(someone, language):
    visitor = someone(geolocation=PISCINE, permissions=["geolocation"])
    page = visitor.go(address("shops", language))
    assert NEAR not in page.url

    around_me(page)

    page.wait_for_url(f"**{NEAR}**")
    page.locator("#results:not([aria-busy])").wait_for()
    walks = page.locator("#results .card .facts-line")
    assert walks.count() == page.locator("#results .card").count() > 0
    assert visitor.faults == []


def test_shared_address_gives_the_same_list_without_a_position(someone):
    one = someone(geolocation=PISCINE, permissions=["geolocation"])
    page = one.go(address("shops", "en"))
    around_me(page)
    page.wait_for_url(f"**{NEAR}**")
    page.locator("#results:not([aria-busy])").wait_for()
    names = page.locator("#results .card-title").all_inner_texts()

    other = someone(java_script_enabled=False)
    page = other.go(page.url.removeprefix(other.portal))

    assert page.locator("#results .card-title").all_inner_texts() == names


@pytest.mark.parametrize("language", LANGUAGES)
def test_refused_position_offers_the_starting_points(someone, language):
    page = someone(permissions=[]).go(address("shops", language))

    around_me(page)

    page.get_by_text(REFUSED[language]).wait_for()
    assert page.evaluate("document.activeElement.id") == "filter-from"
    assert page.locator(".locate button").is_hidden()
    assert "near=" not in page.url
    page.locator("#filter-from").select_option("roubaix-grand-place")
    page.wait_for_url("**from=roubaix-grand-place**")


def test_position_that_is_too_vague_is_no_position(someone):
    vague = {**PISCINE, "accuracy": 4000}
    page = someone(geolocation=vague, permissions=["geolocation"]).go(
        address("shops", "en")
    )

    around_me(page)

    page.get_by_text(REFUSED["en"]).wait_for()
    assert "near=" not in page.url


def test_starting_point_takes_the_place_of_the_position(someone):
    page = someone().go(f"{address('shops', 'en')}?{NEAR}")
    page.locator(".more-filters summary").click()

    page.locator("#filter-from").select_option("roubaix-grand-place")

    page.wait_for_url("**from=roubaix-grand-place**")
    assert "near=" not in page.url


@pytest.mark.parametrize("language", LANGUAGES)
def test_starting_point_works_without_scripts(visitors, language):
    page = visitors(390, javascript=False).go(address("shops", language))
    page.locator(".more-filters summary").click()

    page.locator("#filter-from").select_option("roubaix-grand-place")
    page.locator("#filter-walk").select_option("5")
    page.locator("main form button:not([type=button])").click()

    page.wait_for_url("**from=roubaix-grand-place&walk=5**")
    assert page.locator("#results .card .facts-line").count() > 0
    assert page.locator(".locate").is_hidden()


def pin_of_first_card(page):
    """The pin on the map with the number of the first card."""
    return page.locator('.leaflet-marker-icon[aria-label^="1, "]')


@pytest.fixture
def few(visitors):
    """A map of so few shops that the pins of the list stand apart."""
    page = visitors().go(f"{address('shops', 'en')}?category=velo&district=alma")
    if not page.locator("#results .card").count():
        page = visitors().go(f"{address('shops', 'en')}?category=pharmacie")
    page.locator(".leaflet-marker-icon").first.wait_for()
    return page


def test_pin_opens_what_the_portal_says_of_the_shop(few):
    name = few.locator("#results .card-title a").first.inner_text()

    pin_of_first_card(few).click()

    link = few.locator(".leaflet-popup .map-card a").first
    link.wait_for()
    assert link.inner_text() == name
    card = few.locator("#results .card-title a").first
    assert link.get_attribute("href") == card.get_attribute("href")


def test_pin_by_keyboard_gives_the_focus_to_the_popup_and_takes_it_back(few):
    pin_of_first_card(few).focus()
    few.keyboard.press("Enter")
    few.locator(".leaflet-popup .map-card a").wait_for()
    few.wait_for_function(
        "() => document.activeElement.closest('.leaflet-popup') !== null"
    )

    few.keyboard.press("Escape")

    few.wait_for_function(
        "() => document.activeElement.classList.contains('leaflet-marker-icon')"
    )


def test_pin_whose_card_does_not_come_says_so(someone):
    visitor = someone()
    visitor.context.route("**/carte/*/", lambda route: route.abort())
    page = visitor.go(f"{address('shops', 'en')}?category=pharmacie")
    page.locator(".leaflet-marker-icon").first.wait_for()

    pin_of_first_card(page).click()

    page.get_by_text(LOST_CARD).wait_for()


def test_map_whose_points_do_not_come_leaves_the_list(someone):
    visitor = someone()
    visitor.context.route("**/carte.json*", lambda route: route.abort())

    page = visitor.go(address("shops", "en"))

    page.get_by_text(
        "The map did not load. The list has the same addresses."
    ).wait_for()
    assert page.locator("#results .card").count() == 24


def test_share_copies_the_address_where_there_is_no_menu(someone):
    visitor = someone(permissions=["clipboard-read", "clipboard-write"])
    page = visitor.go(address("fiche", "en"))

    page.locator("[data-share]").click()

    page.get_by_text("Address copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith(address("fiche", "en"))


def test_pictures_move_by_the_keyboard(visitors):
    page = visitors(390).go(address("fiche", "en"))
    strip = page.locator(".photo-strip")
    strip.focus()

    page.keyboard.press("ArrowRight")

    page.wait_for_function(
        "() => document.querySelector('.photo-strip').scrollLeft > 100"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_reasons_of_the_order_open_without_scripts(visitors, language):
    page = visitors(390, javascript=False).go(address("shops", language))

    page.locator(".sort-words summary").click()

    assert page.locator(".sort-words li").count() == 2
    assert page.locator(".sort-words li").first.is_visible()
    assert WORDS["shops"][language] in page.url
