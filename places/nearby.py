"""What is near a point: apps register providers, pages ask for the rows.

A provider gets the point and the moment and returns one row of cards, or None.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from core.cards import Card
from places.cards import place_card
from places.selectors import near

NEAR_M = 1200
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


def places_near(point: Point, language: str, at: datetime) -> list[Card]:
    """Sights and shops near a point, nearest first."""
    places = near(point.lat, point.lng, NEAR_M)
    if point.place_id is not None:
        places = places.exclude(pk=point.place_id)
    origin = (point.lng, point.lat)
    shown = (
        place_card(place, language, at, origin)
        for place in places.filter(cards__has_key=language)[:MAX_NEAR]
    )
    return [card for card in shown if card is not None]


register("places", places_near)
