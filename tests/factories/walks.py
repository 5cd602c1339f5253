"""Sights, walks and their steps."""

from factory import LazyAttribute, Sequence, SubFactory

from core import prepared
from tests.factories.pages import PageFactory, section
from tests.factories.places import PlaceFactory
from walks.models import (
    SightIndexPage,
    SightPage,
    WalkIndexPage,
    WalkPage,
    WalkStep,
)

# About 1 km along the rue de Lannoy, by the place of PlaceFactory.
ROUTE = {
    "type": "LineString",
    "coordinates": [[3.1740, 50.6905], [3.1780, 50.6890], [3.1860, 50.6860]],
}


class SightPageFactory(PageFactory):
    """A museum."""

    class Meta:
        model = SightPage

    title = Sequence(lambda n: f"Musée {n:03d}")
    slug = Sequence(lambda n: f"musee-{n}")
    summary = "Un musée dans un ancien bassin."
    kind = "museum"
    place = SubFactory(PlaceFactory)

    @classmethod
    def default_parent(cls, language):
        return section(SightIndexPage, language)


class WalkPageFactory(PageFactory):
    """A walk of one kilometre."""

    class Meta:
        model = WalkPage

    title = Sequence(lambda n: f"Balade {n:03d}")
    slug = Sequence(lambda n: f"balade-{n}")
    summary = "Le long de la rue de Lannoy."
    route = LazyAttribute(
        lambda _: {"type": "LineString", "coordinates": [*ROUTE["coordinates"]]}
    )
    route_source = "© OpenStreetMap"

    @classmethod
    def default_parent(cls, language):
        return section(WalkIndexPage, language)


def add_step(walk, title, place=None, location=None, text="", order=None):
    """One more step of a walk, after the others unless `order` says where."""
    step = WalkStep.objects.create(
        walk=walk,
        title=title,
        text=text,
        place=place,
        location=location,
        locale=walk.locale,
        sort_order=walk.steps.count() if order is None else order,
    )
    prepared.write_family(walk.translation_key)
    return step
