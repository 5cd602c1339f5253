"""Track files of the formats that editors own: GPX, KML and GeoJSON."""

import json
from collections.abc import Callable
from math import isfinite
from pathlib import PurePath
from typing import Any
from xml.etree.ElementTree import Element

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.geo.gpx import (
    Track,
    TrackError,
    check_count,
    check_encoding,
    check_length,
    first_text,
    grouped,
    local_name,
    named,
    parse_xml,
    read_gpx,
    to_float,
)
from core.geo.validation import check_line

ARCHIVE_ENDINGS = (".kmz", ".zip", ".gz", ".7z", ".rar")
ARCHIVE_STARTS = (b"PK\x03\x04", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!")


def read_route(filename: str, data: bytes) -> list[list[float]]:
    """Positions of a track file that a walk can take; TrackError with one sentence."""
    line = {"type": "LineString", "coordinates": read_track(filename, data).coords}
    try:
        return check_line(line)["coordinates"]
    except ValidationError as fault:
        raise TrackError(fault.messages[0]) from None


def read_track(filename: str, data: bytes) -> Track:
    """Read a track by the ending of its file name; raise TrackError."""
    ending = PurePath(filename).suffix.lower()
    if ending in ARCHIVE_ENDINGS or data.startswith(ARCHIVE_STARTS):
        raise TrackError(
            _(
                "This file is compressed (KMZ, ZIP): unpack it, then choose the KML "
                "or GPX file in it."
            )
        )
    reader = READERS.get(ending)
    if reader is None:
        raise TrackError(_("Choose a GPX, KML or GeoJSON file."))
    if not data.strip():
        check_length(len(data))
        raise TrackError(_("This file is empty."))
    return reader(data)


def read_kml(data: bytes) -> Track:
    """Read the lines of a KML file, joined in order; raise TrackError."""
    root = parse_xml(data)
    if local_name(root) != "kml":
        raise TrackError(_("This is not a KML file."))
    texts = [
        first_text([line], "coordinates").split() for line in named(root, "LineString")
    ]
    parts = [[triple.split(",") for triple in text] for text in _counted(texts)]
    if not any(parts):
        tracks = grouped(root, ("Track",), "coord")
        parts = [[(c.text or "").split() for c in track] for track in _counted(tracks)]
    lines = [[_numbers(numbers) for numbers in line] for line in parts]
    return Track.checked(_kml_name(root), _without_zeros(lines))


def _counted(lines: list[Any]) -> list[Any]:
    """The lines as they are; TrackError when they have too many points."""
    check_count(sum(map(len, lines)))
    return lines


def _without_zeros(lines: list[list[list[float]]]) -> list[list[list[float]]]:
    """Lines without elevation when each is 0: that is how KML says "unknown"."""
    if any(len(position) > 2 and position[2] for line in lines for position in line):
        return lines
    return [[position[:2] for position in line] for line in lines]


def _kml_name(root: Element) -> str:
    """Name of the first placemark, else of the document."""
    return first_text([*named(root, "Placemark"), *named(root, "Document")], "name")


def read_geojson(data: bytes) -> Track:
    """Read the lines of a GeoJSON file, joined in order; raise TrackError."""
    check_length(len(data))
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        check_encoding(data)
        raise TrackError(_("This is not a GeoJSON file.")) from None
    lines: list[list[Any]] = []
    names: list[str] = []
    for feature in _features(document):
        name = _dict(feature.get("properties")).get("name")
        found = _lines(_dict(feature.get("geometry", feature)))
        lines += [_list(line) for line in found]
        names += [name] if found and isinstance(name, str) else []
    parts = [[_numbers(position) for position in line] for line in _counted(lines)]
    return Track.checked(names[0] if names else "", parts)


def _features(document: Any) -> list[dict[str, Any]]:
    """Features, or bare geometries, of a GeoJSON document."""
    root = _dict(document)
    if not isinstance(root.get("type"), str):
        raise TrackError(_("This is not a GeoJSON file."))
    if root["type"] == "FeatureCollection":
        return [f for f in _list(root.get("features")) if isinstance(f, dict)]
    return [root]


def _lines(geometry: dict[str, Any]) -> list[Any]:
    """Coordinate lists of a line, of several, or of a collection of them."""
    if geometry.get("type") != "GeometryCollection":
        return _line_parts(geometry)
    members = _list(geometry.get("geometries"))
    return [line for member in members for line in _line_parts(_dict(member))]


def _line_parts(geometry: dict[str, Any]) -> list[Any]:
    """Coordinate lists of a LineString or a MultiLineString."""
    if geometry.get("type") == "LineString":
        return [geometry.get("coordinates")]
    if geometry.get("type") == "MultiLineString":
        return _list(geometry.get("coordinates"))
    return []


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
