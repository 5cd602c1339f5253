"""A shop, a sight, an event on a screen: on the first screen what a guest asks for."""

import re

from wagtail.models import PageViewRestriction

import pytest

from core import prepared
from shops.models import ShopPhoto
from tests.factories import (
    EventPageFactory,
    PlaceFactory,
    ShopFactory,
    ShopPageFactory,
    SightPageFactory,
    evening,
    fiche,
    picture,
)
from tests.tv.asking import queries_of
from tests.tv.screens import HALL, hall, links

pytestmark = pytest.mark.any_database

SATURDAY = "2026-11-28T10:30:00+01:00"
SHOP = "/tv/fr/boutiques/le-four-du-coin/"
LONG = [
    ("text", "<h2>Le four</h2><p>" + "Il cuit au bois chaque matin. " * 90 + "</p>")
]


@pytest.fixture
def shop(db, time_machine):
    """A baker with hours, a phone and a known entrance, on a Saturday morning."""
    time_machine.move_to(SATURDAY, tick=False)
    return fiche(
        opening_hours="Tu-Sa 07:00-13:00; PH off",
        phone="+33320692360",
        wheelchair="yes",
    )


def item(response):
    return response.context["item"]


def close(page, day):
    page.shop.status, page.shop.closed_on = "closed", day
    page.shop.save()


def test_fiche_says_state_way_hours_and_address(client, shop):
    response = client.get(f"{SHOP}?ecran={hall().code}")

    assert item(response).state.word == "Ouvert"
    assert item(response).state.change == "ferme à 13\u00a0h"
    assert response.context["here"] == "juste à côté"
    assert [day["today"] for day in item(response).table] == [False] * 5 + [True, False]
    assert [fact["words"] for fact in item(response).facts] == [
        "De plain-pied",
        "+33 3 20 69 23 60",
    ]
    assert "59100 Roubaix" in response.text
    assert '<table class="week">' in response.text


def test_code_of_a_fiche_is_its_short_address(client, shop):
    code = client.get(SHOP).context["qr"]

    assert re.fullmatch(r"localhost/b/[0-9A-Z]+", code.typed)
    assert code.words == "Emportez la page sur votre téléphone"


def test_screen_that_stands_in_the_shop_says_so(client, shop):
    screen = hall()
    screen.place = shop.shop.place
    screen.save()

    response = client.get(f"{SHOP}?ecran={screen.code}")

    assert response.context["here"] == "Vous êtes ici"
    assert "go-on-foot" not in links(response)


def test_fiche_without_photo_hours_or_position_says_what_is_not_known(client, db):
    fiche(location=None, opening_hours="", district=None, hours_confirmed_at=None)

    response = client.get(f"{SHOP}?ecran={hall().code}")

    assert response.status_code == 200
    assert "Horaires inconnus" in response.text
    assert 'class="bricks"' in response.text
    assert response.context["here"] == ""
    assert "go-on-foot" not in links(response)


def test_shop_that_closed_for_good_sends_nobody_there(client, shop):
    near = fiche(title="Second", slug="second", location=HALL)
    close(shop, "2026-03-14")

    response = client.get(f"{SHOP}?ecran={hall().code}")

    assert response.status_code == 200
    alert = "Cette boutique a fermé définitivement en mars 2026."
    assert f"<b>{alert}</b>" in response.text
    assert item(response).state is None
    assert item(response).table == []
    assert "Horaires inconnus" not in response.text
    assert "go-on-foot" not in links(response)
    (row,) = response.context["rows"]
    assert [card.page_id for card in row["cards"]] == [near.pk]


def test_shop_closed_for_a_year_is_gone_and_names_its_neighbours(client, shop):
    fiche(title="Second", slug="second", location=HALL)
    close(shop, "2025-11-27")

    response = client.get(SHOP)

    assert response.status_code == 410
    assert response.templates[0].name == "tv/gone.html"
    assert [card.title for card in response.context["rows"][0]["cards"]] == ["Second"]
    assert links(response)["go-shops"] == "/tv/fr/boutiques/"


def test_replaced_shop_leads_to_the_new_one_on_the_same_screen(client, shop):
    code = hall().code
    new = fiche(title="Nouveau", slug="nouveau")
    shop.shop.replaced_by = new.shop
    shop.shop.save()

    response = client.get(f"{SHOP}?ecran={code}")

    assert response.status_code == 301
    assert response.headers["Location"] == f"/tv/fr/boutiques/nouveau/?ecran={code}"


def test_draft_and_private_page_are_not_there(client, shop):
    lock = PageViewRestriction.objects.create(page=shop, restriction_type="login")
    for query in ("", "?texte=1", "?photo=1"):
        assert client.get(SHOP + query).status_code == 404

    lock.delete()
    assert client.get(SHOP).status_code == 200
    shop.unpublish()
    assert client.get(SHOP).status_code == 404


def test_long_text_is_read_screen_by_screen(client, shop):
    shop.body = LONG
    shop.save()
    assert links(client.get(SHOP))["go-text"] == f"{SHOP}?texte=1"

    first = client.get(f"{SHOP}?texte=1")
    assert first.context["part"][0].words == shop.summary
    assert first.context["part"][1].words == "Le four"
    assert links(first)["part-next"] == f"{SHOP}?texte=2"
    assert "part-previous" not in links(first)
    assert f"http://localhost{SHOP[3:]}" == first.context["canonical"]

    total = first.context["total"]
    last = client.get(f"{SHOP}?texte={total}")
    assert "part-next" not in links(last)
    assert links(last)["part-previous"] == f"{SHOP}?texte={total - 1}"
    assert links(last)["part-item"] == SHOP
    assert last.context["part"][-1].kind == "fact"


def test_photos_follow_one_another_with_their_makers(client, shop):
    for number in range(2):
        image = picture(title=f"Photo {number}", credit=f"Main {number}")
        ShopPhoto.objects.create(page=shop, image=image, sort_order=number)
    prepared.write_family(shop.translation_key)

    assert links(client.get(SHOP))["go-photos"] == f"{SHOP}?photo=1"
    second = client.get(f"{SHOP}?photo=2")
    assert second.context["part"]["credit"] == "Main 1"
    assert second.context["part"]["tv"] in second.text
    assert links(second)["part-previous"] == f"{SHOP}?photo=1"


def test_picture_prepared_before_falls_back_to_what_there_is(client, shop):
    shop.picture = picture()
    shop.save()
    prepared.write_family(shop.translation_key)
    columns = type(shop).objects.get(pk=shop.pk).prepared
    assert columns["picture"]["tv"] in client.get(SHOP).text

    source = columns["picture"]["src"]
    del columns["picture"]["tv"]
    type(shop).objects.filter(pk=shop.pk).update(prepared=columns)

    assert f'<img src="{source}" width="1280"' in client.get(SHOP).text


@pytest.mark.parametrize("number", ["0", "-1", "x", "", "9" * 30, "%00", "٣"])
def test_hostile_number_of_a_screen_is_one_that_exists(client, shop, number):
    for name in ("texte", "photo"):
        assert client.get(f"{SHOP}?{name}={number}").status_code == 200


def test_sight_says_what_is_on_here_prices_and_remarks_on_hours(client, db):
    sight = SightPageFactory(
        slug="bassin",
        place=PlaceFactory(opening_hours=""),
        price_words="9 €",
        hours_words="Dernière entrée à 17 h",
    )

    response = client.get("/tv/fr/a-voir/bassin/")

    assert item(response).facts == [{"label": "Tarif", "words": "9 €"}]
    assert item(response).table_words == "Dernière entrée à 17 h"
    assert sight.summary in response.text


@pytest.fixture
def concert(db, time_machine):
    """Six evenings from tonight on; the second one is cancelled."""
    time_machine.move_to(SATURDAY, tick=False)
    days = [f"2026-12-{day:02d}" for day in range(1, 6)]
    dates = [evening(day) for day in ("2026-11-28", *days)]
    page = EventPageFactory(slug="concert", title="Concert", is_free=True, dates=dates)
    page.dates.filter(starts_at=dates[1][0]).update(is_cancelled=True)
    return page


EVENT = "/tv/fr/agenda/concert/"


def test_event_says_its_next_dates_place_and_price(client, concert):
    response = client.get(EVENT)

    assert item(response).when == "Samedi 28 novembre, de 20\u00a0h à 22\u00a0h"
    assert [date["cancelled"] for date in item(response).dates] == [
        *(False, True, False, False),
    ]
    assert item(response).dates_words == "et 2 autres dates"
    assert item(response).place_name == concert.place.name
    assert item(response).facts[0]["words"] == "Gratuit"
    dates = [p for p in item(response).pieces if p.kind == "li"]
    assert len(dates) == 6


def test_cancelled_event_is_struck_and_sends_nobody_there(client, concert):
    concert.status, concert.status_words = "cancelled", "La salle est inondée."
    concert.save()

    response = client.get(f"{EVENT}?ecran={hall().code}")

    assert "<s>Concert</s>" in response.text
    assert "<b>Annulé</b>" in response.text
    assert "La salle est inondée." in response.text
    assert "go-on-foot" not in links(response)


def test_event_that_is_over_says_so(client, concert, time_machine):
    time_machine.move_to("2027-01-10T10:00:00+01:00", tick=False)

    assert item(client.get(EVENT)).when == "Cet événement est passé."


def test_event_at_no_known_place_has_its_words_alone(client, db, time_machine):
    time_machine.move_to(SATURDAY, tick=False)
    EventPageFactory(slug="concert", place=None, venue_words="Sous le kiosque")

    response = client.get(f"{EVENT}?ecran={hall().code}")

    assert response.status_code == 200
    assert "Sous le kiosque" in response.text
    assert response.context["rows"] == []


def add_near(kind, number):
    """One more thing two steps away."""
    if kind == "shop":
        place = PlaceFactory(location=HALL)
        ShopPageFactory(shop=ShopFactory(place=place), title=f"Voisin {number}")
    else:
        EventPageFactory(title=f"Voisin {number}", dates=[evening("2026-11-29")])


@pytest.mark.parametrize(
    ("path", "make", "kind", "expected"),
    [
        (SHOP, fiche, "shop", 3),
        ("/tv/fr/a-voir/bassin/", lambda: SightPageFactory(slug="bassin"), "shop", 3),
        (EVENT, lambda: EventPageFactory(slug="concert"), "event", 3),
    ],
)
def test_item_asks_the_database_as_often_for_one_neighbour_as_for_three(
    client, db, time_machine, path, make, kind, expected
):
    time_machine.move_to(SATURDAY, tick=False)
    make()
    code = hall().code
    add_near(kind, 1)
    one = queries_of(client, f"{path}?ecran={code}")
    add_near(kind, 2)
    add_near(kind, 3)

    three = queries_of(client, f"{path}?ecran={code}")

    assert (one, three) == (expected, expected)
