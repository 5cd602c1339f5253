"""Every page of the room, of the account and of the desk: axe, 320 pixels, weight."""

from pathlib import Path

import pytest

from tests.e2e.axe import too_wide_at, violations
from tests.e2e.conftest import make_visitor
from tests.e2e.people import Person, Town

ROOM = {"fr": "mon-commerce", "en": "my-shop", "nl": "mijn-zaak"}
ACCOUNT = {"fr": "compte", "en": "account", "nl": "account"}
STEPS = (
    *("", "check/", "hours/?edit=1", "holidays/", "days/", "photos/", "sentence/"),
    *("story/", "contact/", "offered/", "access/", "send/", "history/", "preview/"),
)
COURSES = {"fr": "cours/", "en": "courses/", "nl": "cursussen/"}
DESK = ("", "qui-a-besoin-de-moi/", "chiffres/", "fiches/")
VIEWS = [("fr", 390, "light"), ("en", 1440, "light"), ("nl", 390, "dark")]
MOST_NODES, MOST_KB, MOST_REQUESTS = 700, 400, 18


@pytest.fixture(scope="module")
def people(browser, portal):
    """People of the demonstration, logged in once, with one browser each."""
    made = {}

    def person(name):
        if name not in made:
            visitor = make_visitor(
                browser, portal, viewport={"width": 1440, "height": 900}
            )
            made[name] = Person(Town(portal, Path()), visitor.page)
            if name:
                made[name].log_in(name)
        return made[name]

    yield person
    for someone in made.values():
        someone.tab.context.close()


def faults(person, path, width, scheme):
    """What axe says of a page, and what is too wide, there and at 320 pixels."""
    person.tab.set_viewport_size({"width": width, "height": 900})
    person.tab.emulate_media(color_scheme=scheme)
    person.go(path)
    wide = too_wide_at(person.tab, width), too_wide_at(person.tab, 320)
    return violations(person.tab), *wide


NO_FAULTS = ([], [], [])


def room_of(person, language):
    """The address of the merchant's shop."""
    person.go(f"/{language}/{ROOM[language]}/")
    return person.tab.url.removeprefix(person.town.address)


@pytest.mark.parametrize(("language", "width", "scheme"), VIEWS)
def test_room_without_violation(people, language, width, scheme):
    merchant = people("commercante")
    room = room_of(merchant, language)

    steps = (*STEPS, COURSES[language], f"{COURSES[language]}1/book/")
    found = {step: faults(merchant, room + step, width, scheme) for step in steps}

    assert found == dict.fromkeys(steps, NO_FAULTS)


@pytest.mark.parametrize(("language", "width", "scheme"), VIEWS)
def test_account_without_violation(people, language, width, scheme):
    merchant = people("commercante")

    account = f"/{language}/{ACCOUNT[language]}/"
    assert faults(merchant, account, width, scheme) == NO_FAULTS


@pytest.mark.parametrize(("language", "width", "scheme"), VIEWS)
def test_doors_without_violation(people, language, width, scheme):
    stranger = people("")
    stranger.go(f"/{language}/{ROOM[language]}/")
    login = stranger.tab.url.removeprefix(stranger.town.address)
    links = [login, *door_links(stranger, language)]

    found = {path: faults(stranger, path, width, scheme) for path in links}

    assert len(links) >= 3
    assert found == dict.fromkeys(links, NO_FAULTS)


def door_links(stranger, language):
    """The landing page and the request for a visit, from the footer on."""
    stranger.go(f"/{language}/")
    foot = stranger.tab.locator(".foot-legal a")
    start = foot.first.get_attribute("href")
    stranger.go(start)
    visit = stranger.tab.locator("main a.more").last.get_attribute("href")
    return [start, visit]


@pytest.mark.parametrize("width", [390, 1440])
def test_desk_without_violation(people, width):
    president = people("presidente")
    paths = [f"/admin/relecture/{path}" for path in DESK]

    found = {path: faults(president, path, width, "light")[0] for path in paths}

    assert found == {key: [] for key in paths}


def test_room_is_light(people):
    merchant = people("commercante")
    room = room_of(merchant, "fr")
    answered = []
    merchant.tab.on("requestfinished", lambda request: answered.append(request))
    heavy = {}

    for step in STEPS[:-1]:
        answered.clear()
        merchant.go(room + step)
        merchant.tab.wait_for_load_state("networkidle")
        weight = sum(request.sizes()["responseBodySize"] for request in answered)
        nodes = merchant.tab.evaluate("document.querySelectorAll('*').length")
        if (
            nodes > MOST_NODES
            or weight > MOST_KB * 1000
            or len(answered) > MOST_REQUESTS
        ):
            heavy[step] = nodes, weight, len(answered)

    assert heavy == {}
