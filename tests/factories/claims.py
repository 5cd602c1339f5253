"""Claims of fiches."""

from factory import SubFactory
from factory.django import DjangoModelFactory

from merchants.models import Claim
from tests.factories.shops import ShopFactory
from tests.factories.users import UserFactory


class ClaimFactory(DjangoModelFactory):
    """Somebody waits for the yes of the union."""

    class Meta:
        model = Claim

    user = SubFactory(UserFactory)
    shop = SubFactory(ShopFactory)
