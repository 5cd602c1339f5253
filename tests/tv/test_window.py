"""Window mode as a screen gets it: its page, what its script asks for, its programme."""

import json
import re
from datetime import datetime

from django.utils.translation import override

import pytest

from core.languages import codes
from core.short import code_of
from places.hours.timeline import PARIS
from tests.factories.screens import ScreenFactory, part
from tv.programme import ALWAYS, Slot
from tv.slides import slides

pytestmark = pytest.mark.any_database

STATE = re.compile(r'<script id="window-state" type="application/json">(.*?)</script>')
KEYS = {"now", "midnight", "mode", "lost", "slides", "calm"}


def moment(text):
    """A moment in Paris."""
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


@pytest.fixture
def screen(world):
    """A screen in the museum: window mode in the morning, pages in the afternoon."""
    programme = [part("08:00", "12:00"), part("12:00", "18:00", mode="browse")]
    return ScreenFactory(place=world.museum, programme=programme)


@pytest.mark.parametrize(
    ("language", "fiche_words", "event_words"),
    [
        ("fr", ["Ouvert", "24\u00a0h sur 24"], ["Aujourd’hui", "20\u00a0h"]),
        ("en", ["Open", "24 hours a day"], ["Today", "8 pm"]),
        ("nl", ["Open", "24 uur per dag"], ["Vandaag", "20.00 uur"]),
    ],
)
def test_slides_in_the_language_of_the_page(
    world, time_machine, language, fiche_words, event_words
):
    saturday = moment("2026-11-28T11:00")
    time_machine.move_to(saturday, tick=False)

    with override("en" if language == "fr" else "fr"):
        found = {s.kind: s for s in slides(ALWAYS, None, language, saturday)}

    assert found["shop"].key == code_of(world.fiches[language].pk)
    assert [found["shop"].word, found["shop"].change] == fiche_words
    assert found["event"].title == f"Concert ({language})"
    assert [found["event"].word, found["event"].change] == event_words
    chosen = Slot(shown=frozenset({"shop"}), pages=(world.walks["fr"].pk,))
    first = slides(chosen, None, language, saturday)[0]
    assert first.title == f"Rue de Lannoy ({language})"


@pytest.mark.parametrize("language", codes())
def test_page_reads_without_script_and_is_the_same_for_all(world, client, language):
    response = client.get(f"/tv/{language}/ambiance/")

    text = response.content.decode()
    state = json.loads(STATE.search(text)[1])
    first = state["slides"][0]
    assert response.status_code == 200
    assert set(state) == KEYS
    assert f'<h2 class="slide-title">{first["title"]}</h2>' in text
    assert f'href="/tv/{language}/"' in text
    assert 'id="menu"' not in text
    assert not response.cookies
    assert "Vary" not in response.headers
    assert response.headers["Cache-Control"] == "public, max-age=59"
    assert state["mode"] == "browse"


def test_fresh_slides_are_those_of_the_page(world, client, screen):
    page = client.get(f"/tv/fr/ambiance/?ecran={screen.code}").content.decode()

    response = client.get(f"/tv/fr/ambiance/slides.json?ecran={screen.code}")

    state = response.json()
    assert response.headers["Cache-Control"] == "public, max-age=59"
    assert not response.cookies
    assert json.loads(STATE.search(page)[1]) == state
    assert f'data-window="/tv/fr/ambiance/slides.json?ecran={screen.code}"' in page
    assert state["mode"] == "window"
    assert state["now"] == moment("2026-11-27T11:00").timestamp()
    assert state["midnight"] == moment("2026-11-28T00:00").timestamp()
    shop = next(each for each in state["slides"] if each["kind"] == "shop")
    assert (shop["word"], shop["facts"]) == ("Ouvert", "juste à côté · Centre")
    assert shop["sheet"] == shop["qr"]["width"] + 8


@pytest.mark.parametrize(
    ("language", "lost"),
    [
        (
            "fr",
            [
                "Connexion perdue. Dernière mise à jour à 14\u00a0h\u00a005",
                "Connexion perdue. Dernière mise à jour mercredi 25 novembre à 14\u00a0h\u00a005",
            ],
        ),
        (
            "en",
            [
                "Connection lost. Last update at 2:05 pm",
                "Connection lost. Last update on Wednesday 25 November at 2:05 pm",
            ],
        ),
        (
            "nl",
            [
                "Verbinding verbroken. Laatst bijgewerkt om 14.05 uur",
                "Verbinding verbroken. Laatst bijgewerkt op woensdag 25 november om 14.05 uur",
            ],
        ),
    ],
)
def test_lost_connection_says_its_date(db, client, time_machine, language, lost):
    time_machine.move_to(moment("2026-11-25T14:05:40"), tick=False)

    state = client.get(f"/tv/{language}/ambiance/slides.json").json()

    assert state["lost"] == lost
    assert state["now"] == moment("2026-11-25T14:05:40").timestamp()


@pytest.mark.parametrize(
    ("clock", "mode"),
    [
        ("07:59", "browse"),
        ("08:00", "window"),
        ("12:00", "browse"),
        ("19:00", "browse"),
    ],
)
def test_mode_follows_the_programme(world, client, time_machine, screen, clock, mode):
    time_machine.move_to(moment(f"2026-11-27T{clock}"), tick=False)

    answer = client.get(f"/tv/fr/ambiance/mode.json?ecran={screen.code}")

    assert answer.json() == {"mode": mode}
    entered = client.get(f"/tv/?ecran={screen.code}").headers["Location"]
    code = f"ecran={screen.code}"
    expected = f"/tv/fr/?{code}"
    if mode == "window":
        expected = f"/tv/fr/ambiance/?programme=1&{code}"
    assert entered == expected


def test_only_a_screen_put_there_by_its_programme_leaves_with_it(client, screen):
    plain = ScreenFactory()
    cases = {
        f"?programme=1&ecran={screen.code}": True,
        f"?ecran={screen.code}": False,
        f"?programme=1&ecran={plain.code}": False,
        "?programme=1": False,
        f"?programme={'1' * 10_000}&ecran=\0%FF": False,
    }

    found = {
        query: "data-programmed"
        in client.get(f"/tv/nl/ambiance/{query}").content.decode()
        for query in cases
    }

    assert found == cases


def test_pages_of_a_screen_with_windows_watch_for_them(client, screen):
    never = ScreenFactory(programme=[part(mode="browse")])
    code = f"ecran={screen.code}"
    watched = (
        f' data-watch="/tv/fr/ambiance/mode.json?{code}" data-watch-idle="300"'
        f' data-watch-to="/tv/fr/ambiance/?programme=1&amp;{code}"'
    )

    home = client.get(f"/tv/fr/?{code}").content.decode()
    tongues = client.get(f"/tv/fr/langue/?{code}").content.decode()

    assert watched in home
    assert 'data-watch-idle="600"' in tongues
    for path in ("/tv/fr/", f"/tv/fr/?ecran={never.code}", f"/tv/fr/ambiance/?{code}"):
        assert "data-watch" not in client.get(path).content.decode()


@pytest.mark.parametrize(
    ("query", "accepted", "path"),
    [
        ("", "nl,en;q=0.5", "/tv/nl/ambiance/"),
        ("?ecran=NOBODY", "en", "/tv/en/ambiance/"),
        ("?ecran={code}", "en", "/tv/nl/ambiance/?ecran={code}"),
    ],
)
def test_door_knows_language_and_screen(db, client, query, accepted, path):
    code = ScreenFactory(languages=["nl", "fr"]).code

    response = client.get(
        f"/tv/ambiance/{query.format(code=code)}", headers={"accept-language": accepted}
    )

    assert response.status_code == 302
    assert response.headers["Location"] == path.format(code=code)
    assert ("tv_ecran" in response.cookies) == ("{code}" in query)
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.parametrize("path", ["", "slides.json", "mode.json"])
def test_nobody_sends_anything(db, client, path):
    assert client.post(f"/tv/fr/ambiance/{path}").status_code == 405
