"""Valid objects in one line; the language trees come from the migrations."""

from tests.factories.claims import ClaimFactory
from tests.factories.events import EventPageFactory, day, evening
from tests.factories.library import picture
from tests.factories.pages import StandardPageFactory, home, section
from tests.factories.places import (
    DistrictFactory,
    PlaceFactory,
    TerritoryFactory,
    translated,
)
from tests.factories.screens import ScreenFactory
from tests.factories.shops import (
    ShopCategoryFactory,
    ShopFactory,
    ShopPageFactory,
    fiche,
)
from tests.factories.unions import MandateFactory, MembershipFactory, UnionFactory
from tests.factories.users import UserFactory
from tests.factories.walks import SightPageFactory, WalkPageFactory, add_step

__all__ = [
    "ClaimFactory",
    "DistrictFactory",
    "EventPageFactory",
    "MandateFactory",
    "MembershipFactory",
    "PlaceFactory",
    "ScreenFactory",
    "ShopCategoryFactory",
    "ShopFactory",
    "ShopPageFactory",
    "SightPageFactory",
    "StandardPageFactory",
    "TerritoryFactory",
    "UnionFactory",
    "UserFactory",
    "WalkPageFactory",
    "add_step",
    "day",
    "evening",
    "fiche",
    "home",
    "picture",
    "section",
    "translated",
]
