"""Territories, districts, places and their closures."""

from places.models.places import PLACE_PANELS, Closure, Place
from places.models.territories import District, Territory

__all__ = ["PLACE_PANELS", "Closure", "District", "Place", "Territory"]
