"""What is near a point: apps register providers, pages ask for the rows.

A provider gets the point and the moment and returns one row of cards, or None.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from core.cards import Card
from core.statements import Statement
from places.cards import place_card
from places.models import Place
from places.selectors import SQUARE, PlaceRow, card_rows, inside, square

NEAR_M = 700
MAX_NEAR = 6


@dataclass(frozen=True, slots=True)
class Point:
    """Where one asks from; `place_id` is left out of the answers."""

    lat: float
    lng: float
    place_id: int | None = None


Provider = Callable[[Point, str, datetime], list[Card]]
_providers: dict[str, Provider] = {}


def register(name: str, provider: Provider) -> None:
    """Add a provider: "places", "walks", "events"..."""
    _providers[name] = provider


def rows(point: Point, language: str, at: datetime) -> dict[str, list[Card]]:
    """The cards of every provider, by its name; empty rows are left out."""
    found = {
        name: provider(point, language, at) for name, provider in _providers.items()
    }
    return {name: cards for name, cards in found.items() if cards}


def around(place: Place, at: datetime, language: str) -> dict[str, list[Card]]:
    """What the page of a place shows below it: `nearby` places and `walks` that pass."""
    if place.lat is None or place.lng is None:
        return {"nearby": [], "walks": []}
    found = rows(Point(place.lat, place.lng, place.pk), language, at)
    return {"nearby": found.get("places", []), "walks": found.get("walks", [])}


def places_near(point: Point, language: str, at: datetime) -> list[Card]:
    """Sights and shops near a point, nearest first."""
    box = square(point.lat, point.lng, NEAR_M)
    # No place has the key 0: it stands for "leave none out".
    found = NEAREST(language, **box, place_id=point.place_id or 0)
    origin = (point.lng, point.lat)
    return [place_card(PlaceRow(*row), at, origin) for row in found]


def _nearest(language: str, place_id: int, **box: float) -> QuerySet:
    return card_rows(inside(**box).exclude(pk=place_id), language)[:MAX_NEAR]


NEAREST = Statement(_nearest, place_id=int, **SQUARE)
register("places", places_near)
