"""Eight hours of window mode in seconds: the clock and the network are moved.

No server runs: what the page asks for is answered here by the portal, at the moment
that the clock of the page shows.
"""

import re
from datetime import timedelta

import pytest
import time_machine

from tests.e2e.axe import violations
from tests.e2e.television import (
    BEGIN,
    MINUTE_S,
    PORTAL,
    SHOWN,
    SLIDES,
    TURN_S,
    Television,
)
from tests.factories import (
    EventPageFactory,
    SightPageFactory,
    WalkPageFactory,
    evening,
    fiche,
    picture,
)
from tests.factories.screens import ScreenFactory, part

SHIFT = "document.querySelector('.window-stage').style.transform"
PHOTO = "document.querySelector('.slide.shown img').naturalWidth"
ONLINE = "window.dispatchEvent(new Event('online'))"
BOXES = """() => {
    const slide = document.querySelector('.slide.shown');
    const find = name => slide.querySelector(name);
    const size = node => parseFloat(getComputedStyle(node).fontSize);
    const texts = [...document.querySelectorAll('.window-stage *')].filter(
        each => each.getClientRects().length && each.textContent.trim());
    const words = [...slide.querySelectorAll('p, h2, svg'),
        document.querySelector('.window-name')].filter(each => each.offsetHeight !== 0)
        .map(each => each.getBoundingClientRect());
    return {
        title: size(find('.slide-title')), facts: size(find('.slide-facts')),
        smallest: Math.min(...texts.map(size)),
        code: find('svg').getBoundingClientRect().width,
        left: Math.min(...words.map(box => box.left)),
        top: Math.min(...words.map(box => box.top)),
        right: Math.max(...words.map(box => box.right)),
        bottom: Math.max(...words.map(box => box.bottom)),
        fade: getComputedStyle(slide).transitionDuration,
    };
}"""


@pytest.fixture
def televisions(browser, client):
    """Televisions whose clock stands still until a test moves it."""
    contexts, faults = [], []

    def television(width=1280, **options):
        height = width * 9 // 16
        context = browser.new_context(
            viewport={"width": width, "height": height}, **options
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.clock.install(time=BEGIN - timedelta(minutes=2))
        page.clock.pause_at(BEGIN)
        found = Television(page, client)
        page.route("**/*", found.answer)
        page.on("request", found.began)
        page.on("requestfinished", found.ended)
        page.on("requestfailed", found.ended)
        page.on("pageerror", lambda error: faults.append(str(error)))
        return found

    yield television
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def hall(db, televisions):
    """A television in a hall, and what opens, closes and happens around it."""
    with time_machine.travel(BEGIN, tick=False):
        fiche("Matin", "matin", opening_hours="Mo-Su 08:00-12:00")
        fiche("Soir", "soir", opening_hours="Mo-Su 14:00-20:00")
        image = picture(size=(1280, 720))
        SightPageFactory(title="Musée", picture=image)
        EventPageFactory(title="Concert", dates=[evening("2026-11-25", "15:00")])
        WalkPageFactory(title="Balade")
    return televisions()


def window_of(**fields):
    """The address of window mode on a new screen."""
    return f"/tv/fr/ambiance/?ecran={ScreenFactory(**fields).code}"


def test_eight_hours_follow_the_clock_and_weigh_no_more(hall):
    hall.open("/tv/fr/ambiance/")
    first = hall.round()
    begun = hall.weigh()
    seen = {}
    for clock in ("10:06", "11:52", "13:00", "14:06", "15:06", "16:50", "17:10"):
        hall.until(clock)
        seen[clock] = hall.round()

    assert first == {
        "Matin": "Ouvert, ferme à 12 h",
        "Concert": "Aujourd’hui, 15 h",
        "Balade": "",
    }
    assert [sorted(titles) for titles in seen.values()] == [
        ["Balade", "Concert", "Matin", "Musée"],
        ["Balade", "Concert", "Musée"],
        ["Balade", "Concert", "Musée"],
        ["Balade", "Concert", "Musée", "Soir"],
        ["Balade", "Concert", "Musée", "Soir"],
        ["Balade", "Concert", "Musée", "Soir"],
        ["Balade", "Musée", "Soir"],
    ]
    assert seen["15:06"]["Concert"] == "En cours, jusqu’à 17 h"
    assert hall.asked.count(SLIDES) in range(60, 99)
    # Once, then at the first answer after each hour.
    assert hall.asked.count("/tv/fr/ambiance/") in (8, 9)
    elements, nodes, heap = hall.weigh()
    assert elements == begun[0]
    assert nodes <= begun[1] + 60
    assert heap <= begun[2] + 400_000
    assert hall.lost == ""


def test_five_hundred_slides_without_network_weigh_no_more(hall):
    hall.until("10:01")
    hall.open("/tv/fr/ambiance/")
    hall.round()
    begun = hall.weigh()
    shifts = {hall.page.evaluate(SHIFT)}
    hall.online = False

    for _quarter in range(8):
        hall.wait(15 * MINUTE_S)
        shifts.add(hall.page.evaluate(SHIFT))

    elements, nodes, heap = hall.weigh()
    assert elements == begun[0]
    assert nodes <= begun[1] + 20
    assert heap <= begun[2] + 200_000
    assert len(shifts) == 5  # as it began, and four places
    assert hall.asked.count("/tv/fr/ambiance/") == 1


def test_last_slides_stay_with_their_date_and_recover(hall):
    hall.until("10:01")
    hall.open("/tv/fr/ambiance/")
    hall.round()
    hall.until("11:29")
    hall.online = False

    hall.until("11:36")
    assert re.fullmatch(
        r"Connexion perdue\. Dernière mise à jour à 11 h 2\d", hall.lost
    )
    said = hall.round()
    assert said["Matin"] == "Ouvert, ferme à 12 h"
    hall.until("12:01")
    # What is no longer sure is not said; the photo of before is there.
    later = hall.round()
    assert (later["Matin"], later["Musée"]) == ("", "Ouvert, ferme à 19 h")
    while hall.title != "Musée":
        hall.wait(TURN_S)
    assert hall.page.evaluate(PHOTO) == 1280
    hall.until("17:02")
    assert sorted(hall.round()) == ["Balade", "Matin", "Musée"]
    # Well before midnight: the clock of a page on a busy machine runs ahead.
    hall.sleep("23:30")
    assert re.fullmatch(
        r"Connexion perdue\. Dernière mise à jour à 11 h 2\d", hall.lost
    )
    hall.sleep("08:00", day=2)
    assert re.fullmatch(
        r"Connexion perdue\. Dernière mise à jour mercredi 25 novembre à 11 h 2\d",
        hall.lost,
    )
    assert set(hall.round().values()) == {""}
    loads = hall.asked.count("/tv/fr/ambiance/")
    hall.online = True
    hall.page.evaluate(ONLINE)
    hall.wait(11)
    assert hall.lost == ""
    assert hall.asked.count("/tv/fr/ambiance/") == loads + 1
    assert hall.round()["Matin"] == "Ouvert, ferme à 12 h"


def test_attempts_become_rare_and_a_login_page_is_no_answer(hall):
    hall.open("/tv/fr/ambiance/")
    hall.hotel = True
    while SLIDES not in hall.asked:
        hall.wait(TURN_S)
    assert hall.lost == "Connexion perdue. Dernière mise à jour à 9 h"

    hall.wait(40 * MINUTE_S)

    # At once, then after 30 s, 1, 2, 4, 8, 10 and 10 minutes, or somewhat later.
    assert hall.asked.count(SLIDES) in (6, 7, 8)
    assert "Matin" in hall.round()
    hall.hotel = False
    hall.wait(10 * MINUTE_S)
    assert hall.lost == ""


def test_when_all_is_over_the_portal_itself_is_shown(hall):
    hall.open(window_of(programme=[part(shown=["event"])]))
    assert hall.title == "Concert"
    hall.online = False

    hall.until("17:01")

    assert hall.round() == {"Enjoy-MEL": ""}
    assert hall.text(f"{SHOWN} .qr-typed") == "localhost/fr/"


def test_any_key_pauses_and_back_leaves(hall):
    hall.open("/tv/fr/")
    hall.open("/tv/fr/ambiance/")
    panel = hall.page.locator(".window-paused")
    assert not panel.is_visible()
    assert not hall.page.locator("#window-leave").is_visible()
    hall.press("other", ctrlKey=True)
    assert not panel.is_visible()
    hall.press("other")
    assert panel.is_visible()
    assert hall.text(".window-word") == "En pause"
    assert hall.page.locator("#window-leave").is_visible()
    title = hall.title
    hall.wait(5 * MINUTE_S)
    assert hall.title == title
    hall.press("right")
    following = hall.title
    hall.press("left")
    assert (following != title, hall.title, panel.is_visible()) == (True, title, True)
    hall.press("ok")
    assert not panel.is_visible()
    hall.wait(TURN_S)
    assert hall.title == following
    # Left alone, it goes on: a hall is not left with one picture.
    hall.press("ok")
    hall.wait(11 * MINUTE_S)
    assert not panel.is_visible()
    hall.online = False
    hall.wait(6 * MINUTE_S)
    hall.press("back")
    hall.settle()
    assert hall.page.locator(".window-away").is_visible()
    hall.online = True
    hall.press("back")
    hall.page.wait_for_url(f"{PORTAL}/tv/fr/")


def test_programme_begins_and_ends_window_mode(hall):
    screen = ScreenFactory(programme=[part("10:00", "11:00")])
    home, mode = f"/tv/fr/?ecran={screen.code}", "/tv/fr/ambiance/mode.json"
    hall.open(home)
    hall.until("09:59")
    hall.press("down")
    assert hall.asked.count(mode) == 55
    hall.until("10:03")
    assert hall.page.url == PORTAL + home
    hall.until("10:06")
    hall.page.wait_for_url(f"**/ambiance/?programme=1&ecran={screen.code}")
    hall.until("10:59")
    assert "/ambiance/" in hall.page.url
    hall.until("11:07")
    hall.page.wait_for_url(PORTAL + home)


@pytest.mark.parametrize("width", [1280, 1920])
def test_slide_is_large_and_inside_what_sets_show(hall, televisions, width):
    calm = televisions(width, reduced_motion="reduce")
    calm.open("/tv/nl/ambiance/")

    boxes = calm.page.evaluate(BOXES)

    scale = width / 1920
    edge = {"left": 0.05 * width, "top": 0.05 * width * 9 / 16}
    assert boxes["title"] == pytest.approx(84 * scale)
    assert boxes["facts"] == pytest.approx(40 * scale, abs=0.1)
    assert boxes["smallest"] >= 24 * scale
    assert boxes["code"] >= 280 * scale
    assert boxes["left"] >= edge["left"]
    assert boxes["top"] >= edge["top"]
    assert boxes["right"] <= width - edge["left"]
    assert boxes["bottom"] <= width * 9 / 16 - edge["top"]
    assert boxes["fade"] == "0s"
    calm.press("ok")
    calm.page.clock.resume()
    assert violations(calm.page) == []
