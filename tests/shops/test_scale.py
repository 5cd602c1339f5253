"""Five thousand shops: pages ask as often as for a few, and the map stays small."""

from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from shops.models import ShopPage
from tests.factories import fiche

LIST = "/fr/boutiques/"
PAGES = {
    "list": LIST,
    "filtered": f"{LIST}?category=boulangerie&open=1",
    "near": f"{LIST}?near=50.690,3.174&walk=40",
    "at": f"{LIST}?at=2026-12-24T11:00",
    "beyond the last page": f"{LIST}?page=999999",
    "map": f"{LIST}carte.json",
    "fiche": f"{LIST}le-four-du-coin/",
    "home": "/fr/",
    "territory": "/fr/territoires/roubaix/",
}
MAX_MAP_BYTES = 60_000
MANY = 5000


def queries_of(client, path):
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


@pytest.fixture
def few(db, time_machine):
    """Three shops, on a Thursday before Christmas."""
    time_machine.move_to("2026-12-17T11:00:00+01:00", tick=False)
    fiche()
    for name in ("Premier", "Second"):
        fiche(title=name, slug=name.lower())


@pytest.mark.any_database
def test_pages_of_five_thousand_shops_ask_as_often_as_those_of_three(client, few):
    before = {name: queries_of(client, path) for name, path in PAGES.items()}
    call_command("seed_shops", count=MANY, yes=True)

    after = {name: queries_of(client, path) for name, path in PAGES.items()}

    assert after == before
    listed = client.get(LIST)
    assert listed.context["pages"].total == (MANY + 3 + 23) // 24
    assert listed.context["result_words"] == "5\u202f003 boutiques"
    zipped = client.get(PAGES["map"], headers={"Accept-Encoding": "gzip"})
    assert zipped["Content-Encoding"] == "gzip"
    assert len(zipped.content) <= MAX_MAP_BYTES
    points = client.get(PAGES["map"]).json()
    columns = {len(points[name]) for name in ("id", "lat", "lng", "kind", "open")}
    assert columns == {MANY + 3}
    again = client.get(
        PAGES["map"],
        headers={"Accept-Encoding": "gzip", "If-None-Match": zipped["ETag"]},
    )
    assert (again.status_code, again.content) == (304, b"")


def test_every_shop_is_on_exactly_one_page_of_the_list(client, few):
    call_command("seed_shops", count=300, yes=True)
    total = client.get(LIST).context["pages"].total

    for query in ("", "&near=50.690,3.174&walk=40", "&open=1"):
        seen = []
        for number in range(1, total + 1):
            response = client.get(f"{LIST}?page={number}{query}")
            if response.context["pages"].number == number:
                seen += [card.pk for card in response.context["cards"]]
        assert len(seen) == len(set(seen))
        if not query:
            french = ShopPage.objects.filter(locale__language_code="fr")
            assert set(seen) == set(french.values_list("pk", flat=True))
