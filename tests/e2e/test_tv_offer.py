"""The home page offers its television display on a television, and nowhere else."""

import pytest

from tests.e2e.axe import violations
from tests.e2e.conftest import make_visitor
from tests.e2e.kinds import address

SETS = [
    "Mozilla/5.0 (SMART-TV; Linux; Tizen 4.0) AppleWebKit/538.1 Chrome/56.0 TV Safari",
    "Mozilla/5.0 (Linux; Tizen 6.5; TV) AppleWebKit/537.36 Chrome/85.0 Safari/537.36",
    "Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 Chrome/53.0.2785.34 Safari",
    "Mozilla/5.0 (Linux; Android 9; AFTMM) AppleWebKit/537.36 Chrome/98.0 Safari",
    "Mozilla/5.0 (Linux; Android 12; BRAVIA 4K) AppleWebKit/537.36 Chrome/110 Safari",
    "HbbTV/1.5.1 (+DRM; VIDAA; 4K; 1.0) Chrome/88.0",
    "Mozilla/5.0 (Linux; Android) CrKey/1.56 Chrome/110",
]
NOT_SETS = [
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/126 Mobile",
    "Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/126 Safari/537.36",
    "Mozilla/5.0 (Linux; Tizen 4.0; SM-Z400F) AppleWebKit/537.36 Mobile Safari",
]
# The same script on the same page, as another set would run it.
SHOWN = """async agents => {
    const source = document.querySelector('script[src*="tv-offer"]').src;
    const text = await (await fetch(source)).text();
    const bar = document.getElementById('tv-offer');
    return agents.map(userAgent => {
        bar.hidden = true;
        // Its `navigator` is the parameter of this function.
        new Function('navigator', text)({userAgent});
        return !bar.hidden;
    });
}"""
UNSTYLED = """() => {
    document.querySelectorAll('link[rel=stylesheet]').forEach(sheet => sheet.remove());
    const bar = document.getElementById('tv-offer');
    return [...bar.querySelectorAll('p:not([hidden]), a, button')].map(
        node => parseFloat(getComputedStyle(node).fontSize));
}"""


@pytest.fixture
def television(browser, portal):
    """The browser of a television, driven with keys."""
    view = {"width": 1920, "height": 1080}
    visitor = make_visitor(browser, portal, viewport=view, user_agent=SETS[2])
    yield visitor
    visitor.context.close()


def test_television_is_asked_once_and_its_answer_is_kept(television):
    page = television.go(address("home", "nl"))
    bar = page.locator("#tv-offer")
    assert bar.is_visible()
    assert television.context.cookies() == []
    assert violations(page) == []
    page.locator("[data-tv-yes]").evaluate(
        "link => link.addEventListener('click', event => event.preventDefault())"
    )

    page.locator("[data-tv-yes]").click()

    (cookie,) = television.context.cookies()
    assert (cookie["name"], cookie["value"]) == ("tv_offre", "oui")
    assert (cookie["sameSite"], cookie["path"]) == ("Lax", "/")
    page = television.go(address("home", "nl"))
    assert page.evaluate("document.activeElement.getAttribute('href')") == "/tv/nl/"
    assert page.locator("[data-tv-again]").is_visible()
    assert min(page.evaluate(UNSTYLED)) >= 30
    page.locator("[data-tv-no]").click()
    assert bar.is_hidden()
    page = television.go(address("home", "nl"))
    assert bar.is_hidden()
    page = television.go(address("shops", "nl"))
    assert bar.count() == 0


def test_only_televisions_are_asked(browser, portal):
    visitor = make_visitor(browser, portal, bypass_csp=True)
    page = visitor.go(address("home", "fr"))
    assert page.locator("#tv-offer").is_hidden()

    shown = page.evaluate(SHOWN, [*SETS, *NOT_SETS])

    visitor.context.close()
    assert shown == [True] * len(SETS) + [False] * len(NOT_SETS)
