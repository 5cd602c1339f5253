"""Fiches that may be of the shop that somebody wants to add."""

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from places.names import core_name, folded
from shops.choices import ShopStatus
from shops.models import Shop, ShopPage

MOST_SHOWN = 5


def shown_shops() -> QuerySet[Shop]:
    """Shops that visitors see, each with its place; invented ones in a demonstration."""
    public = ShopPage.objects.filter(shop=OuterRef("pk"), live=True)
    return open_shops().filter(Exists(public))


def open_shops() -> QuerySet[Shop]:
    """Shops that have not closed for good, published or not."""
    shops = Shop.objects.filter(status=ShopStatus.ACTIVE, replaced_by=None)
    if not settings.PORTAL_DEMO:
        shops = shops.filter(is_demo=False)
    return shops.select_related("place", "category", "union")


def of_siret(siret: str) -> Shop | None:
    """The shop of an establishment, be it published or not."""
    return open_shops().filter(siret=siret).order_by("pk").first() if siret else None


def alike(name: str, street: str, postal_code: str, city: str) -> list[Shop]:
    """Published shops of the same name in the town, or at the same address."""
    around = Q(place__city__iexact=city)
    if postal_code:
        around |= Q(place__postal_code=postal_code)
    rows = shown_shops().filter(around).order_by("pk")
    columns = rows.values_list("pk", "name", "place__street_address")
    wanted, address = core_name(name), folded(street)
    found = [
        pk
        for pk, other, where in columns
        if core_name(other) == wanted or (address and folded(where) == address)
    ]
    return list(shown_shops().filter(pk__in=found[:MOST_SHOWN]).order_by("pk"))
