"""The home page and territories: what their rows show."""

import pytest

from tests.factories import (
    DistrictFactory,
    EventPageFactory,
    PlaceFactory,
    ShopCategoryFactory,
    ShopFactory,
    ShopPageFactory,
    SightPageFactory,
    TerritoryFactory,
    WalkPageFactory,
    evening,
    fiche,
    home,
)

pytestmark = pytest.mark.any_database

SATURDAY = "2026-11-28T10:30:00+01:00"
HERE = {"type": "Point", "coordinates": [3.1740, 50.6905]}


@pytest.fixture
def front(db, time_machine):
    """The French home page with a point to look around, on a Saturday morning."""
    time_machine.move_to(SATURDAY, tick=False)
    page = home()
    page.around, page.around_title = HERE, "Autour de la Grand-Place"
    page.save()
    return page


def at_metres(metres):
    return {"type": "Point", "coordinates": [3.1740, 50.6905 + metres / 111_195]}


def add_shop(name, metres=100, hours="24/7", trade="pain"):
    place = PlaceFactory(name=name, location=at_metres(metres), opening_hours=hours)
    category = ShopCategoryFactory(slug=trade, name=trade)
    shop = ShopFactory(name=name, place=place, category=category)
    return ShopPageFactory(shop=shop, title=name)


def row(client):
    return [card.title for card in client.get("/fr/").context["rows"][0]["cards"]]


def test_home_without_anything_still_answers(client, db):
    for code in ("fr", "en", "nl"):
        response = client.get(f"/{code}/")

        assert response.status_code == 200
        assert response.context["rows"] == []
        assert response.context["featured_walk"] is None
        assert response.context["weekend"]["empty"] != ""


def test_open_shops_come_first_and_nearest(client, front):
    add_shop("Fermé", 50, hours="Mo 10:00-12:00", trade="a")
    add_shop("Loin", 900, trade="b")
    add_shop("Près", 100, trade="c")
    add_shop("Trop loin", 1600, trade="d")

    assert row(client) == ["Près", "Loin", "Fermé"]


def test_row_of_shops_shows_each_trade_once_before_any_twice(client, front):
    for name, metres in (("Pain 1", 10), ("Pain 2", 20), ("Pain 3", 30)):
        add_shop(name, metres, trade="pain")
    add_shop("Livres", 800, trade="livres")
    add_shop("Fleurs", 900, trade="fleurs")

    assert row(client) == ["Pain 1", "Livres", "Fleurs", "Pain 2"]


def test_row_says_how_long_the_walk_is(client, front):
    add_shop("Près", 10)
    add_shop("Loin", 900, trade="b")

    cards = client.get("/fr/").context["rows"][0]["cards"]

    assert cards[0].facts != cards[1].facts
    assert "16" in cards[1].facts[0]


def test_shop_closed_for_good_is_not_in_the_row(client, front):
    page = add_shop("Bientôt fini")
    page.shop.status = "closed"
    page.shop.save()

    assert row(client) == []


def test_featured_walk_is_shown_while_it_is_published(client, front):
    walk = WalkPageFactory(title="La grande balade")
    front.featured_walk = walk
    front.save()
    assert client.get("/fr/").context["featured_walk"].title == "La grande balade"

    walk.unpublish()

    assert client.get("/fr/").context["featured_walk"] is None


def test_weekend_of_the_home_page_groups_days_and_stops_at_six(client, front):
    for n in range(5):
        EventPageFactory(title=f"Samedi {n}", dates=[evening("2026-11-28", f"1{n}:00")])
    for n in range(3):
        EventPageFactory(
            title=f"Dimanche {n}", dates=[evening("2026-11-29", f"1{n}:00")]
        )
    EventPageFactory(title="Lundi", dates=[evening("2026-11-30")])

    weekend = client.get("/fr/").context["weekend"]

    assert [[card.title for card in day["cards"]] for day in weekend["days"]] == [
        [f"Samedi {n}" for n in range(5)],
        ["Dimanche 0"],
    ]
    assert weekend["more_url"] == "/fr/agenda/?when=weekend"


def test_first_sights_are_those_of_the_editors_order(client, front):
    for position in (5, 3, 1, 2, 4):
        SightPageFactory(title=f"N° {position}", position=position)

    sights = client.get("/fr/").context["sights"]

    assert [card.title for card in sights["cards"]] == ["N° 1", "N° 2", "N° 3", "N° 4"]


def test_territories_count_their_shops(client, front):
    weppes = TerritoryFactory(name="Weppes", slug="weppes", state="preparation")
    DistrictFactory(name="Herlies", slug="herlies", territory=weppes)
    fiche()

    tiles = client.get("/fr/").context["territories"]

    assert {t["name"]: (t["count_words"], t["in_preparation"]) for t in tiles} == {
        "Roubaix": ("1 boutique", False),
        "Weppes": ("", True),
    }


def test_territory_shows_what_is_in_it_only(client, front):
    elsewhere = DistrictFactory(
        name="Wazemmes",
        slug="wazemmes",
        territory=TerritoryFactory(name="Wazemmes", slug="wazemmes"),
    )
    ours = fiche(title="Chez nous", slug="chez-nous")
    fiche(title="Chez eux", slug="chez-eux", district=elsewhere)
    SightPageFactory(title="Notre musée")
    EventPageFactory(
        title="Notre concert",
        place=ours.shop.place,
        dates=[evening("2026-11-28")],
    )
    EventPageFactory(
        title="Leur concert",
        place=PlaceFactory(district=elsewhere, location=at_metres(5000)),
        dates=[evening("2026-11-28")],
    )
    WalkPageFactory(title="Notre balade")

    context = client.get("/fr/territoires/roubaix/").context

    assert [[card.title for card in row["cards"]] for row in context["rows"]] == [
        ["Notre musée"],
        ["Chez nous"],
    ]
    assert [card.title for card in context["events"]] == ["Notre concert"]
    assert [card.title for card in context["walks"]] == ["Notre balade"]
    assert context["rows"][1]["more_url"] == "/fr/boutiques/?territory=roubaix"
    assert context["map_url"] == "/fr/boutiques/?territory=roubaix&view=map"


def test_territory_without_anything_still_answers(client, db):
    TerritoryFactory(name="Weppes", slug="weppes", state="preparation")

    response = client.get("/fr/territoires/weppes/")

    assert response.status_code == 200
    assert response.context["in_preparation"] is True
    assert response.context["rows"] == []
    assert response.context["map_url"] == ""


def test_territory_is_only_offered_in_the_languages_that_have_it(client, db):
    TerritoryFactory(name="Weppes", slug="weppes")

    head = client.get("/fr/territoires/weppes/").context["head"]

    assert [a["lang"] for a in head.alternates] == ["fr", "x-default"]
    assert [link.missing for link in head.languages] == [False, True, True]
    assert client.get("/en/areas/weppes/").status_code == 404


def test_sitemap_offers_territories_in_the_languages_that_have_them(client, db):
    TerritoryFactory(name="Weppes", slug="weppes")

    text = client.get("/sitemap.xml").text

    assert "http://localhost/fr/territoires/weppes/" in text
    assert "http://localhost/en/areas/weppes/" not in text


def test_demonstration_says_so_on_every_page(client, world_of_demo):
    for url in ("/fr/", "/en/shops/", "/nl/zoeken/"):
        assert client.get(url).context["chrome"]["notice"] != ""
        assert '<p class="notice">' in client.get(url).text


@pytest.fixture
def world_of_demo(db, settings):
    """A portal that is a demonstration."""
    settings.PORTAL_DEMO = True


def test_real_portal_shows_no_demonstration_notice(client, db):
    assert '<p class="notice">' not in client.get("/fr/").text
