"""import_shops: columns of SIRENE and of OpenStreetMap."""

import pytest

from shops.importing.capitals import calm
from shops.models import Shop
from tests.shops.importing import import_rows, siret

pytestmark = pytest.mark.any_database

SIRENE = {
    "siret": siret(1),
    "enseigne1Etablissement": "AU BON PAIN",
    "denominationUsuelleEtablissement": "",
    "numeroVoieEtablissement": "12",
    "indiceRepetitionEtablissement": "B",
    "typeVoieEtablissement": "AV",
    "libelleVoieEtablissement": "DU PEUPLE BELGE",
    "codePostalEtablissement": "59100",
    "libelleCommuneEtablissement": "ROUBAIX",
    "codeCommuneEtablissement": "59512",
    "activitePrincipaleEtablissement": "10.71C",
    "etatAdministratifEtablissement": "A",
    "longitude": "3.174",
    "latitude": "50.6905",
}
OSM = {
    "@id": "123",
    "@type": "node",
    "name": "Le Zinc",
    "shop": "",
    "amenity": "bar",
    "addr:housenumber": "3",
    "addr:street": "Grande Rue",
    "addr:postcode": "59100",
    "addr:city": "Roubaix",
    "opening_hours": "Tu-Sa 17:00-02:00",
    "contact:phone": "+33 3 53 01 00 09;+33 3 53 01 00 10",
    "contact:website": "https://zinc.example/",
    "wheelchair": "designated",
    "@lat": "50.6905",
    "@lon": "3.174",
    "ref:FR:SIRET": "",
    "payment:cash": "yes",
    "payment:visa": "yes",
    "payment:bancontact": "no",
    "takeaway": "only",
    "outdoor_seating": "no",
    "internet_access": "wlan",
    "internet_access:fee": "no",
    "dog": "yes",
}


def imported(tmp_path, row, *options):
    result = import_rows(tmp_path, [row], *options)
    return result, Shop.objects.select_related("place", "category").first()


def test_establishment_of_sirene_becomes_a_shop(tmp_path, db):
    result, shop = imported(tmp_path, SIRENE)

    place = shop.place
    assert result.outcomes == ["created"]
    assert (shop.source, shop.source_id, shop.siret) == ("sirene", siret(1), siret(1))
    assert (shop.name, shop.category.slug) == ("Au Bon Pain", "boulangerie")
    assert place.street_address == "12 bis avenue du Peuple Belge"
    assert (place.postal_code, place.city, place.insee) == ("59100", "Roubaix", "59512")
    assert (place.lng, place.lat) == (3.174, 50.6905)
    assert (place.opening_hours, place.hours_source) == ("", "unknown")
    assert import_rows(tmp_path, [SIRENE]).outcomes == ["unchanged"]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {"etatAdministratifEtablissement": "F"},
            "The source says that it has closed.",
        ),
        (
            {"enseigne1Etablissement": "[ND]"},
            "A name of 1 to 160 visible signs is missing.",
        ),
        (
            {"activitePrincipaleEtablissement": "84.11Z"},
            "The trade is not known: 84.11Z.",
        ),
    ],
)
def test_establishment_that_is_no_shop_for_visitors_is_refused(
    tmp_path, db, changes, sentence
):
    result, shop = imported(tmp_path, SIRENE | changes)

    assert (result.sentences, shop) == ([sentence], None)


def test_name_is_the_sign_then_the_usual_then_the_legal_one(tmp_path, db):
    usual = {"enseigne1Etablissement": "", "denominationUsuelleEtablissement": "USUEL"}
    legal = {"enseigne1Etablissement": "", "denominationUniteLegale": "SARL LE PAIN"}

    assert imported(tmp_path, SIRENE | usual)[1].name == "Usuel"
    Shop.objects.update(source_id="other", siret="", name="x")
    result = import_rows(tmp_path, [SIRENE | legal])

    assert result.lines[0]["name"] == "SARL le Pain"


def test_object_of_openstreetmap_becomes_a_shop(tmp_path, db):
    result, shop = imported(tmp_path, OSM)

    place = shop.place
    assert result.outcomes == ["created"]
    assert (shop.source, shop.source_id, shop.name) == ("osm", "node/123", "Le Zinc")
    assert (shop.category.slug, shop.website) == ("cafe", "https://zinc.example/")
    assert (shop.payments, shop.services) == (
        ["cash", "cards"],
        ["takeaway", "internet_access", "dog"],
    )
    assert (place.street_address, place.city) == ("3 Grande Rue", "Roubaix")
    assert (place.phone, place.wheelchair) == ("+33353010009", "yes")
    assert (place.opening_hours, place.hours_source) == ("Tu-Sa 17:00-02:00", "osm")
    assert import_rows(tmp_path, [OSM]).outcomes == ["unchanged"]


def test_wifi_that_costs_something_is_no_free_wifi(tmp_path, db):
    _result, shop = imported(tmp_path, OSM | {"internet_access:fee": "yes"})

    assert shop.services == ["takeaway", "dog"]


def test_number_of_openstreetmap_may_have_its_kind_already(tmp_path, db):
    _result, shop = imported(tmp_path, OSM | {"@id": "way/9", "@type": ""})

    assert shop.source_id == "way/9"


@pytest.mark.parametrize(
    ("text", "calmer"),
    [
        ("RUE DE L'EPEULE", "Rue de l'Epeule"),
        ("LE FOURNIL DU VIEUX-LILLE", "Le Fournil du Vieux-Lille"),
        ("IKEA", "IKEA"),
        ("SARL DUPONT", "SARL Dupont"),
        ("BOULANGERIE", "Boulangerie"),
        ("Déjà bien Écrit", "Déjà bien Écrit"),
        ("D'ICI", "D'Ici"),
        ("", ""),
    ],
)
def test_capitals_of_registers_are_calmed(text, calmer):
    assert calm(text) == calmer
