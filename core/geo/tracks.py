"""Track files of the formats that editors own: GPX, KML and GeoJSON."""

import json
from collections.abc import Callable, Sequence
from math import isfinite
from pathlib import PurePath
from typing import Any
from xml.etree.ElementTree import Element

from django.utils.translation import gettext_lazy as _

from core.geo.geometry import Position, simplify
from core.geo.gpx import (
    Track,
    TrackError,
    check_length,
    first_text,
    local_name,
    named,
    parse_xml,
    read_gpx,
    to_float,
)

# As many points as an editor can drag one by one.
MOST_HANDLES = 500


def read_track(filename: str, data: bytes) -> Track:
    """Read a track by the ending of its file name; raise TrackError."""
    reader = READERS.get(PurePath(filename).suffix.lower())
    if reader is None:
        raise TrackError(_("Choose a GPX, KML or GeoJSON file."))
    return reader(data)


def thinned(coords: Sequence[Position], most: int = MOST_HANDLES) -> list[Position]:
    """At most `most` positions, as true to the track as that allows."""
    kept, tolerance_m = list(coords), 1.0
    while len(kept) > most:
        kept, tolerance_m = simplify(coords, tolerance_m), tolerance_m * 1.5
    return kept


def read_kml(data: bytes) -> Track:
    """Read the lines of a KML file, joined in order; raise TrackError."""
    root = parse_xml(data)
    if local_name(root) != "kml":
        raise TrackError(_("This is not a KML file."))
    coords = [
        _numbers(triple.split(","))
        for line in named(root, "LineString")
        for triple in first_text([line], "coordinates").split()
    ]
    if not coords:
        coords = [_numbers((c.text or "").split()) for c in named(root, "coord")]
    return Track.checked(_kml_name(root), coords)


def _kml_name(root: Element) -> str:
    """Name of the first placemark, else of the document."""
    return first_text([*named(root, "Placemark"), *named(root, "Document")], "name")


def read_geojson(data: bytes) -> Track:
    """Read the lines of a GeoJSON file, joined in order; raise TrackError."""
    check_length(len(data))
    try:
        document = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise TrackError(_("This is not a GeoJSON file.")) from None
    coords: list[list[float]] = []
    names: list[str] = []
    for feature in _features(document):
        name = _dict(feature.get("properties")).get("name")
        lines = _lines(_dict(feature.get("geometry", feature)))
        coords += [_numbers(position) for line in lines for position in _list(line)]
        names += [name] if lines and isinstance(name, str) else []
    return Track.checked(names[0] if names else "", coords)


def _features(document: Any) -> list[dict[str, Any]]:
    """Features, or bare geometries, of a GeoJSON document."""
    root = _dict(document)
    if not isinstance(root.get("type"), str):
        raise TrackError(_("This is not a GeoJSON file."))
    if root["type"] == "FeatureCollection":
        return [f for f in _list(root.get("features")) if isinstance(f, dict)]
    return [root]


def _lines(geometry: dict[str, Any]) -> list[Any]:
    """Coordinate lists of a LineString, MultiLineString or collection of them."""
    if geometry.get("type") == "LineString":
        return [geometry.get("coordinates")]
    if geometry.get("type") == "MultiLineString":
        return _list(geometry.get("coordinates"))
    return [
        member.get("coordinates")
        for member in _list(geometry.get("geometries"))
        if isinstance(member, dict) and member.get("type") == "LineString"
    ]


def _numbers(parts: Any) -> list[float]:
    """Longitude, latitude and elevation if known; NaN for what is nonsense."""
    numbers = [to_float(str(part)) for part in _list(parts)[:3]]
    if len(numbers) < 2:
        return [float("nan")] * 2
    return numbers if isfinite(numbers[-1]) else numbers[:2]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


READERS: dict[str, Callable[[bytes], Track]] = {
    ".gpx": read_gpx,
    ".kml": read_kml,
    ".geojson": read_geojson,
    ".json": read_geojson,
}
