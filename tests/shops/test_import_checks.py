"""import_shops: what is impossible is refused row by row, and what is not is kept."""

import pytest

from places.models import Place
from shops.models import Shop
from tests.shops.importing import import_rows, row

pytestmark = pytest.mark.any_database


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": ""}, "A name of 1 to 160 visible signs is missing."),
        ({"name": "N" * 161}, "A name of 1 to 160 visible signs is missing."),
        ({"name": "Le\x00Four"}, "A name of 1 to 160 visible signs is missing."),
        ({"name": "Le \u202eruoF"}, "A name of 1 to 160 visible signs is missing."),
        (
            {"name": "=SUM(A1)"},
            "A name does not begin with =: a spreadsheet would run it.",
        ),
        (
            {"name": "@Four"},
            "A name does not begin with @: a spreadsheet would run it.",
        ),
        ({"id": ""}, "A number of at most 80 visible signs is missing."),
        ({"id": "9" * 81}, "A number of at most 80 visible signs is missing."),
        ({"id": "1\x002"}, "A number of at most 80 visible signs is missing."),
        ({"source": "s" * 41}, "The source is longer than 40 visible signs."),
        (
            {"siret": "00000001800011"},
            "A SIRET has 14 digits; one of these is wrong: 00000001800011.",
        ),
        ({"siret": "x" * 10_000}, None),
        ({"lat": "50.63", "lon": "3.06"}, "The position is outside of Roubaix."),
        (
            {"city": "Lille", "insee": ""},
            "The position is outside of Lille.",
        ),
        (
            {"lat": "3.174", "lon": "50.6905"},
            "Latitude and longitude look swapped: the longitude comes first.",
        ),
        ({"lat": "48.85", "lon": "2.35"}, "This point lies outside the metropolis."),
        (
            {"lat": "nord", "lon": "3.174"},
            "A position is a longitude and a latitude in degrees.",
        ),
        (
            {"lat": "nan", "lon": "inf"},
            "A position is a longitude and a latitude in degrees.",
        ),
        (
            {"lat": "", "lon": "3.174"},
            "A position is a longitude and a latitude in degrees.",
        ),
        (
            {"website": "javascript:alert(1)"},
            "Give a public address that begins with https://, without a password.",
        ),
        (
            {"website": "http://127.0.0.1/"},
            "Give a public address that begins with https://, without a password.",
        ),
        ({"website": "https://a.example/" + "x" * 200}, None),
        ({"website": "https://a.example/\x00"}, None),
        (
            {"opening_hours": "tous les jours"},
            "Opening hours: Write the hours like this: Mo-Fr 09:00-12:00,14:00-18:00; "
            "Sa 10:00-12:00; PH off.",
        ),
        ({"opening_hours": "Mo " * 10_000}, None),
        ({"category": "astronaute", "naf": ""}, "The trade is not known: astronaute."),
        ({"category": "", "naf": ""}, "The trade is not known: -."),
    ],
)
def test_impossible_row_is_refused_and_the_others_are_imported(
    tmp_path, db, changes, sentence
):
    rows = [row(1), row(2, naf=""), row(3)]
    rows[1] |= changes
    for other in (rows[0], rows[2]):
        other.setdefault("naf", "")

    result = import_rows(tmp_path, rows)

    assert result.outcomes == ["created", "refused", "created"]
    if sentence is not None:
        assert result.sentences[1] == sentence
    assert 0 < len(result.sentences[1]) < 11_000
    assert set(Shop.objects.values_list("source_id", flat=True)) == {"1", "3"}
    assert Place.objects.count() == 2


def test_every_fault_of_a_row_is_named(tmp_path, db):
    result = import_rows(tmp_path, [row(1, siret="1", website="javascript:x", name="")])

    assert result.sentences == [
        "A name of 1 to 160 visible signs is missing. "
        "A SIRET has 14 digits; one of these is wrong: 1. "
        "Give a public address that begins with https://, without a password."
    ]


@pytest.mark.parametrize(
    ("changes", "model", "field", "value", "remark"),
    [
        ({"phone": "12"}, Place, "phone", "", "Left out: phone “12”."),
        ({"email": "nobody"}, Shop, "email", "", "Left out: e-mail address “nobody”."),
        (
            {"postcode": "59100 CEDEX 2"},
            Place,
            "postal_code",
            "",
            "Left out: postal code “59100 CEDEX 2”.",
        ),
        (
            {"wheelchair": "perhaps"},
            Place,
            "wheelchair",
            "unknown",
            "Left out: with a wheelchair “perhaps”.",
        ),
        (
            {"languages": "fr;tlh"},
            Shop,
            "languages",
            ["fr"],
            "Left out: languages spoken “tlh”.",
        ),
    ],
)
def test_wrong_detail_is_left_out_with_a_remark(
    tmp_path, db, changes, model, field, value, remark
):
    result = import_rows(tmp_path, [row(1, **changes)])

    assert result.outcomes == ["created"]
    assert getattr(model.objects.get(), field) == value
    assert result.sentences == [f"{remark} No district is known for Roubaix."]


@pytest.mark.parametrize(
    ("changes", "model", "field", "value"),
    [
        ({"phone": "03 53 01 00 07"}, Place, "phone", "+33353010007"),
        ({"phone": "+32 56 36 00 00"}, Place, "phone", "+3256360000"),
        ({"website": "www.four.example"}, Shop, "website", "https://www.four.example"),
        ({"siret": "000 000 018 00010"}, Shop, "siret", "00000001800010"),
        ({"opening_hours": "Mo-Fr 9:00-12:00"}, Place, "opening_hours", None),
        ({"address": "12\true\u200b de\nLannoy"}, Place, "street_address", None),
        ({"lat": "50,6905"}, Place, "lat", 50.6905),
        ({"geo_quality": "area-random"}, Place, "precision", "approximate"),
        ({"geo_quality": "street-network-point"}, Place, "precision", "exact"),
        ({"wheelchair": "YES"}, Place, "wheelchair", "yes"),
    ],
)
def test_facts_are_stored_in_one_form(tmp_path, db, changes, model, field, value):
    tidy = {"opening_hours": "Mo-Fr 09:00-12:00", "street_address": "12 rue de Lannoy"}

    result = import_rows(tmp_path, [row(1, **changes)])

    assert result.outcomes == ["created"]
    assert getattr(model.objects.get(), field) == (value or tidy[field])
    assert import_rows(tmp_path, [row(1, **changes)]).outcomes == ["unchanged"]


def test_commune_that_nobody_knows_is_a_remark(tmp_path, db):
    result = import_rows(tmp_path, [row(1, city="Mouscron", insee="")])

    assert result.outcomes == ["created"]
    assert result.sentences[0].startswith(
        "The commune is not known (Mouscron): its position is not checked."
    )


def test_shop_without_position_is_imported(tmp_path, db):
    result = import_rows(tmp_path, [row(1, lat="", lon="")])

    assert result.outcomes == ["created"]
    assert "Without a position it is not on the map." in result.sentences[0]
    assert Place.objects.get().lat is None


def test_same_number_twice_is_refused(tmp_path, db):
    result = import_rows(tmp_path, [row(1), row(2), row(1, name="Autre")])

    assert result.outcomes == ["created", "created", "refused"]
    assert result.sentences[2] == "Row 2 has the same number."


def test_shop_that_was_imported_stays_when_its_row_becomes_impossible(tmp_path, db):
    import_rows(tmp_path, [row(1)])

    result = import_rows(
        tmp_path, [row(1, opening_hours="demain", phone="+33353019999")]
    )

    assert result.outcomes == ["refused"]
    assert Place.objects.get().phone == "+33353010001"
