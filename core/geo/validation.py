"""Checks of GeoJSON geometries typed, drawn or imported by editors."""

from math import isfinite
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.geo.geometry import METROPOLE

DEGREE_DECIMALS = 6
MAX_POINTS = 20_000

LOWEST_ELEVATION_M, HIGHEST_ELEVATION_M = -500, 9_000


def check_point(value: Any) -> dict[str, Any]:
    """Return the GeoJSON Point rounded to 6 decimals, or raise ValidationError."""
    coordinates = _coordinates(value, "Point")
    return {"type": "Point", "coordinates": _position(coordinates)}


def check_line(value: Any, max_points: int = MAX_POINTS) -> dict[str, Any]:
    """Return the GeoJSON LineString rounded to 6 decimals, or raise ValidationError."""
    coordinates = _coordinates(value, "LineString")
    if not isinstance(coordinates, (list, tuple)) or len(coordinates) < 2:
        raise ValidationError(
            _("A route needs at least two points."), code="too_few_points"
        )
    if len(coordinates) > max_points:
        raise ValidationError(
            _("This route has more than %(max)s points: simplify it first."),
            code="too_many_points",
            params={"max": max_points},
        )
    return {"type": "LineString", "coordinates": [_position(c) for c in coordinates]}


def _coordinates(value: Any, expected: str) -> Any:
    """Coordinates of a geometry of the expected type."""
    if isinstance(value, dict) and value.get("type") == expected:
        return value.get("coordinates")
    if expected == "Point":
        message = _("This is not a point: a GeoJSON “Point” is expected.")
    else:
        message = _("This is not a route: a GeoJSON “LineString” is expected.")
    raise ValidationError(message, code="type")


def _position(value: Any) -> list[float]:
    """One checked position: longitude, latitude and, if given, elevation."""
    if not isinstance(value, (list, tuple)) or len(value) not in (2, 3):
        raise _not_a_position()
    for number in value:
        if not _is_number(number):
            raise _not_a_position()
    lng = round(float(value[0]), DEGREE_DECIMALS)
    lat = round(float(value[1]), DEGREE_DECIMALS)
    if not METROPOLE.contains(lng, lat):
        raise _misplaced(lng, lat)
    if len(value) == 2:
        return [lng, lat]
    if not LOWEST_ELEVATION_M <= value[2] <= HIGHEST_ELEVATION_M:
        raise ValidationError(
            _("An elevation lies between −500 and 9,000 metres."), code="elevation"
        )
    return [lng, lat, round(float(value[2]), 2)]


def _is_number(value: Any) -> bool:
    """Tell a finite number of a sane size from text, booleans, NaN and 10**400."""
    if type(value) is float:
        return isfinite(value)
    return type(value) is int and abs(value) < 10**9


def _misplaced(lng: float, lat: float) -> ValidationError:
    """Why a point cannot be used that does not lie in the metropolis."""
    if METROPOLE.contains(lat, lng):
        return ValidationError(
            _("Latitude and longitude look swapped: the longitude comes first."),
            code="swapped",
        )
    if not (-180 <= lng <= 180 and -90 <= lat <= 90):
        return ValidationError(
            _(
                "A longitude lies between −180 and 180 degrees, "
                "a latitude between −90 and 90."
            ),
            code="range",
        )
    return ValidationError(_("This point lies outside the metropolis."), code="outside")


def _not_a_position() -> ValidationError:
    return ValidationError(
        _("A position is a longitude and a latitude in degrees."), code="position"
    )
