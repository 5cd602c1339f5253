"""What the editor of a screen sees beside the form, before anything is saved."""

import pytest

from tests.factories import ScreenFactory
from tests.factories.screens import part
from tests.tv.screen_forms import form
from tv.models import Screen

pytestmark = pytest.mark.any_database

PREVIEW = "/admin/snippets/tv/screen/preview/"
MORNING = {"begins": "08:00", "ends": "12:00"}


@pytest.fixture
def look(client, editor, world):
    """The preview of a form in a mode: on a Friday at 11 in the morning."""
    client.force_login(editor)

    def look_at(mode, *parts, screen=None, **fields):
        address = f"{PREVIEW}{screen.pk}/" if screen else PREVIEW
        kept = client.post(address, form(*parts, **fields)).json()
        assert kept == {"is_valid": True, "is_available": True}
        return client.get(f"{address}?mode={mode}&in_preview_panel=true")

    return look_at


def shown(response):
    """Language and kind of the page that is shown."""
    assert response.status_code == 200
    names = {template.name for template in response.templates}
    kinds = {"tv/home.html", "tv/window.html", "home/home_page.html"} & names
    return response.text.split('<html lang="')[1][:2], *sorted(kinds)


@pytest.mark.parametrize(
    ("mode", "parts", "page"),
    [
        ("now", [], ("fr", "tv/home.html")),
        ("now", [MORNING], ("fr", "tv/window.html")),
        ("now", [{**MORNING, "mode": "browse"}], ("fr", "tv/home.html")),
        ("evening", [MORNING], ("fr", "tv/home.html")),
        (
            "evening",
            [{"begins": "19:00", "ends": "23:00"}],
            ("fr", "tv/window.html"),
        ),
        ("pages-fr", [MORNING], ("fr", "tv/home.html")),
        ("pages-nl", [MORNING], ("nl", "tv/home.html")),
        ("window", [], ("fr", "tv/window.html")),
        ("nonsense", [], ("fr", "tv/home.html")),
        ("pages-de", [], ("fr", "tv/home.html")),
        ("%00", [], ("fr", "tv/home.html")),
    ],
)
def test_preview_of_a_television_shows_the_page_of_its_mode(look, mode, parts, page):
    assert shown(look(mode, *parts, languages=["fr", "nl"])) == page


def test_preview_of_a_tablet_shows_the_pages_of_everybody(look):
    def tablet(mode):
        return shown(look(mode, kind="tablet", languages=["en", "nl"]))

    assert tablet("pages-nl") == ("nl", "home/home_page.html")
    assert tablet("now") == ("en", "home/home_page.html")


def test_preview_shows_what_nobody_saved_and_says_no_sign_of_life(look, world):
    screen = ScreenFactory(name="Hall", code="K7F2", programme=[part()])

    page = look("now", screen=screen, name="Ailleurs", place=str(world.museum.pk))

    assert page.context["screen"].name == "Ailleurs"
    assert page.context["screen"].place_name == world.museum.name
    assert shown(page) == ("fr", "tv/home.html")
    assert " data-preview" in page.text
    assert "data-screen" not in page.text
    screen.refresh_from_db()
    assert (screen.name, screen.place) == ("Hall", None)


def test_preview_of_the_window_has_the_slides_of_its_first_part(look, world):
    fiche = world.fiches["fr"]
    night = {"begins": "22:00", "ends": "23:00", "pages": [fiche.pk]}

    page = look("window", night)

    assert fiche.title in page.context["slide"]["title"]


def test_preview_of_the_evening_is_for_that_moment(look):
    closing = "ferme à 19"

    assert closing in look("pages-fr").text
    assert closing not in look("evening").text


def test_editor_may_frame_previews_and_nothing_else(look, client, world):
    fiche = world.fiches["fr"]
    preview = look("now")

    assert preview["X-Frame-Options"] == "SAMEORIGIN"
    for framed in (preview, fiche.make_preview_request()):
        assert "frame-ancestors 'self'" in framed["Content-Security-Policy"]
        assert "private" in framed["Cache-Control"]
    for address in ("/tv/fr/", fiche.path_url):
        public = client.get(address)
        assert "frame-ancestors 'none'" in public["Content-Security-Policy"]
        assert public["X-Frame-Options"] == "DENY"


def test_modes_and_sizes_follow_the_kind_and_the_languages():
    television = Screen(languages=["nl"])
    tablet = Screen(kind="tablet", languages=[])

    assert [mode for mode, _words in television.preview_modes] == [
        "now",
        "evening",
        "pages-nl",
        "window",
    ]
    assert television.preview_sizes[0]["device_width"] == 1920
    assert [mode for mode, _words in tablet.preview_modes] == [
        "pages-fr",
        "pages-en",
        "pages-nl",
    ]
    assert tablet.preview_sizes[0]["device_width"] == 820
    assert (television.default_preview_size, tablet.default_preview_size) == (
        "tv",
        "tablet",
    )
