import gzip
import re

from django.template.loader import render_to_string

import pytest

from core.cards import Card
from portal import bundle
from tests.tv.es5 import too_new

pytestmark = pytest.mark.any_database

ROOT = bundle.HERE.parent
STATIC = bundle.HERE / "static"
SPRITE = (STATIC / "img" / "icons.svg").read_text("utf-8")


def sources(pattern):
    folders = ("portal", "core", "home", "shops", "walks", "events", "search")
    return [
        path.read_text("utf-8") for f in folders for path in (ROOT / f).rglob(pattern)
    ]


def test_every_icon_used_is_in_the_sprite():
    used = {
        name
        for text in sources("*.html")
        for name in re.findall(r"icons \}\}#([\w-]+)", text)
    }

    assert used - set(re.findall(r'<symbol id="([\w-]+)"', SPRITE)) == set()


def test_sprite_within_fourteen_kilobytes():
    assert len(SPRITE.encode()) <= 14_000


def test_modules_within_nine_kilobytes_together_as_they_travel():
    weights = {
        path.name: len(gzip.compress(path.read_bytes()))
        for path in (STATIC / "js").glob("*.js")
    }
    # The pocket mode has a template of its own, which loads no other.
    assert weights.pop("pocket.js") <= 1_600
    assert weights.pop("search-box.js") <= 3 * 1024
    # Screens load this one and nothing else.
    assert weights.pop("tv.js") <= 12_500
    # The home page asks televisions only.
    assert weights.pop("tv-offer.js") <= 1_200
    assert sum(weights.values()) <= 9_000


def test_modules_of_the_room_within_six_kilobytes_as_they_travel():
    modules = list((STATIC / "js" / "room").glob("*.js"))
    assert len(modules) >= 2
    assert sum(len(gzip.compress(path.read_bytes())) for path in modules) <= 6_000


def test_modules_of_kept_walks_within_their_part_of_what_a_walk_loads():
    weights = {
        path.name: len(gzip.compress(path.read_bytes()))
        for path in (STATIC / "js").glob("**/*.js")
    }
    kept = [path.name for path in (STATIC / "js" / "offline").glob("*.js")]
    walk = ["theme.js", "map.js", "map-layers.js", "walk.js", "store.js", "age.js"]
    assert sum(weights[name] for name in kept) <= 4_500
    assert sum(weights[name] for name in walk) <= 9_000


def test_modules_of_tablets_within_nine_kilobytes_and_others_pay_a_line():
    modules = (STATIC / "js" / "kiosk").glob("*.js")
    weights = [len(gzip.compress(path.read_bytes())) for path in modules]
    assert len(weights) == 6
    assert sum(weights) <= 9_000
    assert len(gzip.compress((STATIC / "js" / "theme.js").read_bytes())) <= 800


def test_offer_to_televisions_is_written_for_their_old_engines():
    text = (STATIC / "js" / "tv-offer.js").read_text("utf-8")

    assert too_new(text) == []


def test_every_vendored_folder_names_its_version_and_holds_its_licence():
    for folder in (STATIC / "vendor").iterdir():
        assert re.search(r"-(ofl|mit|isc)-\d+\.\d+\.\d+$", folder.name), folder.name
        assert [p.name for p in folder.iterdir() if "LICEN" in p.name.upper()], (
            folder.name
        )


def test_fullest_shop_card_within_fourteen_nodes():
    state = {
        "word": "Ouvert",
        "change": "ferme à 19 h",
        "confidence": "…",
        "css": "open",
    }
    card = Card(
        url="/fr/boutiques/x/",
        title="Aux Deux Moulins",
        kind="Boulangerie",
        area="Épeule",
        picture={"src": "x.webp", "srcset": "", "width": 4, "height": 3, "alt": ""},
        tag="Offre du jour",
        facts=["3 min"],
        state=state,
        number=1,
    )

    html = render_to_string("core/card.html", {"card": card, "level": 3})

    assert len(re.findall(r"<[a-z]", html)) <= 14


def test_title_of_a_card_cannot_carry_markup():
    card = Card(url="/x/", title="<b>Chez & fils</b>", kind="<i>")

    html = render_to_string("core/card.html", {"card": card})

    assert "<b>" not in html
    assert "&lt;b&gt;Chez &amp; fils&lt;/b&gt;" in html
