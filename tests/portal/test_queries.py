"""How many queries each kind of page makes: with one item and three.

What a process keeps in memory (the catalogue of shops, sights, walks, the menu) is
read when the content changed; that costs the same whatever there is of it.
"""

from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from core import versions
from places.hours.state import clear_cache
from shops import map_data
from shops.models import Shop, ShopPage
from tests.factories import (
    EventPageFactory,
    PlaceFactory,
    ShopFactory,
    ShopPageFactory,
    SightPageFactory,
    StandardPageFactory,
    WalkPageFactory,
    add_step,
    evening,
)

# (kind, query string, queries): the same whatever the number of items.
CASES = [
    ("home", "", 6),
    ("shop_list", "", 3),
    ("shop_list", "?open=1", 3),
    ("shop_list", "?category=boulangerie", 3),
    ("shop_list", "?district=roubaix-centre", 3),
    ("shop_list", "?category=boulangerie&district=roubaix-centre&open=1", 3),
    ("shop_list", "?near=50.690,3.174&walk=40", 3),
    ("shop_list", "?at=2026-11-28T11:00", 3),
    ("shop_list", "?page=999999", 3),
    ("shop_list", "?view=map", 3),
    ("map_card", "", 2),
    ("map_data", "", 1),
    ("map_data", "?open=1&category=boulangerie", 1),
    ("fiche", "", 3),
    ("walk_list", "", 3),
    ("walk", "", 4),
    ("gpx", "", 2),
    ("sight_list", "", 3),
    ("sight", "", 3),
    ("agenda", "", 3),
    ("agenda", "?when=weekend", 3),
    ("agenda_ics", "", 3),
    ("agenda_atom", "", 3),
    ("event", "", 4),
    ("ics", "", 2),
    ("territory", "", 6),
    ("standard", "", 9),
    ("suggestions", "?q=bou", 1),
]


@contextmanager
def counted(expected, what=""):
    """Say which queries were made when there are more than expected, or fewer."""
    with CaptureQueriesContext(connection) as queries:
        yield
    sql = "\n".join(query["sql"][:300] for query in queries)
    assert len(queries) == expected, f"{what}\n{sql}"


def add_two_of_each(world):
    """Two more of everything, all within sight of each other, in French."""
    for _ in range(2):
        shop = ShopFactory(category=world.shop.category)
        ShopPageFactory(shop=shop)
        SightPageFactory()
        add_step(world.walks["fr"], "Encore un arrêt", place=PlaceFactory())
        add_step(WalkPageFactory(), "Le départ", place=shop.place)
        EventPageFactory(dates=[evening("2026-11-28", "18:00")], is_free=True)
        StandardPageFactory()
    for shop in Shop.objects.all():
        assert ShopPage.objects.filter(shop=shop).exists()


@pytest.fixture(autouse=True)
def neighbour(world):
    """A second shop, so that the first one has somebody near it."""
    ShopPageFactory(shop=ShopFactory(category=world.shop.category))


def learn(client, world):
    """Let the process read what it keeps in memory, as any first visitors do."""
    client.get("/fr/zzz/")
    for kind in ("home", "shop_list", "fiche", "territory", "agenda"):
        client.get(world.url(kind))
    client.get(world.url("suggestions"), {"q": "bou"})


def count_all(client, world):
    """Every page makes the queries of the table, whatever was shown before it."""
    learn(client, world)
    for kind, query, queries in CASES:
        map_data.forget()
        clear_cache()
        with counted(queries, kind + query):
            assert client.get(world.url(kind) + query).status_code == 200


def test_queries_with_one_and_with_three_items(client, world):
    count_all(client, world)

    add_two_of_each(world)

    count_all(client, world)


@pytest.mark.parametrize(
    ("kind", "queries"),
    [("home", 11), ("shop_list", 8), ("fiche", 12), ("map_data", 3)],
)
def test_first_page_after_a_change_reads_a_fixed_number_of_times(
    client, world, kind, queries
):
    client.get("/fr/zzz/")
    url = world.url(kind)

    versions.forget()
    with counted(queries):
        client.get(url)

    add_two_of_each(world)
    with counted(queries):
        client.get(url)


def test_page_after_the_first_one_does_not_read_it_again(client, world):
    client.get("/fr/zzz/")
    client.get(world.url("fiche"))

    with counted(3):
        client.get(world.url("fiche"))
