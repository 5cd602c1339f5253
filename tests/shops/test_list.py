"""The list of shops: filters, counts, order, pages and what is said of nothing."""

import gzip

import pytest

from tests.factories import (
    DistrictFactory,
    PlaceFactory,
    ShopCategoryFactory,
    ShopFactory,
    ShopPageFactory,
    TerritoryFactory,
    translated,
)

pytestmark = pytest.mark.any_database

# A Saturday morning: the baker is open, the bookshop opens in the afternoon.
SATURDAY = "2026-11-28T10:30:00+01:00"
MORNING, AFTERNOON = "Mo-Sa 07:00-13:00", "Tu-Sa 14:00-19:00"
LIST = "/fr/boutiques/"


def add_shop(name, category, district, hours=MORNING, **fields):
    """A shop of a trade and a district, both given by their slug."""
    trade = ShopCategoryFactory(slug=category, name=category.title())
    quarter = DistrictFactory(slug=district, name=district.title())
    place = PlaceFactory(name=name, district=quarter, opening_hours=hours)
    shop = ShopFactory(name=name, place=place, category=trade, **fields)
    return ShopPageFactory(shop=shop, title=name)


@pytest.fixture
def street(db, time_machine):
    """Five shops: three bakers, two bookshops, in two districts."""
    time_machine.move_to(SATURDAY, tick=False)
    add_shop("Brioche", "pain", "centre")
    add_shop("Chouquette", "pain", "centre", AFTERNOON)
    add_shop("Tartine", "pain", "gare")
    add_shop("Albums", "livres", "centre", AFTERNOON)
    add_shop("Zola", "livres", "centre", AFTERNOON)


def titles(response):
    return [card.title for card in response.context["cards"]]


def options(response, name):
    """{value: count} of a filter."""
    filters = response.context["filters"]
    if name == "category":
        return {o["value"]: o["count"] for o in filters["category"]}
    return {
        o["value"]: o["count"]
        for group in filters["district"]
        for o in group["options"]
    }


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        # Open shops first, then by name.
        ("", ["Brioche", "Tartine", "Albums", "Chouquette", "Zola"]),
        ("?open=1", ["Brioche", "Tartine"]),
        ("?open=0", ["Brioche", "Tartine", "Albums", "Chouquette", "Zola"]),
        ("?category=livres", ["Albums", "Zola"]),
        ("?category=livres&category=", ["Albums", "Zola"]),
        (
            "?category=livres&category=pain&district=centre",
            ["Brioche", "Albums", "Chouquette", "Zola"],
        ),
        ("?district=gare", ["Tartine"]),
        ("?category=livres&district=gare", []),
        ("?category=livres&open=1", []),
        ("?category=unknown", []),
    ],
)
def test_filters_keep_what_answers_all_of_them(client, street, query, expected):
    response = client.get(LIST + query)

    assert titles(response) == expected


def test_open_now_follows_the_clock(client, street, time_machine):
    time_machine.move_to("2026-11-28T14:00:00+01:00", tick=False)

    response = client.get(f"{LIST}?open=1")

    assert titles(response) == ["Albums", "Chouquette", "Zola"]


def test_counts_of_one_filter_obey_the_others(client, street):
    everything = client.get(LIST)
    assert options(everything, "category") == {"livres": 2, "pain": 3}
    assert options(everything, "district") == {"centre": 4, "gare": 1}

    books = client.get(f"{LIST}?category=livres")
    assert options(books, "category") == {"livres": 2, "pain": 3}
    assert options(books, "district") == {"centre": 2}

    open_now = client.get(f"{LIST}?open=1")
    assert options(open_now, "category") == {"pain": 2}
    assert options(open_now, "district") == {"centre": 1, "gare": 1}


def test_chosen_value_stays_in_the_form_when_it_gives_nothing(client, street):
    response = client.get(f"{LIST}?category=livres&open=1")

    assert options(response, "category") == {"livres": 0, "pain": 2}
    assert '<option value="livres" selected>Livres (0)</option>' in response.text


@pytest.mark.parametrize(
    ("query", "suggestions"),
    [
        (
            "?category=livres&open=1",
            [
                ("Without the choice of trade: 2", f"{LIST}?open=1"),
                ("Without “open now”: 2", f"{LIST}?category=livres"),
            ],
        ),
        (
            "?category=livres&district=gare",
            [
                ("Without the choice of trade: 1", f"{LIST}?district=gare"),
                ("Without the choice of district: 2", f"{LIST}?category=livres"),
            ],
        ),
        (
            "?category=livres&district=gare&open=1",
            [("Without the choice of trade: 1", f"{LIST}?district=gare&open=1")],
        ),
        ("?category=unknown", [("Without the choice of trade: 5", LIST)]),
    ],
)
def test_zero_results_say_which_filter_to_drop(client, street, query, suggestions):
    empty = client.get(LIST + query).context["empty"]

    links = [link["url"] for link in empty["suggestions"]]
    assert links == [address for _words, address in suggestions]
    counts = [link["label"].rsplit(" ", 1)[-1] for link in empty["suggestions"]]
    assert counts == [words.rsplit(" ", 1)[-1] for words, _address in suggestions]
    assert empty["clear_url"] == LIST


def test_suggested_address_gives_what_its_words_promise(client, street):
    empty = client.get(f"{LIST}?category=livres&open=1").context["empty"]

    for link in empty["suggestions"]:
        promised = int(link["label"].split()[-1])
        assert len(titles(client.get(link["url"]))) == promised


def test_list_without_any_shop_says_so(client, db):
    response = client.get("/en/shops/")

    assert response.context["empty"]["sentence"] == "There is no shop here yet."
    assert response.context["empty"]["suggestions"] == []


def test_filter_in_use_can_be_removed_alone(client, street):
    response = client.get(
        f"{LIST}?category=livres&category=pain&district=centre&open=1"
    )

    links = [link["remove_url"] for link in response.context["filters"]["active"]]
    assert links == [
        f"{LIST}?category=pain&district=centre&open=1",
        f"{LIST}?category=livres&district=centre&open=1",
        f"{LIST}?category=livres&category=pain&open=1",
        f"{LIST}?category=livres&category=pain&district=centre",
    ]


def test_districts_stand_below_their_territory_in_the_editors_order(client, db):
    for position, name in ((2, "Roubaix"), (1, "Wazemmes")):
        territory = TerritoryFactory(name=name, slug=name.lower(), position=position)
        DistrictFactory(
            name=f"{name} Sud", slug=f"{name}-sud".lower(), territory=territory
        )
        DistrictFactory(
            name=f"{name} Nord", slug=f"{name}-nord".lower(), territory=territory
        )
        for side in ("sud", "nord"):
            add_shop(f"Chez {name} {side}", "pain", f"{name}-{side}".lower())

    groups = client.get(LIST).context["filters"]["district"]

    assert [
        (group["territory"], [o["label"] for o in group["options"]]) for group in groups
    ] == [
        ("Wazemmes", ["Wazemmes Nord", "Wazemmes Sud"]),
        ("Roubaix", ["Roubaix Nord", "Roubaix Sud"]),
    ]


@pytest.fixture
def fifty_shops(db):
    """Fifty shops of one street, in the order of their numbers."""
    return [ShopPageFactory(title=f"Boutique {n:02d}") for n in range(50)]


def test_pages_of_24_shops(client, fifty_shops):
    for query, number, first, last in [
        ("", 1, "Boutique 00", "Boutique 23"),
        ("?page=2", 2, "Boutique 24", "Boutique 47"),
        ("?page=3", 3, "Boutique 48", "Boutique 49"),
        ("?page=999999", 3, "Boutique 48", "Boutique 49"),
        ("?page=0", 1, "Boutique 00", "Boutique 23"),
        ("?page=abc", 1, "Boutique 00", "Boutique 23"),
        ("?page=²", 1, "Boutique 00", "Boutique 23"),
    ]:
        response = client.get(LIST + query)

        assert response.context["pages"].number == number, query
        assert (titles(response)[0], titles(response)[-1]) == (first, last), query
        assert response.context["cards"][0].number == 24 * number - 23, query


def test_links_of_pages_keep_the_filters(client, fifty_shops):
    response = client.get(f"{LIST}?category=boulangerie&page=2")

    pages = response.context["pages"]
    assert pages.previous_url == "?category=boulangerie"
    assert pages.next_url == "?category=boulangerie&page=3"
    assert response.context["head"].canonical == (
        "http://localhost/fr/boutiques/?category=boulangerie&page=2"
    )


def test_map_carries_the_same_shops_as_the_list(client, street):
    response = client.get(f"{LIST}?category=livres&district=centre")

    data = client.get(response.context["map"]["data_url"]).json()

    assert titles(response) == ["Albums", "Zola"]
    assert data["id"] == [card.pk for card in response.context["cards"]]
    assert data["open"] == [0, 0]
    assert data["kinds"] == ["Livres"]
    assert data["kind"] == [0, 0]
    assert (data["lat"], data["lng"]) == ([50.6905] * 2, [3.174] * 2)


def test_map_leaves_out_shops_without_a_position(client, street):
    add_shop("Nulle part", "pain", "centre")
    page = ShopPageFactory._meta.model.objects.get(title="Nulle part")
    page.shop.place.location = None
    page.shop.place.save()

    on_map = client.get("/fr/boutiques/carte.json").json()["id"]

    assert len(on_map) == 5
    assert page.pk not in on_map
    assert "Nulle part" in titles(client.get(LIST))


def test_map_is_not_sent_twice_to_who_has_it(client, street):
    first = client.get("/fr/boutiques/carte.json")

    again = client.get(
        "/fr/boutiques/carte.json", headers={"If-None-Match": first["ETag"]}
    )

    assert (again.status_code, again.content) == (304, b"")


def test_compressed_map_says_the_same_under_a_tag_of_its_own(client, street):
    plain = client.get("/fr/boutiques/carte.json")

    zipped = client.get("/fr/boutiques/carte.json", headers={"Accept-Encoding": "gzip"})

    assert gzip.decompress(zipped.content) == plain.content
    assert zipped["Content-Encoding"] == "gzip"
    assert plain["Vary"] == zipped["Vary"] == "Accept-Encoding"
    assert plain["ETag"] != zipped["ETag"]


def test_shop_closed_for_good_leaves_list_and_map_but_keeps_its_page(client, street):
    page = ShopPageFactory._meta.model.objects.get(title="Brioche")
    page.shop.status = "closed"
    page.shop.save()

    assert "Brioche" not in titles(client.get(LIST))
    assert page.pk not in client.get("/fr/boutiques/carte.json").json()["id"]
    fiche = client.get(page.url)
    assert fiche.status_code == 200
    assert fiche.context["closed_words"] != ""
    page.shop.place.refresh_from_db()
    assert page.shop.place.cards == {}


def test_translated_district_is_offered_in_its_language_only(client, street):
    quarter = DistrictFactory(slug="centre")
    translated(quarter.territory, "en")
    translated(quarter, "en", name="City centre")

    english = client.get("/en/shops/").context["filters"]["district"]
    french = options(client.get(LIST), "district")

    assert english == []
    assert french == {"centre": 4, "gare": 1}
