"""The search field in a browser: what is offered, by keyboard, by finger, and without."""

import pytest

from tests.e2e.axe import AXE, RUN, SETTLED, TAGS
from tests.e2e.conftest import make_visitor
from tests.e2e.kinds import address

LIST = ".suggestions:popover-open"
SHOP = "/fr/boutiques/la-mie-du-bassin/"


def field_of(page):
    return page.locator("form[role=search] [name=q]:visible")


def type_in(page, text):
    """Type as people do, and wait for the list."""
    field_of(page).press_sequentially(text, delay=20)
    page.locator(LIST).wait_for()
    return page.locator(f"{LIST} [role=option]")


def test_keyboard_leads_from_the_field_to_a_shop(visitors):
    page = visitors().go(address("home", "fr"))
    field = field_of(page)
    options = type_in(page, "mie du b")
    assert field.get_attribute("role") == "combobox"
    assert field.get_attribute("aria-expanded") == "true"
    assert options.first.locator("b").all_inner_texts() == ["Mie", "du", "B"]
    chosen = page.locator(f"{LIST} [aria-selected=true]")

    field.press("ArrowUp")
    assert chosen.get_attribute("href") == "/fr/recherche/?q=mie+du+b"
    field.press("ArrowDown")
    assert chosen.count() == 0
    field.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    field.press("Home")
    assert chosen.count() == 0
    field.press("Escape")
    assert field.get_attribute("aria-expanded") == "false"
    assert (field.input_value(), page.locator(LIST).count()) == ("mie du b", 0)
    field.press("ArrowDown")
    field.press("Enter")

    page.wait_for_url(f"**{SHOP}")


def test_enter_without_a_choice_sends_the_form_also_while_a_sign_is_composed(visitors):
    page = visitors().go(address("shops", "fr"))
    type_in(page, "piscine")
    page.evaluate(
        """document.activeElement.dispatchEvent(new KeyboardEvent(
            "keydown", {key: "ArrowDown", isComposing: true, cancelable: true}))"""
    )

    field_of(page).press("Enter")

    page.wait_for_url("**/fr/recherche/?q=piscine")


def test_click_leads_to_what_was_clicked_with_words_of_the_language(visitors):
    page = visitors().go(address("fiche", "nl"))
    options = type_in(page, "ba")
    count = options.count() - 1
    status = page.locator(".head-search [role=status]")
    assert status.inner_text() == f"{count} suggesties"
    assert page.locator(LIST).get_attribute("aria-label") == "Suggesties"
    assert page.locator(f"{LIST} [role=presentation]").first.inner_text() == (
        "Winkels per vak"
    )

    options.first.click()

    page.wait_for_url("**/nl/winkels/?category=boulangerie")


def test_phone_opens_the_field_in_its_header_and_the_list_fits_above_the_keyboard(
    browser, portal
):
    view = {"width": 320, "height": 420}
    visitor = make_visitor(browser, portal, viewport=view, has_touch=True)
    page = visitor.go(address("fiche", "fr"))
    page.locator(".head-search-link").tap()
    field = field_of(page)
    assert field.evaluate("field => field === document.activeElement")
    assert field.bounding_box()["height"] >= 44

    options = type_in(page, "la")

    box = page.locator(LIST).bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= view["width"]
    assert box["y"] + box["height"] <= view["height"]
    assert all(option.bounding_box()["height"] >= 44 for option in options.all())
    page.mouse.click(300, 5)
    assert page.locator(LIST).count() == 0
    field.fill("")
    field.press("Escape")
    assert field_of(page).count() == 0
    assert page.evaluate("document.activeElement.className").endswith("search-link")
    visitor.context.close()


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1440, "dark")])
def test_open_list_without_axe_violation(visitors, width, scheme):
    page = visitors(width, scheme).go(address("home", "fr"))
    type_in(page, "la")
    field_of(page).press("ArrowDown")
    page.evaluate(SETTLED)

    page.evaluate(AXE)

    assert page.evaluate(RUN, TAGS) == []


def test_form_works_when_suggestions_do_not_come(browser, portal):
    visitor = make_visitor(browser, portal)
    asked = []
    visitor.context.route(
        "**/suggestions/**", lambda route: (asked.append(route), route.abort())
    )
    page = visitor.go(address("shops", "en"))
    field = field_of(page)
    for letters in ("pi", "sc", "in", "e"):
        field.press_sequentially(letters)
        page.wait_for_timeout(250)

    field.press("Enter")

    page.wait_for_url("**/en/search/?q=piscine")
    assert len(asked) == 3
    visitor.context.close()


def test_nothing_is_asked_where_data_are_spared(browser, portal):
    visitor = make_visitor(browser, portal)
    visitor.context.add_init_script(
        'Object.defineProperty(navigator, "connection", {value: {saveData: true}})'
    )
    page = visitor.go(address("home", "en"))

    field_of(page).press_sequentially("piscine")
    field_of(page).press("Enter")

    page.wait_for_url("**/en/search/?q=piscine")
    assert [url for url in visitor.requested if "suggestions" in url] == []
    visitor.context.close()


def test_phone_without_scripts_gets_the_page_with_the_field(visitors):
    page = visitors(390, javascript=False).go(address("shops", "nl"))

    page.locator(".head-search-link").click()

    page.wait_for_url("**/nl/zoeken/")
    assert field_of(page).count() == 1
