"""A screen says that it lives: the script alone, with its clock and network moved."""

from datetime import datetime

import pytest

from portal.bundle import ASSETS

HOST = "http://localhost:1"
TOLD = "ecran=K7F2&version=5b1c09fe"
SCRIPT = (ASSETS / "tv/heartbeat.js").read_text("utf-8")
ANSWER_MS = 200
SCREEN = ' data-screen="K7F2" data-version="5b1c09fe"'


@pytest.fixture
def room(browser):
    """A set, what it told, and whether it has a network."""
    context = browser.new_context()
    page, told, network = context.new_page(), [], {"away": False}

    def alive(route):
        told.append(route.request.post_data)
        route.abort() if network["away"] else route.fulfill(status=204)

    def show(route):
        data = SCREEN if "ecran=" in route.request.url else ""
        route.fulfill(
            body=f"<!doctype html><body{data}><script>{SCRIPT}</script>",
            content_type="text/html",
        )

    page.route(f"{HOST}/**", show)
    page.route(f"{HOST}/tv/vie/", alive)
    page.clock.install(time=datetime.fromisoformat("2026-11-27T11:00:00+01:00"))
    yield page, told, network
    context.close()


def later(page, clock):
    """So much later, when what was told has arrived."""
    page.clock.run_for(clock)
    page.wait_for_timeout(ANSWER_MS)


def test_screen_tells_every_five_minutes_whatever_pages_it_shows(room):
    page, told, _network = room
    page.goto(f"{HOST}/tv/fr/?ecran=K7F2")
    page.goto(f"{HOST}/tv/fr/boutiques/?ecran=K7F2")
    later(page, "04:00")
    assert told == [TOLD]

    later(page, "02:00")
    assert told == [TOLD] * 2
    later(page, "30:00")
    assert told == [TOLD] * len(told)
    assert len(told) in (7, 8)


def test_screen_without_network_tries_each_minute(room):
    page, told, network = room
    network["away"] = True
    page.goto(f"{HOST}/tv/fr/?ecran=K7F2")

    page.wait_for_timeout(ANSWER_MS)
    for minutes in (1, 2):
        later(page, "01:00")
        assert len(told) == 1 + minutes


def test_page_of_no_screen_tells_nothing(room):
    page, told, _network = room

    page.goto(f"{HOST}/tv/fr/")
    later(page, "10:00")

    assert told == []
