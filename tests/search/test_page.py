"""The search page as a visitor reads it."""

from uuid import uuid4

from django.db import connection
from django.test.utils import CaptureQueriesContext

from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import PageViewRestriction

import pytest

from core import versions
from places.models import Landmark
from tests.factories import (
    EventPageFactory,
    PlaceFactory,
    StandardPageFactory,
    evening,
    fiche,
)
from tests.search.documents import document

FR, EN, NL = "/fr/recherche/", "/en/search/", "/nl/zoeken/"
SATURDAY = "2026-11-28T10:30:00+01:00"
# On the Grand-Place, 3 minutes from it, and on the other side of the metropolis.
HERE, NEAR, FAR = (
    {"lat": 50.6905, "lng": 3.1740},
    {"lat": 50.6915, "lng": 3.1750},
    {"lat": 50.6000, "lng": 3.0000},
)
POINT = "50.691,3.174"


@pytest.fixture(autouse=True)
def saturday(time_machine):
    time_machine.move_to(SATURDAY, tick=False)


def ask(client, text, url=FR, **params):
    response = client.get(url, {"q": text, **params})
    assert response.status_code == 200
    return response.context


def names(context):
    """The titles shown, in order: of the list, or of all groups."""
    cards = context["cards"] or [c for g in context["groups"] for c in g["cards"]]
    return [card.title for card in cards]


def test_results_are_grouped_by_kind_with_the_way_to_all_of_a_kind(client, db):
    for n in range(6):
        document(f"Canal {n}", kind="shop")
    document("Canal", kind="sight")
    document("Le canal à pied", kind="walk")

    context = ask(client, "canal")

    shown = [(g["title"], len(g["cards"]), g["count"]) for g in context["groups"]]
    assert shown == [("À voir", 1, 1), ("Boutiques", 4, 6), ("Balades", 1, 1)]
    assert [g["more_url"] for g in context["groups"]] == [
        "",
        f"{FR}?q=canal&kind=shop",
        "",
    ]
    assert [chip["count"] for chip in context["kinds"]] == [8, 1, 6, 1]
    all_shops = client.get(context["groups"][1]["more_url"])
    assert names(all_shops.context) == [f"Canal {n}" for n in range(6)]


def test_results_of_one_kind_need_no_groups(client, db):
    for n in range(13):
        document(f"Galerie {n:02d}")

    context = ask(client, "galerie")

    assert context["groups"] == []
    assert len(context["cards"]) == 12
    assert context["pages"].next_url == "?q=galerie&page=2"
    assert names(client.get(FR + context["pages"].next_url).context) == ["Galerie 12"]


def test_list_mixes_kinds_by_how_well_the_words_fit(client, db):
    document("Fleurs", "Au bord du canal.", kind="shop")
    document("Promenade", "", "canal", kind="walk")
    document("Musée du canal", kind="sight")
    document("Canal", kind="page")

    context = ask(client, "canal", view="list")

    assert names(context) == ["Canal", "Musée du canal", "Promenade", "Fleurs"]
    assert context["groups"] == []


@pytest.mark.parametrize("page", ["99", "800", "0", "x", "-3", "9" * 400])
def test_page_that_is_not_there_is_the_nearest_one(client, db, page):
    for n in range(14):
        document(f"Galerie {n:02d}")

    context = ask(client, "galerie", page=page)

    last = page in ("99", "800", "9" * 400)
    assert context["pages"].number == (2 if last else 1)
    assert len(context["cards"]) == (2 if last else 12)


def test_count_is_said_in_words(client, db):
    document("Le canal", language="en", url="/en/a/")
    assert ask(client, "canal", EN)["result_words"] == "1 result for “canal”"

    document("Canal boat", language="en", url="/en/b/")
    assert ask(client, "canal", EN)["result_words"] == "2 results for “canal”"


def test_counts_of_filters_obey_the_other_filters(client, db):
    place = {"district": "alma", "district_name": "Alma"}
    document("Pain un", kind="shop", category="pain", category_name="Pain", **place)
    document("Pain deux", kind="shop", category="pain", category_name="Pain")
    document("Pain trois", kind="shop", category="fleurs", category_name="Fleurs")
    document("Pain quatre", kind="walk", **place)

    context = ask(client, "pain", district="alma", category="pain")

    assert names(context) == ["Pain un"]
    shown = {option["value"]: option for option in context["filters"]["category"]}
    assert {value: option["count"] for value, option in shown.items()} == {"pain": 1}
    district = context["filters"]["district"][0]["options"]
    assert [(o["label"], o["count"], o["selected"]) for o in district] == [
        ("Alma", 1, True)
    ]
    assert [chip["label"] for chip in context["active"]] == ["Pain", "Alma"]
    assert context["active"][0]["remove_url"] == f"{FR}?q=pain&district=alma"


def test_open_now_keeps_what_is_open_and_events_that_are_on(client, db):
    hours = {
        "matin": PlaceFactory(opening_hours="Sa 08:00-12:00"),
        "soir": PlaceFactory(opening_hours="Sa 18:00-23:00"),
    }
    document("Canal du matin", place_id=hours["matin"].pk)
    document("Canal du soir", place_id=hours["soir"].pk)
    document("Le canal à pied", kind="walk")
    for title, start in (("maintenant", "10:00"), ("tard", "21:00")):
        dates = [evening("2026-11-28", start)]
        EventPageFactory(title=f"Canal {title}", dates=dates)

    assert sorted(names(ask(client, "canal", open="1"))) == [
        "Canal du matin",
        "Canal maintenant",
    ]


def test_filters_say_what_one_more_click_would_give(client, db):
    place = PlaceFactory(opening_hours="Sa 08:00-12:00")
    document("Canal du matin", place_id=place.pk)
    document("Le canal à pied", kind="walk")
    for day, start in (("28", "10:00"), ("28", "21:00"), ("29", "10:00")):
        dates = [evening(f"2026-11-{day}", start)]
        EventPageFactory(title=f"Canal {day} {start}", dates=dates)

    page = client.get(FR, {"q": "canal", "when": "weekend"})

    shown = page.context["filters"]
    assert shown["open_count"] == 1
    assert [(o["value"], o["count"]) for o in shown["when"]] == [
        ("", None),
        ("today", 2),
        ("weekend", 3),
    ]
    assert "Ouvert maintenant (1)</label>" in page.text
    assert len(names(ask(client, "canal", when="weekend", open="1"))) == 1
    assert len(names(ask(client, "canal", when="today"))) == 2


def test_cancelled_event_is_not_open_now(client, db):
    dates = [evening("2026-11-28", "10:00")]
    EventPageFactory(title="Canal", dates=dates, status="cancelled")

    assert names(ask(client, "canal")) == ["Canal"]
    assert names(ask(client, "canal", open="1")) == []


def test_exhibition_is_on_while_its_place_is_open(client, db):
    days = [(*evening("2026-11-20", "00:00", hours=24 * 20), True)]
    for hours in ("Sa 10:00-18:00", "Sa 14:00-18:00"):
        place = PlaceFactory(opening_hours=hours)
        document(f"Salle {hours[3:5]}", place_id=place.pk)
        EventPageFactory(title=f"Expo salle {hours[3:5]}", dates=days, place=place)

    assert names(ask(client, "salle", open="1")) == ["Salle 10", "Expo salle 10"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, ["Fête 28", "Fête 29", "Fête 30"]),
        ({"when": "today"}, ["Fête 28"]),
        ({"when": "weekend"}, ["Fête 28", "Fête 29"]),
        ({"date": "2026-11-30"}, ["Fête 30"]),
        ({"date": "2026-12-01"}, []),
        ({"date": "nonsense"}, ["Fête 28", "Fête 29", "Fête 30"]),
    ],
)
def test_events_of_a_day(client, db, asked, expected):
    for day in (28, 29, 30):
        EventPageFactory(title=f"Fête {day}", dates=[evening(f"2026-11-{day}")])

    assert names(ask(client, "fête", **asked)) == expected


def test_dates_are_offered_when_there_are_events(client, db):
    document("Pain", kind="shop")
    assert ask(client, "pain")["filters"]["dates"] is False

    document("Fête du pain", kind="event")
    assert ask(client, "pain")["filters"]["dates"] is True


def test_offers_can_be_chosen_once_there_are_any(client, db):
    document("Pain")
    assert ask(client, "pain")["filters"]["offer"] is False

    document("Pain en promotion", offer_from="2026-11-01T00:00Z")

    context = ask(client, "pain", offer="1")
    assert context["filters"]["offer"] is True
    assert names(context) == ["Pain en promotion"]


def test_walk_is_said_and_limits_what_is_found(client, db):
    document("Pain loin", **FAR)
    document("Pain près", **NEAR)
    document("Pain ici", **HERE)
    document("Pain nulle part")

    context = ask(client, "pain", near=POINT, order="distance")

    assert names(context) == ["Pain ici", "Pain près"]
    assert [card.facts for card in context["cards"]] == [
        ["juste à côté"],
        ["2 min à pied"],
    ]
    assert context["order_reasons"][0].startswith("Le trajet")


def test_starting_point_is_chosen_without_scripts(client, db):
    location = {"type": "Point", "coordinates": [HERE["lng"], HERE["lat"]]}
    Landmark.objects.create(name="Place", slug="place", location=location)
    document("Pain loin", **FAR)
    document("Pain ici", **HERE)

    context = ask(client, "pain", **{"from": "place", "walk": "5"})

    assert names(context) == ["Pain ici"]
    assert [chip["label"] for chip in context["active"]] == [
        "À 5 min à pied de\u202f: Place"
    ]
    assert context["active"][0]["remove_url"] == f"{FR}?q=pain"


def test_starting_point_that_is_gone_is_left_out(client, db):
    document("Pain")

    context = ask(client, "pain", **{"from": "gone", "order": "distance"})

    assert names(context) == ["Pain"]
    assert context["head"].canonical.endswith("?q=pain")


def test_language_menu_keeps_the_question(client, db):
    document("Pain")

    head = ask(client, "pain", kind="shop", utm="x")["head"]

    assert [link.url for link in head.languages] == [
        f"{url}?q=pain&kind=shop" for url in (FR, EN, NL)
    ]
    assert head.robots == "noindex"


def test_search_without_words_shows_the_ways_in(client, db):
    fiche()

    response = client.get(EN)

    assert "found" not in response.context
    rows = {row["title"]: row["chips"] for row in response.context["entrances"]}
    assert [chip["url"] for chip in rows["Lists"]] == [
        "/en/sights/",
        "/en/shops/",
        "/en/walks/",
        "/en/whats-on/",
    ]
    assert response.context["head"].robots == ""
    french = client.get(FR).context["entrances"]
    assert [(chip["label"], chip["count"]) for chip in french[1]["chips"]] == [
        ("Boulangerie", 1)
    ]


def test_nothing_found_says_what_there_is_without_filters(client, db):
    document("Pain", kind="shop")
    document("Pain perdu", kind="page")

    context = ask(client, "pain", EN.replace("/en/search/", FR), kind="walk", open="1")

    assert context["empty"]["suggestions"] == [
        {"label": "Sans ces filtres\u202f: 2 résultats", "url": f"{FR}?q=pain"}
    ]
    assert "Balades, Ouvert maintenant" in context["empty"]["sentence"]
    assert context["suggestion"] == ""


def test_nothing_found_offers_a_way_out(client, db):
    fiche()

    context = ask(client, "zzzz", EN)

    assert context["result_words"] == "Nothing was found for “zzzz”."
    assert context["empty"]["suggestions"] == []
    assert [row["title"] for row in context["entrances"]][:1] == ["Lists"]


def test_beginnings_are_searched_when_no_whole_word_is_found(client, db):
    document("Chocolaterie du Nord")

    context = ask(client, "choco", EN.replace("/en/search/", FR))

    assert names(context) == ["Chocolaterie du Nord"]
    assert context["beginning_words"].endswith(".")
    assert ask(client, "chocolaterie")["beginning_words"] == ""


@pytest.mark.parametrize("typed", ["l'hôtel", "HOTEL", " hotel ", "L’hotel"])
def test_editors_put_pages_and_addresses_forward(client, db, typed):
    page = StandardPageFactory(title="Dormir à Roubaix", slug="dormir")
    query = Query.objects.create(query_string="L’Hôtel")
    SearchPromotion.objects.create(
        query=query, page=page, description="Nos adresses.", sort_order=1
    )
    SearchPromotion.objects.create(
        query=query,
        external_link_url="https://example.org/",
        external_link_text="Une centrale",
        sort_order=0,
    )

    response = client.get(FR, {"q": typed})

    shown = response.context["found"].promotions
    assert [(link.title, link.url) for link in shown] == [
        ("Une centrale", "https://example.org/"),
        ("Dormir à Roubaix", "/fr/dormir/"),
    ]
    assert "Mis en avant par la rédaction" in response.content.decode()
    english = ask(client, typed, EN)["found"].promotions
    assert [link.title for link in english] == ["Une centrale"]
    assert list(ask(client, "hotel", page="2")["found"].promotions) == []


def test_page_that_is_no_longer_public_is_not_put_forward(client, db):
    query = Query.objects.create(query_string="dormir")
    pages = [StandardPageFactory() for _ in range(2)]
    for page in pages:
        SearchPromotion.objects.create(query=query, page=page)
    assert len(ask(client, "dormir")["found"].promotions) == 2

    pages[0].unpublish()
    PageViewRestriction.objects.create(page=pages[1], restriction_type="login")

    assert list(ask(client, "dormir")["found"].promotions) == []


def test_promotion_of_a_script_is_no_link(client, db):
    query = Query.objects.create(query_string="dormir")
    SearchPromotion.objects.create(
        query=query, external_link_url="javascript:alert(1)", external_link_text="x"
    )

    assert list(ask(client, "dormir")["found"].promotions) == []


def test_map_has_the_results_with_a_position(client, db):
    shop = document("Pain", category="pain", category_name="Boulangerie", **HERE)
    walk = document("Balade du pain", kind="walk", **NEAR)
    document("Pain nulle part")
    place = PlaceFactory(opening_hours="Sa 08:00-12:00")
    open_shop = document("Pain ouvert", place_id=place.pk, **FAR)

    context = ask(client, "pain", view="map")
    data = client.get(context["map"]["data_url"]).json()

    assert [card.number for card in context["cards"]] == [1, 2, 3, 4]
    assert data == {
        "kinds": ["Balades", "Boulangerie", "Boutiques"],
        "id": [shop.pk, walk.pk, open_shop.pk],
        "lat": [50.6905, 50.6915, 50.6],
        "lng": [3.174, 3.175, 3.0],
        "kind": [1, 0, 2],
        "open": [2, 2, 1],
    }
    card = client.get(f"{context['map']['card_url']}{shop.pk}/")
    assert shop.url in card.content.decode()


def test_map_is_not_offered_when_nothing_has_a_position(client, db):
    document("Pain", kind="shop")
    document("Pain à pied", kind="walk")
    assert ask(client, "pain", EN)["views"] == []

    context = ask(client, "pain")

    assert [view["url"] for view in context["views"]] == [
        f"{FR}?q=pain",
        f"{FR}?q=pain&view=list",
    ]


@pytest.mark.parametrize("pk", ["0", "999999", "9" * 40])
def test_map_card_of_nothing_is_not_found(client, db, pk):
    assert client.get(f"{FR}carte/{pk}/").status_code == 404


def test_result_that_went_away_is_left_out(client, db):
    document("Pain")
    gone = document("Pain disparu")
    assert len(names(ask(client, "pain"))) == 2

    type(gone).objects.filter(pk=gone.pk).delete()

    assert names(ask(client, "pain")) == ["Pain"]


def test_browsers_learn_how_to_search_here(client, db):
    page = client.get(EN).content.decode()
    assert (
        '<link rel="search" type="application/opensearchdescription+xml"'
        ' title="Enjoy-MEL" href="/en/search/opensearch.xml">'
    ) in page

    answer = client.get("/en/search/opensearch.xml")

    assert answer["Content-Type"] == "application/opensearchdescription+xml"
    text = answer.content.decode()
    assert text.startswith("<?xml")
    assert 'template="http://localhost/en/search/?q={searchTerms}"' in text
    assert "/en/search/suggestions/?q={searchTerms}&amp;format=opensearch" in text


HOSTILE = [
    '"',
    "'",
    "\\",
    "%",
    "&",
    "*",
    "(",
    "NOT",
    "AND OR",
    "title_stems:x",
    "NEAR(",
    "-",
    "^",
    "a" * 10_000,
    "\x00",
    "𝔭𝔞𝔦𝔫",
    "<script>alert(1)</script>",
    "pain' OR 1=1 --",
    "{{ 7 }}",
    "🧇",
    "ＰＡＩＮ",
    "\u202e",
    "ß",
    "ı",
    "l'",
    "''''",
    "a " * 99,
]


def test_whatever_is_typed_gets_a_page(client, db):
    document("Pain")

    for text in HOSTILE:
        sent = {"q": text, "near": text, "kind": text, "date": text, "from": text}
        page = client.get(FR, sent)
        assert page.status_code == 200, text
        assert "<script>alert" not in page.content.decode(), text
        assert client.get(f"{FR}carte.json", sent).status_code == 200, text


@pytest.mark.parametrize(("params", "queries"), [({}, 3), ({"view": "list"}, 3)])
def test_queries_do_not_grow_with_the_results(client, db, params, queries):
    def count():
        for _ in range(2):
            with CaptureQueriesContext(connection) as made:
                ask(client, "canal", **params)
        return len(made)

    kinds = ("sight", "shop", "walk", "page")
    document("Canal", kind="shop")
    assert count() == queries
    for number in range(2):
        document(f"Canal {number}", kind=kinds[number], family=uuid4())
    assert count() == queries
    for number in range(12):
        document(f"Canal {number}", kind=kinds[number % 4], place_id=PlaceFactory().pk)
    versions.write()
    assert count() == queries
