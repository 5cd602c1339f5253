"""The desk of the demonstration: alive, made once, taken away whole."""

import pytest

from home.demo import people, unions
from home.demo.pages import Library
from moderation.models import Federation, Mandate, Review, Union
from moderation.waiting import queue
from shops.models import Membership, Shop, ShopPage
from tests.factories import (
    DistrictFactory,
    PlaceFactory,
    ShopFactory,
    ShopPageFactory,
    TerritoryFactory,
)


@pytest.fixture
def town(db):
    """The shops that send something, and the districts of the three unions."""
    for slug, _name in unions.UNIONS:
        territory = TerritoryFactory(slug=slug)
        district = DistrictFactory(slug=f"centre-{slug}", territory=territory)
        for sent in (*unions.SENT, unions.BLURRED):
            if (sent.slug == "poivre-long") == (slug == "wazemmes") and slug != (
                "weppes"
            ):
                shop = ShopFactory(place=PlaceFactory(district=district))
                ShopPageFactory(shop=shop, slug=sent.slug)
    people.make(Library())


def test_demonstration_of_the_desk_is_made_once(town, mailoutbox):
    assert unions.make(Library()) == 3
    assert unions.make(Library()) == 0

    assert Union.objects.count() == 3
    assert Mandate.objects.count() == 2
    president = unions.person(unions.PRESIDENT)
    assert [line.is_late for line in queue(president)] == [True, False, False]
    assert Review.objects.filter(decision="sent_back").count() == 1
    merchant = unions.person(unions.MERCHANT)
    kept = Shop.objects.get(memberships__user=merchant)
    assert ShopPage.objects.get(shop=kept).slug == unions.OWN_SHOP
    assert mailoutbox == []


def test_delegate_of_the_demonstration_reads_too(town):
    unions.make(Library())

    assert len(queue(unions.person(unions.DELEGATE))) == 3


def test_demonstration_of_the_desk_is_taken_away(town):
    unions.make(Library())

    unions.remove()

    assert not Union.objects.exists()
    assert not Mandate.objects.exists()
    assert not Review.objects.exists()
    assert not Federation.objects.exists()
    assert Shop.objects.filter(union=None).count() == Shop.objects.count()
    assert Membership.objects.exists()
