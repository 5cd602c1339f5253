"""Shops on the way that the sheet names: spread evenly, none before the other."""

from django.db.models import Exists, OuterRef, QuerySet

from core.statements import Statement
from places.models import Place
from places.selectors import PlaceRow, card_rows
from walks.models import WalkPage, WalkStep

MAX_SHOPS = 6


def _along(language: str, walk_id: int) -> QuerySet:
    own = WalkStep.objects.filter(walk=walk_id, place=OuterRef("pk"))
    places = Place.objects.filter(~Exists(own), walks_passing__walk=walk_id)
    return card_rows(places.order_by("walks_passing__along_m", "pk"), language)


ALONG = Statement(_along, walk_id=int)


def shops_along(walk: WalkPage, language: str) -> list[PlaceRow]:
    """A few shops with known hours, in walking order; one query.

    Evenly spread, so that each part of the walk has its own and nobody is favoured.
    """
    places = (PlaceRow(*row) for row in ALONG(language, walk_id=walk.pk))
    shops = [
        place
        for place in places
        if place.card.get("type") == "shop" and place.hours_compiled
    ]
    return spread(shops, MAX_SHOPS)


def spread(things: list[PlaceRow], most: int) -> list[PlaceRow]:
    """At most so many of them, the first and the last included."""
    if len(things) <= most:
        return things
    last = len(things) - 1
    return [things[round(at * last / (most - 1))] for at in range(most)]
