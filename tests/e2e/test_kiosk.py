"""A tablet in a hall: its bar, no way out, back to the beginning after a minute."""

import pytest

from places.nearby import Point
from tests.e2e.axe import violations_in
from tests.e2e.conftest import make_visitor
from tests.e2e.kinds import address
from tv import kiosk
from tv.screens import ScreenFacts

FICHE, LIST = address("fiche", "fr"), address("shops", "fr")
START = "/fr/?borne=K7F2"
TABLET = ScreenFacts(
    pk=1,
    code="K7F2",
    name="Hall",
    kind="tablet",
    languages=("fr", "nl"),
    place_name="La Piscine",
    point=Point(50.69217, 3.16831),
    slots=(),
)
TARGETS = """() => [...document.querySelectorAll('.kiosk-bar :is(a, button)')]
    .filter(node => node.checkVisibility())
    .map(node => node.getBoundingClientRect())
    .filter(({width, height}) => width < 64 || height < 64).length"""
WAYS_OUT = """() => [...document.querySelectorAll('a[href]')].map(({href}) => href)
    .filter(href => !new RegExp(`^${location.origin}/(fr|nl)/`).test(href)
        || /mon-commerce|compte|signaler|pdf|gpx|print|ics/.test(href))"""
LATE = """async () => {
    const late = document.createElement('p');
    late.innerHTML = `<a id="out" target="_blank" href="https://example.org/">x</a>
        <a id="tel" href="tel:+33320">y</a>
        <form id="post" method="post" action="/fr/"><button>z</button></form>`;
    document.querySelector('main').append(late);
    await new Promise(requestAnimationFrame);
    const asked = new MouseEvent('contextmenu', {bubbles: true, cancelable: true});
    const sent = new SubmitEvent('submit', {bubbles: true, cancelable: true});
    return {
        links: ['out', 'tel'].map(id => document.getElementById(id).outerHTML),
        menu: document.body.dispatchEvent(asked),
        form: document.getElementById('post').dispatchEvent(sent),
        window: window.open('/fr/'),
    };
}"""
STORED = "() => [Object.keys(sessionStorage).sort(), localStorage.length]"


@pytest.fixture(scope="module")
def tablet(browser, portal):
    """A tablet whose browser is used by one visitor after the other."""
    view = {"width": 820, "height": 1180}
    visitor = make_visitor(browser, portal, viewport=view, has_touch=True)
    facts = kiosk.facts(TABLET)
    codes = "**/tv/borne/*.json"
    visitor.context.route(codes, lambda route: route.fulfill(status=404))
    visitor.context.route(
        codes.replace("*.json", "K7F2.json"), lambda route: route.fulfill(json=facts)
    )
    visitor.context.route("**/tv/vie/", lambda route: route.fulfill(status=204))
    yield visitor
    visitor.context.close()


def arrive(tablet, path):
    """Open a page on the tablet and wait for its bar."""
    page = tablet.go(f"{path}?borne=K7F2")
    page.locator(".kiosk-bar").wait_for()
    return page


def bar_words(page):
    return page.locator(".kiosk-bar :is(a, button):visible").all_inner_texts()


def test_bar_leads_through_the_portal_and_nothing_leads_out(tablet):
    page = arrive(tablet, FICHE)
    words = kiosk.words("fr")
    assert bar_words(page)[:2] == ["Français", "Nederlands"]
    assert page.evaluate(TARGETS) == 0
    assert page.evaluate(WAYS_OUT) == []
    assert page.evaluate(LATE) == {
        "links": [
            '<a id="out" class="kiosk-words">x</a>',
            '<a id="tel" class="kiosk-words">y</a>',
        ],
        "menu": False,
        "form": False,
        "window": None,
    }
    assert violations_in(page, ["light", "dark"]) == {"light": [], "dark": []}
    length = page.evaluate("history.length")
    page.get_by_role("button", name=words["phone"]).click()
    code = page.locator(".kiosk-panel img")
    code.evaluate("image => image.decode()")
    assert code.get_attribute("src") == f"/tv/qr.svg?page={FICHE.replace('/', '%2F')}"
    assert violations_in(page, ["light"]) == {"light": []}
    page.keyboard.press("Escape")

    page.get_by_role("link", name="Nederlands").click()
    page.wait_for_url(f"**{address('fiche', 'nl')}")
    page.get_by_role("button", name=kiosk.words("nl")["home"], exact=True).click()
    page.wait_for_url("**/nl/")
    page.get_by_role("button", name=kiosk.words("nl")["back"], exact=True).click()
    page.wait_for_url(f"**{address('fiche', 'nl')}")

    assert page.evaluate("history.length") == length
    assert tablet.faults == []


def test_list_counts_from_where_the_tablet_stands(tablet):
    page = arrive(tablet, LIST)

    page.get_by_role("button", name=kiosk.words("fr")["near"]).click()

    page.wait_for_url(f"**{LIST}?near=50.692,3.168")
    page.locator(".active-filters").wait_for()
    assert bar_words(page)[-1] == kiosk.words("fr")["phone"]
    assert page.locator(".locate").is_hidden()
    page.get_by_role("button", name=kiosk.words("fr")["back"], exact=True).click()
    page.wait_for_url(f"**{LIST}")


def test_minute_without_touch_goes_back_to_the_beginning_with_a_warning(tablet):
    # On a page of before, the leap of the clock would be a minute without touch.
    tablet.page.goto("about:blank")
    tablet.page.clock.install(time="2026-11-28T15:00:00+01:00")
    page = arrive(tablet, LIST)
    words = kiosk.words("fr")
    page.locator("[data-theme-switch]").click()
    page.clock.fast_forward(39_000)
    warning = page.get_by_role("alertdialog")
    assert warning.count() == 0

    page.clock.fast_forward(2_000)
    assert words["still"] in warning.inner_text()
    assert words["soon"].replace("{n}", "19") in warning.inner_text()
    assert page.evaluate("document.activeElement.textContent") == words["go_on"]
    assert violations_in(page, ["light"]) == {"light": []}
    page.keyboard.press("Enter")
    warning.wait_for(state="hidden")
    page.clock.fast_forward(39_000)
    assert warning.count() == 0
    page.locator("[name=q]:visible, .head-search-link").first.click()
    page.clock.fast_forward(61_000)

    page.wait_for_url(f"**{START}")
    page.locator(".kiosk-bar").wait_for()
    own = ["borne", "borne-facts", "borne-scroll", "borne-told", "borne-visit"]
    assert page.evaluate(STORED) == [own, 0]
    assert tablet.faults == []

    page = arrive(tablet, LIST)
    page.locator("h1").click()
    tablet.context.set_offline(True)
    page.clock.fast_forward(61_000)
    page.get_by_role("status").filter(has_text=words["away"]).wait_for()
    assert LIST in page.url
    tablet.context.set_offline(False)
    page.wait_for_url(f"**{START}")


def test_page_stays_while_the_network_is_away(tablet):
    page = arrive(tablet, "/fr/")
    tablet.context.set_offline(True)

    page.locator(".main-menu a").first.click()

    said = page.get_by_role("status").filter(has_text=kiosk.words("fr")["away"])
    said.wait_for()
    assert page.url.endswith(START)
    tablet.context.set_offline(False)
    page.wait_for_url(f"**{address('walks', 'fr')}")


@pytest.mark.parametrize("path", ["/fr/", "/fr/?borne=ZZZZ", "/fr/?borne=fin"])
def test_only_a_tablet_has_the_bar(tablet, path):
    page = arrive(tablet, "/fr/")
    tablet.go("/fr/?borne=off")
    page.wait_for_url("**/fr/")

    tablet.go(path)
    page.wait_for_load_state("networkidle")

    loaded = [url for url in tablet.requested if "/kiosk/" in url or "/borne/" in url]
    assert page.locator(".kiosk-bar").count() == 0
    assert bool(loaded) is ("borne" in path)
