"""import_shops: what may be a shop that is there is proposed, never merged."""

import pytest

from shops.models import Shop
from tests.factories import ShopFactory, fiche
from tests.shops.importing import import_rows, row, siret

THERE = {"lat": "50.6905", "lon": "3.1740"}
NEAR = {"lat": "50.6905", "lon": "3.1747"}  # 49 m
FAR = {"lat": "50.6905", "lon": "3.1750"}  # 70 m
OTHER = {"name": "Tout autre", "phone": "", "address": "1 rue Neuve"}


def second(tmp_path, *options, first=None, **changes):
    """Import a row of another source beside a first one; what became of it."""
    import_rows(tmp_path, [row(1, **THERE, name="Le Fournil", **(first or {}))])
    after = {"source": "other", "name": "LE FOURNIL", "address": "", "phone": ""}
    return import_rows(tmp_path, [row(2, **{**after, **NEAR, **changes})], *options)


@pytest.mark.parametrize(
    ("first", "changes"),
    [
        ({}, {}),
        ({}, {"name": "Fournil SARL"}),
        ({}, {"name": "Tout autre", "phone": "03 53 01 00 01"}),
        ({"siret": siret(1)}, {**OTHER, **FAR, "siret": siret(1)}),
        ({"siret": siret(1)}, {"siret": siret(2)}),
        ({}, {"lat": "", "lon": "", "address": "12, RUE DE LANNOY"}),
        ({}, {"source": "list"}),
    ],
)
def test_row_that_looks_like_a_shop_is_held_back(tmp_path, db, first, changes):
    result = second(tmp_path, first=first, **changes)

    shop = Shop.objects.get()
    assert result.outcomes == ["duplicate"]
    assert result.sentences == [
        "It may be “Le Fournil” "
        f"(http://localhost/admin/snippets/shops/shop/edit/{shop.pk}/). "
        "If it is another shop: --accept 2; "
        f"if it is the same: --same 2={shop.pk}"
    ]
    assert result.lines[0]["address"] == "http://localhost/fr/boutiques/le-fournil/"


@pytest.mark.parametrize(
    ("first", "changes"),
    [
        ({}, FAR),
        ({}, {"name": "Le Four"}),
        ({"siret": siret(1)}, {"source": "list", "siret": siret(2)}),
        ({"source": "SYNTHETIC"}, {}),
        ({}, {"source": "SYNTHETIC"}),
        ({"siret": siret(1), "source": "synthetic"}, {"siret": siret(1)}),
    ],
)
def test_row_that_is_told_apart_becomes_a_shop(tmp_path, db, first, changes):
    assert second(tmp_path, first=first, **changes).outcomes == ["created"]


def test_accepted_row_becomes_a_shop_of_its_own(tmp_path, db):
    result = second(tmp_path, "--accept", "2")

    assert result.outcomes == ["created"]
    assert result.lines[0]["address"].endswith("/le-fournil-roubaix/")
    again = import_rows(tmp_path, [row(2, source="other", name="Le Fournil", **NEAR)])
    assert again.outcomes == ["updated"]


def test_accepted_rows_may_be_listed_in_a_file(tmp_path, db):
    accepted = tmp_path / "accepted.txt"
    accepted.write_text("\ufeff7\n\n 2 \n", "utf-8")

    assert second(tmp_path, "--accept-file", str(accepted)).outcomes == ["created"]


def test_row_that_is_the_same_is_linked_to_the_shop(tmp_path, db):
    page = fiche(title="Le Fournil", slug="le-fournil")
    same = row(5, name="Le Fournil", **THERE, website="https://new.example/")
    assert import_rows(tmp_path, [same]).outcomes == ["duplicate"]

    result = import_rows(tmp_path, [same], "--same", f"5={page.shop_id}")

    shop = Shop.objects.get()
    assert result.outcomes == ["updated"]
    assert result.sentences[0].startswith(f"Linked to shop {shop.pk}. Changed: ")
    assert (shop.source, shop.source_id) == ("list", "5")
    assert shop.website == "https://new.example/"
    assert import_rows(tmp_path, [same]).outcomes == ["unchanged"]


def test_shop_of_another_source_is_not_linked(tmp_path, db):
    shop = ShopFactory(source="osm", source_id="node/1")

    result = import_rows(tmp_path, [row(5)], "--same", f"5={shop.pk}")

    assert result.outcomes == ["refused"]
    assert result.sentences == [f"Shop {shop.pk} has a source already: osm node/1."]
    shop.refresh_from_db()
    assert shop.source_id == "node/1"


def test_linked_shop_that_its_merchant_keeps_is_only_linked(tmp_path, db):
    shop = ShopFactory(claimed_at="2026-11-01T10:00:00Z", name="À moi")

    result = import_rows(tmp_path, [row(5)], "--same", f"5={shop.pk}")

    shop.refresh_from_db()
    assert result.outcomes == ["updated"]
    assert (shop.name, shop.source_id) == ("À moi", "5")
    assert "the file says: name: Le Fournil 5" in result.sentences[0]


def test_two_rows_of_one_file_may_be_the_same_shop(tmp_path, db):
    rows = [
        row(1, **THERE, name="Le Fournil"),
        row(2, **NEAR, name="Le Fournil", source="other"),
    ]

    result = import_rows(tmp_path, rows)

    assert result.outcomes == ["created", "duplicate"]
    assert result.sentences[1] == (
        "It may be “Le Fournil” of row 2. If it is another shop: --accept 2"
    )
    assert result.lines[1]["address"] == result.lines[0]["address"]
    assert import_rows(tmp_path, rows).outcomes == ["unchanged", "duplicate"]


def test_shop_is_compared_as_it_is_after_its_update(tmp_path, db):
    import_rows(tmp_path, [row(1, **THERE, name="Le Fournil")])
    rows = [
        row(1, **THERE, name="Le Pétrin"),
        row(2, **NEAR, name="Le Fournil", source="other", phone="", address=""),
        row(3, **NEAR, name="Le Pétrin", source="other", phone="", address=""),
    ]

    assert import_rows(tmp_path, rows).outcomes == ["updated", "created", "duplicate"]
