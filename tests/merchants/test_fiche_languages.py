"""A fiche that a merchant made answers in three languages once it is published."""

import pytest

from merchants.claiming.opening import Wanted, open_shop
from merchants.languages_of import follow
from shops.models import ShopIndexPage, ShopPage
from tests.factories import (
    DistrictFactory,
    PlaceFactory,
    ShopCategoryFactory,
    TerritoryFactory,
    UserFactory,
    fiche,
    translated,
)
from tests.merchants.register import SIRET

pytestmark = pytest.mark.any_database

URLS = {
    "fr": "/fr/boutiques/le-fournil/",
    "en": "/en/shops/le-fournil/",
    "nl": "/nl/winkels/le-fournil/",
}


@pytest.fixture
def page(db):
    """A French fiche that was made in the room and is not published yet."""
    category, territory = ShopCategoryFactory(), TerritoryFactory()
    translated(category, "en", name="Bakery")
    translated(category, "nl", name="Bakkerij")
    english = translated(territory, "en", name="Roubaix town")
    district = DistrictFactory(
        name="Roubaix", slug="roubaix-ville", territory=territory
    )
    translated(district, "en", name="Roubaix centre", territory=english)
    PlaceFactory(district=district)
    wanted = Wanted(
        SIRET, "Le Fournil", "12 rue de Lannoy", "59100", "Roubaix", "boulangerie"
    )
    return open_shop(UserFactory(), wanted, "fr").pages.get()


def publish(page, **words):
    """Publish a fiche as the workflow does: by a revision."""
    page = ShopPage.objects.get(pk=page.pk)
    for name, value in words.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return ShopPage.objects.get(pk=page.pk)


def statuses(client):
    return {code: client.get(url).status_code for code, url in URLS.items()}


def test_fiche_answers_in_three_languages_when_it_is_published(client, page):
    assert statuses(client) == {"fr": 404, "en": 404, "nl": 404}

    publish(page, summary="Du pain au levain.")

    assert statuses(client) == {"fr": 200, "en": 200, "nl": 200}
    assert "Du pain au levain." in client.get(URLS["nl"]).text


def test_trade_and_district_stand_in_the_language_of_the_page(client, page):
    publish(page)

    english, dutch = client.get(URLS["en"]), client.get(URLS["nl"])

    assert (english.context["kind"], english.context["area"]) == (
        "Bakery",
        "Roubaix centre",
    )
    # Nobody translated the district into Dutch.
    assert (dutch.context["kind"], dutch.context["area"]) == ("Bakkerij", "Roubaix")
    assert '<html lang="en">' in english.text


def test_languages_follow_what_is_published_next(client, page):
    page = publish(page, summary="Avant.")

    publish(page, summary="Après.")

    assert "Après." in client.get(URLS["en"]).text
    assert ShopPage.objects.count() == 3


def test_languages_go_and_come_back_with_the_french_page(client, page):
    page = publish(page)
    page.unpublish()
    assert statuses(client) == {"fr": 404, "en": 404, "nl": 404}

    publish(page)

    assert statuses(client) == {"fr": 200, "en": 200, "nl": 200}
    assert ShopPage.objects.count() == 3


def test_cards_of_the_place_exist_in_three_languages(page):
    publish(page)

    place = ShopPage.objects.get(pk=page.pk).shop.place
    assert sorted(place.cards) == ["en", "fr", "nl"]


def test_translation_that_is_there_stays(page):
    english = page.copy_for_translation(
        DistrictFactory(slug="x").locale.__class__.objects.get(language_code="en")
    )

    publish(page)

    assert ShopPage.objects.get(pk=english.pk).alias_of is None
    assert ShopPage.objects.count() == 3


def test_follow_makes_nothing_twice(page):
    page = publish(page)

    assert follow(page, ShopIndexPage) == []


def test_fiche_of_another_source_is_left_alone(db):
    publish(fiche())

    assert ShopPage.objects.count() == 1
