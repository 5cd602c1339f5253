"""Unions, who reads for them, and who keeps a shop."""

from factory import Sequence, SubFactory
from factory.django import DjangoModelFactory

from accounts.access import has_second_step
from moderation.models import Mandate, Union
from shops.models import Membership
from tests.factories.shops import ShopFactory
from tests.factories.users import UserFactory, add_second_step


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

    @classmethod
    def _create(cls, model_class, *args, second_step=True, user, **fields):
        """Who reads has a second step to log in, unless `second_step` is False."""
        if second_step and not has_second_step(user):
            add_second_step(user)
        return super()._create(model_class, *args, user=user, **fields)


class MembershipFactory(DjangoModelFactory):
    """Somebody owns a shop."""

    class Meta:
        model = Membership

    user = SubFactory(UserFactory)
    shop = SubFactory(ShopFactory)
    role = "owner"
