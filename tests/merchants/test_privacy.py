"""Handing out and erasing what claims and memberships keep of a person."""

import json

from django.core.serializers.json import DjangoJSONEncoder

import pytest

from accounts import privacy as accounts
from core import audit
from merchants import privacy
from merchants.models import Claim, Invitation
from shops.models import Membership, Shop
from tests.factories import ClaimFactory, MembershipFactory, UserFactory, fiche


@pytest.fixture
def person(db):
    """The only owner of a shop, who claims another one and is invited to a third."""
    user = UserFactory(email="samia@example.org", first_name="Samia")
    own = fiche().shop
    MembershipFactory(shop=own, user=user)
    MembershipFactory(shop=own, role="employee")
    Shop.objects.filter(pk=own.pk).update(claimed_at="2026-01-01T00:00:00Z")
    ClaimFactory(user=user, message="Depuis 2019.", siret="35600000000048")
    third = fiche("Autre", "autre").shop
    Invitation.objects.create(shop=third, email=user.email, digest="a")
    Invitation.objects.create(shop=own, email="x@example.org", digest="b", made_by=user)
    return user


def test_export_says_what_is_kept_of_this_person_only(person):
    ClaimFactory(message="Secret.")

    said = json.loads(json.dumps(privacy.export(person), cls=DjangoJSONEncoder))

    assert [m["shop__name"] for m in said["memberships"]] == ["Le Four du coin"]
    [claim] = said["claims"]
    assert (claim["message"], claim["siret"]) == ("Depuis 2019.", "35600000000048")
    assert [i["shop__name"] for i in said["invitations"]] == ["Autre"]
    assert "code_digest" not in claim


def test_erasure_gives_back_the_shop_of_the_only_owner(person):
    shop = Shop.objects.get(name="Le Four du coin")

    privacy.erase(person)

    shop.refresh_from_db()
    assert shop.claimed_at is None
    assert Membership.objects.filter(shop=shop).count() == 0
    assert Claim.objects.count() == Invitation.objects.count() == 0
    assert audit.entries(shop)[0].action == "fiche.given_back"


def test_erasure_leaves_the_shop_to_another_owner(person):
    shop = Shop.objects.get(name="Le Four du coin")
    other = MembershipFactory(shop=shop)

    privacy.erase(person)

    shop.refresh_from_db()
    assert shop.claimed_at is not None
    assert other in shop.memberships.all()
    assert not shop.memberships.filter(user=person).exists()


def test_erasure_touches_nobody_else(person):
    other = ClaimFactory()

    privacy.erase(person)

    assert list(Claim.objects.all()) == [other]


def test_erasure_twice_does_nothing_more(person):
    privacy.erase(person)

    privacy.erase(person)

    assert Membership.objects.filter(user=person).count() == 0


def test_account_that_is_erased_leaves_no_membership(person):
    accounts.forget(person)

    assert Membership.objects.filter(user=person).count() == 0
    assert Claim.objects.count() == 0
