"""The demonstration content: made once, and never twice.

What exists is found by its slug and left as editors made it; only demonstration
events that are all over get new dates.
"""

from collections import Counter
from collections.abc import Callable

from django.db import transaction

from accounts.models import User
from core import demo, prepared
from core.models import PortalImage
from events.models import EventPage
from home.demo import (
    agenda,
    courses,
    landmarks,
    people,
    received,
    searches,
    sections,
    shops,
    sights,
    special_days,
    territories,
    unions,
    walks,
)
from home.demo.pages import MARK, Library
from home.models import StandardPage
from places.models import District, Landmark, LocalDay, Place, Territory
from shops.models import Shop, ShopCategory, ShopPage
from walks.models import SightPage, WalkPage

STAGES: tuple[tuple[str, Callable[[Library], int]], ...] = (
    ("users", people.make),
    ("territories", territories.make),
    ("starting points", landmarks.make),
    ("categories", shops.make_categories),
    ("sights", sights.make),
    ("shops", shops.make),
    ("special days", special_days.make),
    ("unions", unions.make),
    ("walks", walks.make),
    ("events", agenda.make),
    ("sources of events", received.make),
    ("courses", courses.make),
    ("pages", sections.make),
    ("days of searches", searches.make),
)


def seed(say: Callable[[str], object] | None = None) -> Counter[str]:
    """Make what is missing; how many of each kind. `say` hears of each stage."""
    library, made = Library(), Counter[str]()
    with transaction.atomic(), prepared.paused():
        for name, stage in STAGES:
            made[name] = stage(library)
            _say(say, name, made)
        for extra in demo.stages:
            made[extra.name] = extra.make()
            _say(say, extra.name, made)
    made = +made
    if made:
        sections.link()
    return made


def _say(say: Callable[[str], object] | None, name: str, made: Counter[str]) -> None:
    if say is not None:
        say(f"{made[name]} {name}")


@transaction.atomic
def remove() -> None:
    """Take all demonstration content away, with what editors changed in it."""
    for extra in demo.stages:
        extra.remove()
    courses.remove()
    searches.remove()
    unions.remove()
    received.remove()
    for model in (EventPage, WalkPage, ShopPage, SightPage, StandardPage):
        for page in model.objects.order_by("-depth"):
            page.delete()
    Shop.objects.all().delete()
    Place.objects.all().delete()
    ShopCategory.objects.all().delete()
    LocalDay.objects.all().delete()
    District.objects.all().delete()
    Territory.objects.all().delete()
    Landmark.objects.all().delete()
    PortalImage.objects.filter(credit=MARK).delete()
    User.objects.filter(email__endswith=people.DOMAIN).delete()
