"""The pages of the sight at a place."""

from places import pages
from walks.models import SightPage


def sights_of(place_id: int) -> pages.Paths:
    """The addresses of the public pages, by language."""
    return pages.public_paths(SightPage.objects.filter(place=place_id))


pages.register("walks", sights_of)
