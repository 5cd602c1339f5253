"""Searching the portal as a visitor does."""

import socket
import time

from wagtail.models import PageViewRestriction

import pytest

from portal.settings.base import search_backends
from shops.models import ShopPage
from tests.factories import (
    EventPageFactory,
    ShopFactory,
    ShopPageFactory,
    SightPageFactory,
    StandardPageFactory,
    WalkPageFactory,
    evening,
    fiche,
)

SEARCH = "/fr/recherche/"


def found(client, query, url=SEARCH, **params):
    """Titles of everything found, in order."""
    response = client.get(url, {"q": query, **params})
    assert response.status_code == 200
    return [
        card.title for group in response.context["groups"] for card in group["cards"]
    ]


@pytest.mark.parametrize(
    "query",
    [
        "crêperie",
        "creperie",
        "CRÊPERIE",
        "Crep",
        "crêperie l'étoile",
        '"crêperie"',
        'crêperie"',
        "l’étoile",
        "etoile",
        "  crêperie   ",
        "crêperie & étoile",
    ],
)
def test_fiche_is_found_however_its_name_is_typed(client, db, query):
    fiche(title="Crêperie de l’Étoile", slug="etoile")
    fiche(title="Boucherie Martin", slug="martin")

    assert found(client, query) == ["Crêperie de l’Étoile"]


@pytest.mark.parametrize("query", ["boulangerie", "levain", "rue de lannoy zzz", "zzz"])
def test_what_is_nowhere_is_not_found(client, db, query):
    fiche(title="Fleurs", slug="fleurs")
    expected = ["Fleurs"] if query == "levain" else []

    assert found(client, query) == expected


def test_only_pages_of_the_language_are_found(client, world):
    assert found(client, "bassin") == ["Le Bassin (fr)"]
    assert found(client, "bassin", "/nl/zoeken/") == ["Le Bassin (nl)"]


def test_results_are_grouped_by_kind_and_counted(client, db):
    SightPageFactory(title="Le canal, musée")
    fiche(title="Le canal, café", slug="cafe")
    WalkPageFactory(title="Le canal à pied")
    EventPageFactory(title="Le canal en fête", dates=[evening("2026-11-28")])
    StandardPageFactory(title="Le canal et vous")

    response = client.get(SEARCH, {"q": "canal"})

    assert [[c.title for c in g["cards"]] for g in response.context["groups"]] == [
        ["Le canal, musée"],
        ["Le canal, café"],
        ["Le canal à pied"],
        ["Le canal en fête"],
        ["Le canal et vous"],
    ]
    chips = response.context["kinds"][1:]
    assert [chip["count"] for chip in chips] == [5, 1, 1, 1, 1, 1]
    one = client.get(chips[2]["url"])
    assert [[c.title for c in g["cards"]] for g in one.context["groups"]] == [
        ["Le canal, café"]
    ]


def test_open_now_keeps_what_is_open_and_can_be_taken_back(client, db, time_machine):
    time_machine.move_to("2026-11-28T10:30:00+01:00", tick=False)
    fiche(title="Canal du matin", slug="matin", opening_hours="Sa 08:00-12:00")
    fiche(title="Canal du soir", slug="soir", opening_hours="Sa 18:00-23:00")
    WalkPageFactory(title="Le canal à pied")
    toggle = client.get(SEARCH, {"q": "canal"}).context["kinds"][0]

    response = client.get(toggle["url"])

    assert toggle["url"] == f"{SEARCH}?q=canal&open=1"
    assert [[c.title for c in g["cards"]] for g in response.context["groups"]] == [
        ["Canal du matin"]
    ]
    back = response.context["kinds"][0]
    assert (back["current"], back["url"]) == (True, f"{SEARCH}?q=canal")
    time_machine.move_to("2026-11-28T12:00:00+01:00", tick=False)
    assert client.get(toggle["url"]).context["groups"] == []


def test_draft_private_and_unpublished_pages_are_never_found(client, db):
    fiche(title="Chocolat public", slug="public")
    hidden = fiche(title="Chocolat privé", slug="prive")
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    fiche(title="Chocolat retiré", slug="retire").unpublish()
    draft = fiche(title="Praline", slug="praline")
    draft.title = "Chocolat secret"
    draft.save_revision()

    assert found(client, "chocolat") == ["Chocolat public"]


def test_page_below_a_private_list_is_not_found(client, db):
    page = fiche(title="Chocolat", slug="chocolat")
    PageViewRestriction.objects.create(
        page=page.get_parent(), restriction_type="password", password="x"
    )

    assert found(client, "chocolat") == []


def test_title_weighs_more_than_the_words_below(client, db):
    shop = ShopFactory(name="Fleurs")
    ShopPageFactory(shop=shop, title="Fleurs", summary="À côté de la gare de Roubaix.")
    fiche(title="Café de la gare", slug="gare")

    assert found(client, "gare") == ["Café de la gare", "Fleurs"]


def test_many_results_show_the_first_and_all_of_one_kind(client, db):
    for n in range(12):
        fiche(title=f"Galerie {n}", slug=f"galerie-{n}")

    assert len(found(client, "galerie")) == 8
    assert len(found(client, "galerie", kind="shops.shoppage")) == 12
    assert len(found(client, "galerie", kind="unknown")) == 8


def test_search_without_words_shows_the_field_only(client, db):
    response = client.get(SEARCH)

    assert response.context["groups"] == []
    assert response.context["empty"] is None
    assert response.context["error"] == ""
    assert response.context["head"].robots == ""


def test_nothing_found_offers_a_way_out(client, db):
    response = client.get("/en/search/", {"q": "zzzz"})

    assert response.context["empty"]["links"] == [{"label": "Home", "url": "/en/"}]
    assert response.context["head"].robots == "noindex"


@pytest.fixture
def cluster_away(settings):
    """A configured search cluster whose machine refuses every connection."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings.WAGTAILSEARCH_BACKENDS = search_backends(
        f"http://127.0.0.1:{port}", settings.DATABASES["default"]
    )


def test_search_without_its_cluster_is_simplified_but_answers(client, db, cluster_away):
    fiche(title="Crêperie de l’Étoile", slug="etoile")

    response = client.get(SEARCH, {"q": "etoile"})

    assert response.context["simplified"] is True
    assert [c.title for g in response.context["groups"] for c in g["cards"]] == [
        "Crêperie de l’Étoile"
    ]


def test_search_of_the_database_is_not_called_simplified(client, db):
    fiche(title="Étoile", slug="etoile")

    assert client.get(SEARCH, {"q": "etoile"}).context["simplified"] is False


def test_page_is_saved_quickly_while_the_cluster_is_away(db, cluster_away):
    page = fiche(title="Étoile", slug="etoile")
    started = time.monotonic()

    page.summary = "Une autre phrase."
    page.save_revision().publish()

    assert time.monotonic() - started < 1
    assert ShopPage.objects.get(pk=page.pk).summary == "Une autre phrase."
