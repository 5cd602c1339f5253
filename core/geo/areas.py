"""Checks of areas: the outline of a territory or a district."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.geo.geometry import METROPOLE

MAX_POINTS = 5000


def check_area(value: Any) -> None:
    """Refuse what is no GeoJSON Polygon or MultiPolygon inside the metropolis."""
    rings = _rings(value)
    points = [point for ring in rings for point in ring] if rings else []
    if not rings or len(points) > MAX_POINTS or not all(map(_is_inside, points)):
        raise ValidationError(
            _(
                "The outline must be a GeoJSON Polygon or MultiPolygon, in longitude "
                "and latitude, inside the metropolis, of at most 5,000 points."
            ),
            code="area",
        )


def _rings(value: Any) -> list[list[Any]]:
    """Every ring of a polygon; an empty list when the value is something else."""
    if not isinstance(value, dict):
        return []
    parts = value.get("coordinates")
    if value.get("type") == "Polygon":
        parts = [parts]
    elif value.get("type") != "MultiPolygon":
        return []
    try:
        rings = [list(ring) for polygon in parts for ring in polygon]
    except TypeError:
        return []
    return rings if all(len(ring) >= 4 for ring in rings) else []


def _is_inside(point: Any) -> bool:
    """Whether this is a [lng, lat] pair inside the metropolis."""
    if not isinstance(point, list | tuple) or len(point) < 2:
        return False
    lng, lat = point[0], point[1]
    if not all(isinstance(n, int | float) for n in (lng, lat)):
        return False
    return (
        METROPOLE.west <= lng <= METROPOLE.east
        and METROPOLE.south <= lat <= METROPOLE.north
    )
