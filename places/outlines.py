"""Whether a point lies in a GeoJSON outline, and how far away it is otherwise."""

from collections.abc import Iterator, Sequence
from typing import Any

from core.geo.geometry import Position, nearest_on_line

Ring = Sequence[Position]


def contains(outline: dict[str, Any], lng: float, lat: float) -> bool:
    """Tell whether a Polygon or MultiPolygon holds the point, its holes left out."""
    return any(
        in_ring(polygon[0], lng, lat)
        and not any(in_ring(hole, lng, lat) for hole in polygon[1:])
        for polygon in polygons(outline)
    )


def distance_m(outline: dict[str, Any], lng: float, lat: float) -> float:
    """Metres from the point to the outline; 0 inside it."""
    if contains(outline, lng, lat):
        return 0.0
    rings = (ring for polygon in polygons(outline) for ring in polygon)
    return min(nearest_on_line((lng, lat), ring)[0] for ring in rings)


def polygons(outline: dict[str, Any]) -> Iterator[Sequence[Ring]]:
    """The polygons of an outline, each a list of rings."""
    parts = outline["coordinates"]
    yield from [parts] if outline["type"] == "Polygon" else parts


def in_ring(ring: Ring, lng: float, lat: float) -> bool:
    """Cast a ray to the east and count the edges that it crosses."""
    inside = False
    before = ring[-1]
    for point in ring:
        (x_a, y_a), (x_b, y_b) = before[:2], point[:2]
        if (y_a > lat) != (y_b > lat):
            inside ^= lng < x_a + (lat - y_a) * (x_b - x_a) / (y_b - y_a)
        before = point
    return inside
