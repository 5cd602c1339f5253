"""Airplane mode: what was kept opens and says its age, the rest leads to the list."""

import re

from tests.e2e.kinds import address

WALK = address("walk", "fr")
LIST = "/fr/hors-ligne/"
PICTURES = """async () => {
    const shown = [...document.querySelectorAll('.photo img, .step-photo img')];
    for (const image of shown) image.loading = 'eager';
    await Promise.all(shown.map(image => image.decode().catch(() => null)));
    return shown.map(image => image.naturalWidth);
}"""
CACHES = """async () => {
    const found = {};
    for (const name of await caches.keys()) {
        const requests = await (await caches.open(name)).keys();
        found[name] = requests.map(({url}) => url.replace(location.origin, ''));
    }
    return found;
}"""
CUT_AT_PICTURES = """() => {
    const whole = window.fetch;
    window.fetch = (url, how) => /1200x900/.test(url)
        ? Promise.reject(new TypeError('cut')) : whole(url, how);
}"""
FULL = """() => {
    Cache.prototype.put = () => Promise.reject(
        new DOMException('no room', 'QuotaExceededError'));
}"""
ADMIN = "fetch('/admin/login/').then(answer => answer.status, () => 'no answer')"
POST = """fetch('/fr/compte/connexion/', {method: 'POST', body: 'login=a'}).then(
    answer => answer.status)"""


def open_walk(visitor):
    """The walk on a telephone on Sunday morning, near the button; the page."""
    visitor.page.set_viewport_size({"width": 390, "height": 844})
    visitor.page.clock.set_fixed_time("2026-11-29T10:05:00+01:00")
    page = visitor.go(WALK)
    page.locator("[data-keep]").scroll_into_view_if_needed()
    return page


def keep(visitor):
    """Keep the walk, and wait until it says so."""
    page = open_walk(visitor)
    button = page.get_by_role(
        "button", name=re.compile(r"Garder hors ligne \(\d,\d Mo\)")
    )
    button.click()
    page.get_by_role("button", name="Mettre à jour").wait_for()
    return page


def test_kept_walk_opens_in_airplane_mode_and_says_its_age(newcomer):
    page = keep(newcomer)
    title = page.locator("h1").inner_text()
    newcomer.context.set_offline(True)

    newcomer.go(f"{WALK}?start=2026-11-29T14:00")

    assert page.locator("h1").inner_text() == title
    widths = page.evaluate(PICTURES)
    assert len(widths) >= 4
    assert min(widths) > 0
    assert page.locator(".drawn svg").bounding_box()["height"] > 100
    # The clock of the portal began at 15:00 and has gone on since.
    age = r"Vous êtes hors ligne\. Données du 28 novembre 2026 à 15:\d\d\."
    assert re.fullmatch(age, page.locator(".as-of").inner_text())
    page.locator(".state:visible").first.wait_for()
    hours = page.locator(".state:visible").all_inner_texts()
    assert [words for words in hours if not words.startswith("Aujourd’hui")] == []

    # What the browser itself remembers for a minute is not what was kept.
    newcomer.context.new_cdp_session(page).send("Network.clearBrowserCache")
    newcomer.go(f"{WALK}pocket/?step=3")

    assert page.locator("h1").inner_text().endswith("La Piscine")
    page.locator(".state").filter(has_text="Aujourd’hui").wait_for()
    page.locator(".pocket-next").click()
    page.wait_for_url("**?step=4#step")
    assert page.locator(".pocket-progress").inner_text().endswith("7")
    assert page.locator("h1").inner_text().startswith("4")
    newcomer.go(f"{WALK}pocket/?start=2026-11-29T14:00")
    assert page.locator("h1").inner_text().startswith("1")

    newcomer.go(address("agenda", "fr"))

    assert page.locator("[data-missing]").is_visible()
    assert page.locator(".kept a").get_attribute("href") == WALK
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator(".kept button").click()
    page.get_by_text("Aucune balade n’est encore gardée").wait_for()
    assert [name for name in page.evaluate(CACHES) if name.startswith("walk")] == []


def test_only_the_walk_and_the_shell_are_kept_and_nothing_private(newcomer):
    page = newcomer.go(WALK)
    page.evaluate("caches.open('shell of an earlier release').then(c => c.keys())")
    keep(newcomer)
    page.wait_for_function("navigator.serviceWorker.controller")
    newcomer.go("/admin/login/")
    newcomer.go("/fr/compte/connexion/")
    newcomer.go(address("fiche", "fr"))
    assert page.evaluate(ADMIN) == 200
    assert page.evaluate(POST) == 403

    found = page.evaluate(CACHES)

    pack = page.evaluate(f"fetch('{WALK}pack/').then(answer => answer.json())")
    assert len(found) == 2
    shell, walk = sorted(found)
    assert re.fullmatch(r"shell [0-9a-f]{12}", shell)
    assert {url for url in found[shell] if not url.startswith("/static/")} == {
        "/fr/hors-ligne/",
        "/en/offline/",
        "/nl/offline/",
    }
    listed = {entry["url"] for entry in pack["urls"]}
    assert set(found[walk]) == listed | {f"{WALK}pack/"}
    newcomer.context.set_offline(True)
    assert page.evaluate(ADMIN) == "no answer"


def test_walk_cut_in_the_middle_is_not_kept_until_it_is_resumed(newcomer):
    page = open_walk(newcomer)
    page.evaluate(CUT_AT_PICTURES)

    page.get_by_role("button", name=re.compile("Garder hors ligne")).click()

    page.get_by_text("Le réseau a été coupé").wait_for()
    newcomer.go(LIST)
    page.get_by_text("Aucune balade n’est encore gardée").wait_for()
    page = open_walk(newcomer)
    page.evaluate(FULL)
    page.get_by_role("button", name="Reprendre").click()
    page.get_by_text("Il n’y a pas assez de place").wait_for()
    assert [name for name in page.evaluate(CACHES) if name.startswith("walk")] == []
    page = keep(newcomer)
    assert "Gardée le 29 novembre 2026" in page.locator(".keep-status").inner_text()
