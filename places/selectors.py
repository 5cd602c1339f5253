"""Places that are asked for in more than one view."""

from datetime import datetime
from math import cos, radians
from typing import Any, NamedTuple

from django.db.models import F, FloatField, QuerySet, Value
from django.db.models.expressions import CombinedExpression
from django.db.models.fields.json import KeyTransform

from places.models import Place

METRES_PER_DEGREE = 111_195


class PlaceRow(NamedTuple):
    """What a card reads of a place; `card` is what its page shows in one language."""

    card: dict[str, Any]
    hours_compiled: str
    hours_confirmed_at: datetime | None
    lat: float | None
    lng: float | None


def card_rows(places: QuerySet[Place], language: str) -> QuerySet:
    """The values of PlaceRow of the places that have a page in this language."""
    return (
        places.filter(cards__has_key=language)
        .annotate(card=KeyTransform(language, "cards"))
        .values_list(*PlaceRow._fields)
    )


# The values that `square` gives, by name, for a Statement.
SQUARE = dict.fromkeys(
    ("lat", "lng", "shrink", "south", "west", "north", "east"), float
)


def square(lat: float, lng: float, radius_m: int) -> dict[str, float]:
    """A point, and the square of `radius_m` around it, as values for `inside`."""
    shrink = cos(radians(lat))
    d_lat = radius_m / METRES_PER_DEGREE
    d_lng = d_lat / shrink
    return {
        "lat": lat,
        "lng": lng,
        "shrink": shrink,
        "south": lat - d_lat,
        "west": lng - d_lng,
        "north": lat + d_lat,
        "east": lng + d_lng,
    }


def inside(
    *,
    lat: float,
    lng: float,
    shrink: float,
    south: float,
    west: float,
    north: float,
    east: float,
) -> QuerySet[Place]:
    """Places within a square, nearest to its centre first.

    Distance is flat (error below 0.1 % inside one city), so no database extension
    is needed; the index on lat, lng serves the square.
    """
    number = FloatField()
    up = F("lat") - Value(lat, output_field=number)
    right = (F("lng") - Value(lng, output_field=number)) * Value(
        shrink, output_field=number
    )
    away: CombinedExpression = up * up + right * right
    return Place.objects.filter(
        lat__range=(south, north), lng__range=(west, east)
    ).order_by(away)


def near(lat: float, lng: float, radius_m: int) -> QuerySet[Place]:
    """Places within a square of `radius_m` around a point, nearest first."""
    return inside(**square(lat, lng, radius_m))
