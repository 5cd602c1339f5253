"""How many queries each kind of page makes: with one item and three, cold and warm."""

from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from places import special_days
from places.clock import this_minute
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
    ("shop_list", "", 5),
    ("shop_list", "?open=1", 5),
    ("shop_list", "?category=boulangerie", 5),
    ("shop_list", "?district=roubaix-centre", 5),
    ("shop_list", "?category=boulangerie&district=roubaix-centre&open=1", 5),
    ("shop_list", "?page=999999", 5),
    ("shop_list", "?view=map", 5),
    ("map_data", "", 1),
    ("map_data", "?open=1&category=boulangerie", 1),
    ("fiche", "", 4),
    ("walk_list", "", 3),
    ("walk", "", 4),
    ("gpx", "", 2),
    ("sight_list", "", 3),
    ("sight", "", 4),
    ("agenda", "", 3),
    ("agenda", "?when=weekend&free=1", 3),
    ("event", "", 4),
    ("ics", "", 2),
    ("territory", "", 6),
    ("standard", "", 9),
]


@contextmanager
def counted(expected):
    """Say which queries were made when there are more than expected, or fewer."""
    with CaptureQueriesContext(connection) as queries:
        yield
    sql = "\n".join(query["sql"][:300] for query in queries)
    assert len(queries) == expected, sql


def learn(client):
    """What any process learns once: content types, root paths, local event days."""
    client.get("/fr/zzz/")
    special_days.coming(special_days.today(this_minute()))


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


@pytest.mark.parametrize(("kind", "query", "queries"), CASES)
def test_queries_with_one_and_with_three_items(client, world, kind, query, queries):
    url = world.url(kind) + query
    learn(client)

    with counted(queries):
        assert client.get(url).status_code == 200

    add_two_of_each(world)
    map_data.forget()
    clear_cache()
    with counted(queries):
        assert client.get(url).status_code == 200


@pytest.mark.parametrize(("kind", "query", "queries"), CASES)
def test_queries_warm_equal_cold(client, world, kind, query, queries):
    url = world.url(kind) + query
    learn(client)
    client.get(url)

    with counted(0 if kind == "map_data" else queries):
        assert client.get(url).status_code == 200
