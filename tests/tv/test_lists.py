"""Lists of shops, sights and dates on screens, and the pages of choices."""

from wagtail.models import PageViewRestriction

import pytest

from shops.models import ShopIndexPage
from tests.factories import (
    DistrictFactory,
    EventPageFactory,
    PlaceFactory,
    ShopCategoryFactory,
    ShopFactory,
    ShopPageFactory,
    SightPageFactory,
    evening,
    section,
)
from tests.tv.asking import queries_of
from tests.tv.screens import HALL, hall, links, titles

pytestmark = pytest.mark.any_database

# A Saturday morning: the baker is open, the bookshop opens in the afternoon.
SATURDAY = "2026-11-28T10:30:00+01:00"
MORNING, AFTERNOON = "Mo-Sa 07:00-13:00", "Tu-Sa 14:00-19:00"
LIST = "/tv/fr/boutiques/"


def add_shop(name, category="pain", district="centre", hours=MORNING, **place):
    """A shop of a trade and a district, both given by their slug."""
    trade = ShopCategoryFactory(slug=category, name=category.title())
    quarter = DistrictFactory(slug=district, name=district.title())
    place = PlaceFactory(name=name, district=quarter, opening_hours=hours, **place)
    shop = ShopFactory(name=name, place=place, category=trade)
    return ShopPageFactory(shop=shop, title=name)


def north(metres):
    """A point north of the hall."""
    lng, lat = HALL["coordinates"]
    return {"type": "Point", "coordinates": [lng, lat + metres / 111_195]}


@pytest.fixture
def street(db, time_machine):
    """Four shops: two bakers, two bookshops, in two districts."""
    time_machine.move_to(SATURDAY, tick=False)
    add_shop("Brioche")
    add_shop("Tartine", district="gare")
    add_shop("Albums", "livres", hours=AFTERNOON)
    add_shop("Zola", "livres", hours=AFTERNOON)


def test_list_answers_the_query_of_the_ordinary_list(client, street):
    response = client.get(f"{LIST}?category=livres&district=centre")

    assert titles(response) == ["Albums", "Zola"]
    assert response.context["count_words"] == "2 boutiques"
    expected = "http://localhost/fr/boutiques/?category=livres&district=centre"
    assert response.context["canonical"] == expected
    assert response.context["qr"].typed.startswith("localhost/b/")


def test_chips_turn_a_wish_on_and_off_and_keep_the_others(client, street):
    chips = links(client.get(f"{LIST}?category=livres"))
    assert chips["chip-open"] == f"{LIST}?category=livres&open=1"
    assert chips["chip-trade"] == f"{LIST}metiers/?category=livres"
    assert chips["chip-area"] == f"{LIST}quartiers/?category=livres"
    assert "chip-near" not in chips

    response = client.get(f"{LIST}?category=livres&open=1")
    assert links(response)["chip-open"] == f"{LIST}?category=livres"
    on = [chip["label"] for chip in response.context["chips"] if chip["on"]]
    assert on == ["Ouvert maintenant", "Livres"]
    assert response.text.count('aria-current="true"') == 2


def test_what_a_telephone_asked_besides_can_be_taken_back(client, street):
    query = "?access=toilets&language=nl&offer=1&at=2026-11-28T18:00"

    chips = links(client.get(f"{LIST}{query}&near=50.691,3.174"))

    assert chips["chip-toilets"] == (
        f"{LIST}?language=nl&offer=1&at=2026-11-28T18:00&near=50.691,3.174"
    )
    assert chips["chip-speaks-nl"] == (
        f"{LIST}?access=toilets&offer=1&at=2026-11-28T18:00&near=50.691,3.174"
    )
    assert chips["chip-point"] == f"{LIST}{query}"
    assert "at=" not in chips["chip-at"]
    assert "offer=" not in chips["chip-offer"]


def test_screen_in_a_room_puts_the_nearest_first_and_says_the_way(client, street):
    screen = hall()
    add_shop("Loin", location=north(5_000))
    add_shop("Voisin", location=north(0))
    code = f"ecran={screen.code}"

    response = client.get(f"{LIST}?{code}")
    near = links(response)["chip-near"]
    assert near == f"{LIST}?near=50.691,3.174&{code}"
    entries = response.context["groups"][0]["entries"]
    ways = {entry["card"].title: entry["card"].facts for entry in entries}
    assert ways["Loin"] == ["à 5\u00a0km"]
    assert ways["Voisin"] == ["juste à côté"]

    response = client.get(near)
    assert titles(response)[0] == "Voisin"
    assert "Loin" not in titles(response)
    assert links(response)["chip-near"] == f"{LIST}?{code}"
    assert "chip-point" not in links(response)


def test_every_link_of_a_list_stays_on_its_screen(client, street):
    code = hall().code

    for word in ("", "metiers/", "quartiers/"):
        addresses = links(client.get(f"{LIST}{word}?open=1&ecran={code}")).values()
        assert all(f"ecran={code}" in address for address in addresses)


def test_list_is_shown_twelve_cards_at_a_time(client, db, time_machine):
    time_machine.move_to(SATURDAY, tick=False)
    for number in range(14):
        add_shop(f"Four {number:02d}")

    first = client.get(f"{LIST}?open=1")
    assert len(titles(first)) == 12
    assert links(first)["page-next"] == f"{LIST}?open=1&page=2"
    assert "page-previous" not in links(first)

    second = client.get(f"{LIST}?open=1&page=2")
    assert titles(second) == ["Four 12", "Four 13"]
    assert links(second)["page-previous"] == f"{LIST}?open=1"
    assert "page-next" not in links(second)


def choices(response):
    """{label: (count, address, chosen)} of a page of choices."""
    return {
        choice["label"]: (choice["count"], choice["url"], choice["on"])
        for group in response.context["groups"]
        for choice in group["choices"]
    }


def test_trades_lead_back_to_the_list_with_the_other_wishes_kept(client, street):
    found = choices(client.get(f"{LIST}metiers/?category=pain&district=centre"))

    assert list(found.values()) == [
        (3, f"{LIST}?district=centre", False),
        (2, f"{LIST}?category=livres&district=centre", False),
        (1, f"{LIST}?category=pain&district=centre", True),
    ]
    assert list(found)[1:] == ["Livres", "Pain"]


def test_districts_stand_below_their_town_and_replace_it(client, street):
    response = client.get(f"{LIST}quartiers/?territory=roubaix&category=pain")

    assert [group["title"] for group in response.context["groups"]] == ["", "Roubaix"]
    assert list(choices(response).values()) == [
        (2, f"{LIST}?category=pain", False),
        (2, f"{LIST}?category=pain&territory=roubaix", True),
        (1, f"{LIST}?category=pain&district=centre", False),
        (1, f"{LIST}?category=pain&district=gare", False),
    ]


def test_choice_that_gives_nothing_is_not_offered(client, street):
    found = choices(client.get(f"{LIST}metiers/?open=1"))

    assert list(found)[1:] == ["Pain"]


def test_nothing_found_says_what_to_drop(client, street):
    response = client.get(f"{LIST}?category=livres&open=1")

    assert titles(response) == []
    assert links(response)["without-1"] == f"{LIST}?open=1"
    assert links(response)["without-2"] == f"{LIST}?category=livres"
    assert links(response)["without-all"] == LIST
    assert 'id="without-1" href="/tv/fr/boutiques/?open=1" data-tv-first' in (
        response.text
    )


def test_sights_stand_in_the_order_of_the_editors(client, db, time_machine):
    time_machine.move_to(SATURDAY, tick=False)
    SightPageFactory(title="Bassin", position=2)
    SightPageFactory(title="Halle", position=1)

    response = client.get("/tv/fr/a-voir/")

    assert titles(response) == ["Halle", "Bassin"]


@pytest.fixture
def evenings(db, time_machine):
    """A concert on Saturday and Sunday, a free one on Sunday, twice."""
    time_machine.move_to(SATURDAY, tick=False)
    both = [evening("2026-11-28"), evening("2026-11-29")]
    EventPageFactory(title="Verrière", dates=both)
    twice = [evening("2026-11-29", "14:00"), evening("2026-11-29", "17:00")]
    EventPageFactory(title="Impromptu", is_free=True, dates=twice)


def test_agenda_has_the_cards_below_their_day_and_each_id_once(client, evenings):
    response = client.get("/tv/fr/agenda/")

    groups = response.context["groups"]
    shown = {
        group["title"]: [entry["card"].title for entry in group["entries"]]
        for group in groups
    }
    today, tomorrow = shown
    assert shown[today] == ["Verrière"]
    assert shown[tomorrow] == ["Impromptu", "Impromptu", "Verrière"]
    rows = [entry["row"] for entry in groups[1]["entries"]]
    assert rows == ["d1129", "d1129-2", "d1129"]
    assert len(links(response)) > 20


def test_agenda_has_fourteen_days_and_toggles_that_keep_each_other(client, evenings):
    response = client.get("/tv/fr/agenda/?free=1")

    days = response.context["days"]
    assert [day["count"] for day in days] == [0, 2] + [0] * 12
    found = links(response)
    assert found["day-1"] == "/tv/fr/agenda/?date=2026-11-29&free=1"
    assert found["only-0"] == "/tv/fr/agenda/"
    assert found["only-1"] == "/tv/fr/agenda/?family=1&free=1"
    assert found["when-1"] == "/tv/fr/agenda/?when=weekend&free=1"
    assert "when-2" not in found

    response = client.get("/tv/fr/agenda/?date=2026-11-30&free=1")
    assert links(response)["when-2"] == "/tv/fr/agenda/?free=1"
    assert links(response)["without-1"] == "/tv/fr/agenda/?date=2026-11-29&free=1"


HOSTILE = (
    "?page=-1&page=x",
    "?page=99999999999999999999",
    f"?category={'x' * 10_000}",
    "?" + "&".join(f"category={'y' * 79}{n}" for n in range(40)),
    "?near=1e9,nan&walk=[]&at=%00&from=%FF",
    "?near=50.69051234567890123,3.17&date=0000-00-00&from=9999-12-31&to=1",
    "?ecran=%00%00&ecran='--&texte=%0A&photo=x",
    "?territory=%27%22%3E%3Cscript%3E&kind=none&district=..%2F",
)


@pytest.mark.parametrize("query", HOSTILE)
def test_hostile_query_is_an_ordinary_page(client, street, query):
    for path in (LIST, f"{LIST}metiers/", f"{LIST}quartiers/", "/tv/fr/agenda/"):
        response = client.get(path + query)

        assert response.status_code == 200
        assert "<script>" not in response.text
        assert links(response)


def test_section_that_is_private_is_not_there(client, street):
    page = section(ShopIndexPage)
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    for word in ("", "metiers/", "quartiers/"):
        assert client.get(f"{LIST}{word}").status_code == 404


@pytest.mark.parametrize(
    ("path", "make", "expected"),
    [
        (LIST, add_shop, 3),
        (f"{LIST}metiers/", add_shop, 2),
        (f"{LIST}quartiers/", add_shop, 2),
        ("/tv/fr/a-voir/", lambda name: SightPageFactory(title=name), 3),
        (
            "/tv/fr/agenda/",
            lambda name: EventPageFactory(title=name, dates=[evening("2026-11-28")]),
            3,
        ),
    ],
)
def test_list_asks_the_database_as_often_for_one_as_for_three(
    client, db, time_machine, path, make, expected
):
    time_machine.move_to(SATURDAY, tick=False)
    code = hall().code
    make("Un")
    one = queries_of(client, f"{path}?ecran={code}")
    make("Deux")
    make("Trois")

    three = queries_of(client, f"{path}?ecran={code}")

    assert (one, three) == (expected, expected)
