"""GeoJSON files written for other programs; `core.geo.tracks` reads them."""

import json
from collections.abc import Sequence
from typing import Any

from core.geo.geometry import Position


def write_geojson(
    coords: Sequence[Position],
    properties: dict[str, Any],
    stops: Sequence[tuple[Position, dict[str, Any]]] = (),
) -> str:
    """Write a walk as a FeatureCollection: the route first, then its stops."""
    features = [_feature("LineString", list(coords), properties)]
    features += [_feature("Point", list(at), facts) for at, facts in stops]
    collection = {"type": "FeatureCollection", "features": features}
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":"))


def _feature(kind: str, coordinates: Any, properties: dict[str, Any]) -> dict[str, Any]:
    geometry = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "properties": properties, "geometry": geometry}
