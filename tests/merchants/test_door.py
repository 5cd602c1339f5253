"""Who comes into the room of which shop."""

from django.urls import reverse

import pytest

from tests.factories import MembershipFactory, ShopFactory, UserFactory

pytestmark = pytest.mark.any_database


@pytest.fixture
def membership(db):
    return MembershipFactory()


def test_door_leads_straight_to_the_only_shop(client, membership):
    client.force_login(membership.user)

    response = client.get("/fr/mon-commerce/")

    assert response.status_code == 302
    assert response.url == f"/fr/mon-commerce/{membership.shop.pk}/"


def test_door_lets_choose_among_several_shops(client, membership):
    other = MembershipFactory(user=membership.user).shop
    ShopFactory(name="Ailleurs")
    client.force_login(membership.user)

    page = client.get("/fr/mon-commerce/").content.decode()

    assert membership.shop.name in page
    assert other.name in page
    assert "Ailleurs" not in page


def test_room_of_another_shop_is_refused(client, membership):
    client.force_login(UserFactory())

    response = client.get(reverse("merchants:shop", args=[membership.shop.pk]))

    assert response.status_code == 403
    assert membership.shop.name not in response.content.decode()


def test_room_is_never_kept_by_a_cache(client, membership):
    client.force_login(membership.user)

    response = client.get(reverse("merchants:shop", args=[membership.shop.pk]))

    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"


@pytest.mark.parametrize("pk", ["0", "99999", "999999999999999", "9" * 40, "x"])
def test_room_of_no_shop_is_not_found(client, membership, pk):
    client.force_login(membership.user)

    assert client.get(f"/fr/mon-commerce/{pk}/").status_code == 404


@pytest.mark.parametrize("name", ["door", "shop"])
def test_account_is_one_click_from_the_room(client, membership, name):
    MembershipFactory(user=membership.user)
    client.force_login(membership.user)
    args = [membership.shop.pk] if name == "shop" else []

    page = client.get(reverse(f"merchants:{name}", args=args)).content.decode()

    assert 'href="/fr/compte/">Mon compte</a>' in page
