"""The shops in memory: neighbours, distances, and what is left out."""

import random
from itertools import product

import pytest

from core.geo.geometry import distance_m
from places.names import without_accents
from shops.catalogue import catalogue
from tests.emptied import Emptied
from tests.factories import PlaceFactory, ShopFactory, ShopPageFactory, fiche

pytestmark = pytest.mark.any_database

HERE = (50.6905, 3.1740)
LIST = "/fr/boutiques/?near=50.6905,3.1740&walk=10"


@pytest.fixture
def scattered(db):
    """Forty shops strewn over the town, most of them near."""
    dice = random.Random(3)
    for number in range(40):
        spread = 0.004 if number < 30 else 0.03
        lat = HERE[0] + dice.uniform(-spread, spread)
        lng = HERE[1] + dice.uniform(-spread, spread)
        point = {"type": "Point", "coordinates": [lng, lat]}
        fiche(title=f"Boutique {number:02d}", slug=f"b-{number}", location=point)
    return catalogue("fr")


def away(shops, position):
    return distance_m(HERE[::-1], (shops.lngs[position], shops.lats[position]))


def in_order_of_distance(shops):
    return sorted(range(40), key=lambda position: away(shops, position))


def test_nearest_are_those_that_a_ruler_gives(scattered):
    ordered = in_order_of_distance(scattered)

    for limit, reach_m in product([1, 4, 25, 40], [50, 900, 5000]):
        found = scattered.nearest(*HERE, scattered.located, limit, reach_m)

        expected = [n for n in ordered if away(scattered, n) <= reach_m]
        assert [near.position for near in found] == expected[:limit], (limit, reach_m)


def test_what_another_thread_forgets_is_answered_all_the_same(client, scattered):
    listed = client.get(LIST).context["cards"]
    scattered.orders = Emptied()

    assert client.get(LIST).context["cards"] == listed != []
    assert scattered.orders == {}


def test_nearest_are_taken_among_the_wanted_only(scattered):
    wanted = sum(1 << position for position in range(0, 40, 3))

    found = scattered.nearest(*HERE, wanted, 3, 5000)

    expected = [n for n in in_order_of_distance(scattered) if n % 3 == 0]
    assert [near.position for near in found] == expected[:3]


def test_within_a_distance_is_everything_up_to_it_and_nothing_beyond(scattered):
    found = scattered.within(*HERE, 300)

    expected = [n for n in in_order_of_distance(scattered) if away(scattered, n) <= 300]
    assert [near.position for near in found] == expected
    for near in found:
        assert near.distance_m == pytest.approx(away(scattered, near.position), abs=1)


def test_nothing_is_near_the_middle_of_the_sea(scattered):
    assert scattered.nearest(54.0, 3.0, scattered.located, 5, 900) == []
    assert scattered.within(54.0, 3.0, 2000) == []


@pytest.mark.parametrize(
    "names",
    [
        ["Douceurs", "Épicerie", "Fleurs"],
        ["abricot", "Banane", "cerise"],
        ["L’Œuf", "L’Olive"],
    ],
)
def test_names_stand_where_people_look_for_them(names):
    shuffled = [*names[1:], names[0]]

    assert sorted(shuffled, key=without_accents) == names


def test_shop_of_two_fiches_in_one_language_is_twice_in_the_list(db):
    shop = ShopFactory(place=PlaceFactory())
    ShopPageFactory(shop=shop, title="Une", slug="une")
    ShopPageFactory(shop=shop, title="Deux", slug="deux")

    assert len(catalogue("fr").pks) == 2
    assert len(catalogue("nl").pks) == 0


def test_draft_closed_and_replaced_shops_are_left_out(db):
    kept = fiche(title="Gardée", slug="gardee")
    draft = fiche(title="Brouillon", slug="brouillon")
    draft.unpublish()
    closed = fiche(title="Fermée", slug="fermee").shop
    closed.status = "closed"
    closed.save()
    double = fiche(title="Doublon", slug="doublon").shop
    double.replaced_by = kept.shop
    double.save()

    assert list(catalogue("fr").pks) == [kept.pk]
