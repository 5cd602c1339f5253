"""What is near a point: apps register providers, pages ask for the rows.

A provider gets the point, the language and the moment, and returns its nearest cards,
each saying how long the walk takes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from core.cards import Card
from core.geo.geometry import distance_m, reach_m
from places.models import Place

# A quarter of an hour on foot: what people call near.
NEAR_M = reach_m(15)


@dataclass(frozen=True, slots=True)
class Point:
    """Where one asks from; `place_id` is the place one is at, if it is one."""

    lat: float
    lng: float
    place_id: int | None = None

    def away_m(self, lat: float, lng: float) -> float:
        """Metres as the crow flies to another point."""
        return distance_m((self.lng, self.lat), (lng, lat))


Provider = Callable[[Point, str, datetime], list[Card]]
_providers: dict[str, Provider] = {}


def register(name: str, provider: Provider) -> None:
    """Add a provider: "sights", "shops", "walks", "events"..."""
    _providers[name] = provider


def rows(point: Point, language: str, at: datetime) -> dict[str, list[Card]]:
    """The cards of every provider, by its name; empty rows are left out."""
    found = {
        name: provider(point, language, at) for name, provider in _providers.items()
    }
    return {name: cards for name, cards in found.items() if cards}


def around(place: Place, at: datetime, language: str) -> dict[str, list[Card]]:
    """The rows that the page of a place shows below it; none without a position."""
    if place.lat is None or place.lng is None:
        return {}
    return rows(Point(place.lat, place.lng, place.pk), language, at)
