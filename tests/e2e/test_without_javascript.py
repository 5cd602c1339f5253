"""Every page reads, links and searches with scripts turned off."""

from itertools import cycle

import pytest

from tests.e2e.kinds import KINDS, LANGUAGES, WORDS, address


# Each page once, the languages in turn: what needs a script does so in all of them.
@pytest.mark.parametrize(
    ("kind", "language"), list(zip(KINDS, cycle(LANGUAGES), strict=False))
)
def test_page_reads_without_scripts(visitors, kind, language):
    page = visitors(390, javascript=False).go(address(kind, language))

    assert page.locator("h1").is_visible()
    assert len(page.locator("main").inner_text()) > 80
    assert page.locator("main a[href], main form[action]").count() >= 1
    links = page.locator("header a[href], footer a[href]")
    assert links.count() >= 8
    assert page.locator("button[data-theme-switch]:visible").count() == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_form_works_without_scripts(visitors, language):
    page = visitors(1440, javascript=False).go(address("home", language))
    field = page.locator("main input[name=q]")

    field.fill("Piscine")
    field.press("Enter")

    page.wait_for_url(f"**/{language}/{WORDS['search'][language]}/?q=Piscine")
    sight = f"/{language}/{WORDS['sights'][language]}/la-piscine/"
    assert page.locator(f'main a[href="{sight}"]').count() == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_filters_work_without_scripts(visitors, language):
    page = visitors(1440, javascript=False).go(address("shops", language))
    form = page.locator("main form").filter(has=page.locator("[name=open]"))

    form.locator("[name=open]").check()
    form.locator("button").first.click()

    page.wait_for_url("**open=1**")
    states = page.locator("main .card .state")
    assert states.count() == 24
    assert page.locator("main .card .state.open").count() == 24


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_menu_stays_on_the_page_without_scripts(visitors, language):
    page = visitors(1440, javascript=False).go(address("walk", "fr"))

    page.locator(f'.languages a[lang="{language}"]').click()

    page.wait_for_url(f"**{address('walk', language)}")
    assert page.locator("html").get_attribute("lang") == language
