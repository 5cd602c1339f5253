"""import_shops: the trade and the district of a row, found or made."""

import pytest

from home.demo.files import read
from places.models import District, Territory
from shops.importing.trades import known_trades
from shops.models import Shop, ShopCategory
from tests.factories import (
    DistrictFactory,
    PlaceFactory,
    ShopCategoryFactory,
    TerritoryFactory,
    translated,
)
from tests.shops.importing import import_rows, row

pytestmark = pytest.mark.any_database

LILLE = {"city": "Lille", "insee": "59350", "lat": "50.6305", "lon": "3.0600"}
WAVRIN = {"city": "Wavrin", "insee": "59653", "lat": "50.5740", "lon": "2.9360"}
OUTLINE = {
    "type": "Polygon",
    "coordinates": [
        [[3.17, 50.68], [3.18, 50.68], [3.18, 50.70], [3.17, 50.70], [3.17, 50.68]]
    ],
}


def category_of(tmp_path, **changes):
    import_rows(tmp_path, [row(1, **{"naf": "", **changes})])
    return Shop.objects.get().category


def district_of(tmp_path, *options, **changes):
    result = import_rows(tmp_path, [row(1, **changes)], *options)
    assert result.outcomes == ["created"]
    return Shop.objects.get().place.district


def test_missing_trade_is_made_in_three_languages(tmp_path, db):
    category = category_of(tmp_path, category="fleuriste")

    names = {c.locale.language_code: c.name for c in ShopCategory.objects.all()}
    assert names == {"fr": "Fleuriste", "en": "Florist", "nl": "Bloemenwinkel"}
    assert category.locale.language_code == "fr"
    assert (category.schema_type, category.osm_tag) == ("Florist", "shop=florist")
    assert len({c.translation_key for c in ShopCategory.objects.all()}) == 1


@pytest.mark.parametrize(
    ("said", "slug"),
    [
        ({"category": "coiffure"}, "coiffeur"),
        ({"category": "Coiffeur"}, "coiffeur"),
        ({"category": "", "naf": "96.02A"}, "coiffeur"),
        ({"category": "", "naf": "9602A"}, "coiffeur"),
        ({"category": "inconnu", "naf": "47.24Z"}, "boulangerie"),
    ],
)
def test_trade_is_found_under_its_other_names(tmp_path, db, said, slug):
    assert category_of(tmp_path, **said).slug == slug


def test_trade_of_the_portal_is_used_under_the_slug_that_it_has(tmp_path, db):
    there = ShopCategoryFactory(slug="coiffure", name="Coiffure", naf_codes=[])

    assert category_of(tmp_path, category="coiffeur") == there


def test_trade_that_only_this_portal_has_goes_first(tmp_path, db):
    there = ShopCategoryFactory(slug="torchons", naf_codes=["47.71Z"])

    assert category_of(tmp_path, category="", naf="47.71Z") == there


def test_code_that_several_trades_share_is_nobody_s(tmp_path, db):
    result = import_rows(tmp_path, [row(1, category="", naf="95.29Z")])

    assert result.sentences == ["The trade is not known: 95.29Z."]


def test_trades_are_consistent():
    trades = known_trades()["trade"]
    slugs = [name for t in trades for name in (t["slug"], *t["aliases"])]
    tags = [tag for trade in trades for tag in trade["osm_tags"]]

    assert len(slugs) == len(set(slugs))
    assert len(tags) == len(set(tags))
    for trade in trades:
        assert set(trade["name"]) == {"fr", "en", "nl"}
        ShopCategory(
            name=trade["name"]["fr"],
            slug=trade["slug"],
            schema_type=trade["schema_type"],
            osm_tag=trade["osm_tags"][0],
            naf_codes=trade["naf_codes"],
        ).clean_fields(exclude=["locale", "translation_key"])
    assert set(known_trades()["naf"].values()) <= {trade["slug"] for trade in trades}


def test_trades_of_the_demonstration_are_the_same():
    trades = {trade["slug"]: trade for trade in known_trades()["trade"]}

    for demo in read("categories")["category"]:
        trade = trades[demo["slug"]]
        assert (trade["name"], trade["icon"]) == (demo["name"], demo["icon"])
        assert trade["osm_tags"][0] == demo["osm_tag"]


def test_district_is_found_by_name_or_slug_in_the_right_town(tmp_path, db):
    lille = TerritoryFactory(name="Lille, le centre", slug="lille-centre")
    elsewhere = DistrictFactory(name="Centre", slug="roubaix-centre")
    centre = DistrictFactory(name="Le Centre", slug="centre", territory=lille)
    translated(centre, "nl", name="Centrum")

    assert district_of(tmp_path, district="CENTRE", **LILLE) == centre
    assert elsewhere.places.count() == 0


def test_district_whose_places_are_in_another_town_does_not_fit(tmp_path, db):
    hills = TerritoryFactory(name="Les Collines", slug="collines")
    district = DistrictFactory(name="Centre", slug="centre", territory=hills)
    PlaceFactory(district=district, city="Croix")

    assert district_of(tmp_path, district="Centre") is None


def test_district_is_found_by_its_outline(tmp_path, db):
    district = DistrictFactory(name="Fabriques", slug="fabriques", outline=OUTLINE)

    assert district_of(tmp_path, district="") == district


def test_town_is_the_district_where_the_file_names_the_territory(tmp_path, db):
    weppes = TerritoryFactory(name="Les Weppes", slug="weppes")
    wavrin = DistrictFactory(name="Wavrin", slug="wavrin", territory=weppes)

    assert district_of(tmp_path, district="Weppes", **WAVRIN) == wavrin


def test_unknown_district_is_a_remark(tmp_path, db):
    result = import_rows(tmp_path, [row(1, district="Nulle part")])

    assert result.sentences == ["No district is known for Nulle part."]
    assert Shop.objects.get().place.district is None
    assert District.objects.count() == 0


@pytest.mark.parametrize(
    ("where", "named", "territory", "district"),
    [
        (LILLE, "Fives", "Lille", "Fives"),
        (LILLE, "", "Lille", "Lille"),
        (WAVRIN, "Weppes", "Weppes", "Wavrin"),
        (WAVRIN, "", "Weppes", "Wavrin"),
        ({}, "Roubaix", "Roubaix", "Roubaix"),
    ],
)
def test_missing_district_is_made_on_request(
    tmp_path, db, where, named, territory, district
):
    made = district_of(tmp_path, "--create-districts", district=named, **where)

    assert (made.name, made.territory.name) == (district, territory)
    assert (made.locale.language_code, made.territory.state) == ("fr", "preparation")
    assert District.objects.count() == Territory.objects.count() == 3
    for copy in District.objects.select_related("locale", "territory__locale"):
        assert copy.translation_key == made.translation_key
        assert copy.territory.locale == copy.locale


def test_new_district_joins_the_territory_of_its_name(tmp_path, db):
    wazemmes = TerritoryFactory(name="Wazemmes", slug="wazemmes")
    DistrictFactory(name="Centre", slug="wazemmes")

    made = district_of(tmp_path, "--create-districts", district="Wazemmes", **LILLE)

    assert (made.name, made.territory) == ("Wazemmes", wazemmes)
    assert made.slug == "wazemmes-wazemmes"


def test_rows_of_one_district_make_it_once(tmp_path, db):
    rows = [
        row(1, district="Épeule"),
        row(2, district="L’ÉPEULE"),
        row(3, district="x"),
    ]

    import_rows(tmp_path, rows, "--create-districts")

    french = District.objects.filter(locale__language_code="fr")
    assert sorted(french.values_list("name", flat=True)) == ["x", "Épeule"]
