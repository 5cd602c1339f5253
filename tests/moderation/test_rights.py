"""What each person may do with a shop, by the one function that all ask."""

from datetime import date, timedelta

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

import pytest

from merchants.models import FieldMandate
from moderation.models import Mandate
from moderation.rights import NONE, Rights, rights
from tests.factories import (
    MandateFactory,
    MembershipFactory,
    ShopFactory,
    UnionFactory,
    UserFactory,
)

OWNER = Rights(see=True, facts=True, words=True, members=True, role="owner")
EMPLOYEE = Rights(see=True, facts=True, words=True, role="employee")
READER = Rights(see=True, review=True)
CITY = Rights(see=True, facts=True, members=True, review=True, city=True)


@pytest.fixture
def shop(db):
    return ShopFactory(union=UnionFactory())


def test_rights_of_a_stranger_are_none(shop):
    MembershipFactory(shop=ShopFactory())

    assert rights(UserFactory(), shop) == NONE
    assert rights(AnonymousUser(), shop) == NONE


def test_rights_of_members_follow_their_role(shop):
    owner = MembershipFactory(shop=shop).user
    employee = MembershipFactory(shop=shop, role="employee").user

    assert rights(owner, shop) == OWNER
    assert rights(employee, shop) == EMPLOYEE
    assert rights(owner, ShopFactory(union=shop.union)) == NONE


def test_rights_of_a_member_end_with_the_membership(shop):
    membership = MembershipFactory(shop=shop)

    membership.delete()

    assert rights(membership.user, shop) == NONE


def test_rights_of_somebody_inactive_are_none(shop):
    membership = MembershipFactory(shop=shop)
    membership.user.is_active = False

    assert rights(membership.user, shop) == NONE


def test_president_reviews_the_shops_of_her_union_only(shop):
    president = MandateFactory(union=shop.union).user

    assert rights(president, shop) == READER
    assert rights(president, ShopFactory(union=UnionFactory())) == NONE
    assert rights(president, ShopFactory(union=None)) == NONE


def test_president_who_keeps_a_shop_does_not_review_it(shop):
    president = MandateFactory(union=shop.union).user
    MembershipFactory(shop=shop, user=president)

    assert rights(president, shop) == OWNER


def test_city_reviews_every_union_but_not_its_own_shop(shop, editor):
    own = ShopFactory(union=shop.union)
    MembershipFactory(shop=own, user=editor)

    assert rights(editor, shop) == CITY
    assert not rights(editor, own).review


@pytest.mark.parametrize(
    ("starts", "ends", "holds"),
    [(-1, 1, True), (0, 0, True), (1, 2, False), (-2, -1, False), (0, None, True)],
)
def test_mandate_holds_from_its_first_to_its_last_day(shop, starts, ends, holds):
    today = timezone.localdate()
    mandate = MandateFactory(
        union=shop.union,
        starts_on=today + timedelta(days=starts),
        ends_on=None if ends is None else today + timedelta(days=ends),
    )

    assert rights(mandate.user, shop).review is holds


def test_mandate_that_is_ended_ends_at_once(shop):
    mandate = MandateFactory(union=shop.union)
    assert rights(mandate.user, shop) == READER

    mandate.ended_at = timezone.now()
    mandate.save()

    assert rights(mandate.user, shop) == NONE


def test_delegate_loses_the_mandate_with_the_president(shop):
    given = MandateFactory(union=shop.union)
    delegate = MandateFactory(union=shop.union, delegated_by=given)
    assert delegate.role == "delegate"
    assert rights(delegate.user, shop) == READER

    Mandate.objects.filter(pk=given.pk).update(ends_on=date(2020, 2, 1))

    assert rights(delegate.user, shop) == NONE


def test_agent_prepares_only_while_the_mandate_runs(shop):
    agent = UserFactory()
    mandate = FieldMandate.objects.create(shop=shop, agent=agent, given_by="Mme Samia")
    assert rights(agent, shop) == Rights(see=True, prepare=True, role="agent")

    mandate.answered_at = timezone.now()
    mandate.save()

    assert rights(agent, shop) == NONE


@pytest.mark.parametrize("others", [1, 3])
def test_rights_ask_the_same_number_of_queries(shop, others, django_assert_num_queries):
    president = MandateFactory(union=shop.union).user
    for _other in range(others):
        MandateFactory(user=president)
        MembershipFactory(shop=shop)

    with django_assert_num_queries(5):
        assert rights(president, shop) == READER
