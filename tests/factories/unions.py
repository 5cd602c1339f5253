"""Unions, who reads for them, and who keeps a shop."""

from factory import Sequence, SubFactory
from factory.django import DjangoModelFactory

from moderation.models import Mandate, Union
from shops.models import Membership
from tests.factories.shops import ShopFactory
from tests.factories.users import UserFactory


class UnionFactory(DjangoModelFactory):
    """A union that reads within three working days."""

    class Meta:
        model = Union

    name = Sequence(lambda n: f"Union {n:03d}")
    slug = Sequence(lambda n: f"union-{n}")


class MandateFactory(DjangoModelFactory):
    """Somebody presides a union, since long ago and without end."""

    class Meta:
        model = Mandate

    user = SubFactory(UserFactory)
    union = SubFactory(UnionFactory)
    starts_on = "2020-01-01"


class MembershipFactory(DjangoModelFactory):
    """Somebody owns a shop."""

    class Meta:
        model = Membership

    user = SubFactory(UserFactory)
    shop = SubFactory(ShopFactory)
    role = "owner"
