"""GPX files read from editors and written for walkers.

The limits and the XML reading are shared with the other formats of `tracks`.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import isfinite
from typing import NamedTuple, Self
from xml.etree.ElementTree import Element, ParseError, SubElement, tostring

from django.utils.translation import gettext_lazy as _

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from core.geo.geometry import Position, distance_m

MAX_BYTES = 2 * 1024 * 1024
MAX_POINTS = 20_000
MAX_NAME_LENGTH = 200
# A recorder that paused goes on close by; further away begins another walk.
JOIN_WITHIN_M = 100

XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
GPX_NAMESPACE = "http://www.topografix.com/GPX/1/1"
OSM_AUTHOR = "OpenStreetMap contributors"
ODBL_URL = "https://opendatacommons.org/licenses/odbl/1-0/"


class TrackError(ValueError):
    """A track file that cannot be used; the message is meant for its sender."""


class Track(NamedTuple):
    """A line read from a file: its name ("" if none) and its positions."""

    name: str
    coords: list[list[float]]

    @classmethod
    def checked(
        cls, name: str | None, segments: Sequence[Sequence[Sequence[float]]]
    ) -> Self:
        """Build a track of segments joined in order; TrackError when that fails."""
        coords = [list(position) for segment in segments for position in segment]
        if len(coords) < 2:
            raise TrackError(_("This file holds no track of at least two points."))
        check_count(len(coords))
        if not all(_on_earth(position) for position in coords):
            raise TrackError(_("A point of this track has impossible coordinates."))
        count = _separate([segment for segment in segments if segment])
        if count > 1:
            raise TrackError(
                _(
                    "This file holds %(count)d separate segments, more than 100 m "
                    "apart: keep one of them, or join them first."
                )
                % {"count": count}
            )
        title = " ".join((name or "").split())[:MAX_NAME_LENGTH]
        return cls(title, coords)


class Waypoint(NamedTuple):
    """A named stop of a walk, for the waypoints of a GPX file."""

    name: str
    lng: float
    lat: float
    description: str = ""


def read_gpx(data: bytes) -> Track:
    """Read the track, or else the route, of a GPX file; raise TrackError."""
    root = parse_xml(data)
    if local_name(root) != "gpx":
        raise TrackError(_("This is not a GPX file."))
    segments = grouped(root, ("trk", "trkseg"), "trkpt")
    segments = segments or grouped(root, ("rte",), "rtept")
    check_count(sum(map(len, segments)))
    lines = [[_gpx_position(point) for point in segment] for segment in segments]
    return Track.checked(_gpx_name(root), lines)


def _separate(segments: Sequence[Sequence[Position]]) -> int:
    """How many lines the segments make, those that go on close by being one."""
    gaps = (distance_m(a[-1], b[0]) for a, b in pairwise(segments))
    return 1 + sum(gap_m > JOIN_WITHIN_M for gap_m in gaps)


def parse_xml(data: bytes) -> Element:
    """Parse XML of limited size without document type nor entities."""
    check_length(len(data))
    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except DefusedXmlException:
        raise TrackError(
            _("This file declares XML entities or a document type: it is refused.")
        ) from None
    except (ParseError, ValueError, LookupError):
        check_encoding(data)
        raise TrackError(_("This file is not readable XML.")) from None
    return root


def check_encoding(data: bytes) -> None:
    """Raise TrackError for text that is not in UTF-8; other bytes are no text."""
    try:
        data.decode()
    except UnicodeDecodeError:
        if b"\0" not in data:
            raise TrackError(
                _("This file is not written in UTF-8: save it again in UTF-8.")
            ) from None


def check_length(length: int) -> None:
    """Raise TrackError above two megabytes."""
    if length > MAX_BYTES:
        raise TrackError(_("This file is too large: 2 MB at most."))


def check_count(count: int) -> None:
    """Raise TrackError above 20,000 points, before any of them is looked at."""
    if count > MAX_POINTS:
        raise TrackError(_("This track has more than 20,000 points."))


def local_name(element: Element) -> str:
    """Name of an element without its namespace; "" for comments."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def named(root: Element, name: str) -> list[Element]:
    """All descendants of that local name, in document order."""
    return [element for element in root.iter() if local_name(element) == name]


def grouped(root: Element, groups: Sequence[str], name: str) -> list[list[Element]]:
    """Elements of a name, in document order, anew with each element of the groups."""
    found: list[list[Element]] = [[]]
    for element in root.iter():
        kind = local_name(element)
        if kind == name:
            found[-1].append(element)
        elif kind in groups and found[-1]:
            found.append([])
    return [group for group in found if group]


def first_text(elements: Iterable[Element], name: str) -> str:
    """Text of the first child of that name among the elements, else ""."""
    for element in elements:
        for child in element:
            if local_name(child) == name and child.text:
                return child.text
    return ""


def to_float(text: str | None) -> float:
    """Number of an attribute or element; NaN when missing or nonsense."""
    try:
        return float(text or "nan")
    except ValueError:
        return float("nan")


def _on_earth(position: Sequence[float]) -> bool:
    """Tell whether all numbers are finite and the degrees in range."""
    if not all(isfinite(number) for number in position):
        return False
    return -180 <= position[0] <= 180 and -90 <= position[1] <= 90


def _gpx_position(point: Element) -> list[float]:
    """Longitude, latitude and, when it is a number, elevation of a GPX point."""
    position = [to_float(point.get("lon")), to_float(point.get("lat"))]
    elevation = to_float(first_text([point], "ele"))
    return [*position, elevation] if isfinite(elevation) else position


def _gpx_name(root: Element) -> str:
    """Name of the track, else of the route, else of the file."""
    lines = [*named(root, "trk"), *named(root, "rte")]
    return first_text([*lines, *named(root, "metadata"), root], "name")


def write_gpx(
    title: str,
    coords: Sequence[Position],
    waypoints: Sequence[Waypoint] = (),
    author: str = OSM_AUTHOR,
    licence: str = ODBL_URL,
) -> str:
    """Write a walk as GPX 1.1, stops as waypoints, with author and licence address.

    An empty licence is left out.
    """
    root = Element("gpx", version="1.1", creator="Enjoy MEL", xmlns=GPX_NAMESPACE)
    metadata = SubElement(root, "metadata")
    add_text(metadata, "name", title)
    copyright_ = SubElement(metadata, "copyright", author=printable(author))
    if licence:
        add_text(copyright_, "license", licence)
    for stop in waypoints:
        _add_waypoint(root, stop)
    track = SubElement(root, "trk")
    add_text(track, "name", title)
    segment = SubElement(track, "trkseg")
    for position in coords:
        point = SubElement(segment, "trkpt", _degrees(position[0], position[1]))
        if len(position) > 2:
            add_text(point, "ele", f"{position[2]:.2f}")
    return xml_text(root)


def _add_waypoint(root: Element, stop: Waypoint) -> None:
    element = SubElement(root, "wpt", _degrees(stop.lng, stop.lat))
    add_text(element, "name", stop.name)
    if stop.description:
        add_text(element, "desc", stop.description)


def xml_text(root: Element) -> str:
    """A whole XML file, to be written in UTF-8."""
    return XML_HEAD + tostring(root, "unicode")


def _degrees(lng: float, lat: float) -> dict[str, str]:
    return {"lat": f"{lat:.6f}", "lon": f"{lng:.6f}"}


def add_text(parent: Element, name: str, text: str) -> None:
    """Add a child element with a text."""
    SubElement(parent, name).text = printable(text)


def printable(text: str) -> str:
    """Text without the control characters and surrogates that XML cannot carry."""
    return "".join(
        char
        for char in str(text)
        if char in "\t\n\r" or (char >= " " and not "\ud800" <= char <= "\udfff")
        if char not in "\ufffe\uffff"
    )
