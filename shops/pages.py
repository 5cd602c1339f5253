"""The fiches of a place, also of a shop that closed for good."""

from places import pages
from shops.models import ShopPage


def fiches_of(place_id: int) -> pages.Paths:
    """The addresses of the public fiches, by language."""
    return pages.public_paths(ShopPage.objects.filter(shop__place=place_id))


pages.register("shops", fiches_of)
