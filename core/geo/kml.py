"""KML files written for walkers; `core.geo.tracks` reads them."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from core.geo.geometry import Position
from core.geo.gpx import ODBL_URL, OSM_AUTHOR, Waypoint, add_text, xml_text

KML_NAMESPACE = "http://www.opengis.net/kml/2.2"
ATOM_NAMESPACE = "http://www.w3.org/2005/Atom"
# Alpha, blue, green, red: the blue of the route on our own maps.
LINE_COLOUR, LINE_WIDTH_PX = "ff7a5c0b", "5"


def write_kml(
    title: str,
    coords: Sequence[Position],
    waypoints: Sequence[Waypoint] = (),
    author: str = OSM_AUTHOR,
    licence: str = ODBL_URL,
) -> str:
    """Write a walk as KML 2.2: the track first, then its stops, with their author.

    An empty licence is left out.
    """
    root = Element("kml", {"xmlns": KML_NAMESPACE, "xmlns:atom": ATOM_NAMESPACE})
    document = _document(root, title, author, licence)
    track = _placemark(document, title, "")
    add_text(track, "styleUrl", "#route")
    line = SubElement(track, "LineString")
    add_text(line, "tessellate", "1")
    add_text(line, "coordinates", " ".join(map(_triple, coords)))
    for stop in waypoints:
        point = SubElement(_placemark(document, stop.name, stop.description), "Point")
        add_text(point, "coordinates", _triple((stop.lng, stop.lat)))
    return xml_text(root)


def _document(root: Element, title: str, author: str, licence: str) -> Element:
    """The document: its name, whose it is, and how the line is drawn."""
    document = SubElement(root, "Document")
    add_text(document, "name", title)
    add_text(SubElement(document, "atom:author"), "atom:name", author)
    if licence:
        SubElement(document, "atom:link", {"rel": "license", "href": licence})
    add_text(document, "description", " · ".join(filter(None, (author, licence))))
    style = SubElement(SubElement(document, "Style", id="route"), "LineStyle")
    add_text(style, "color", LINE_COLOUR)
    add_text(style, "width", LINE_WIDTH_PX)
    return document


def _placemark(parent: Element, name: str, description: str) -> Element:
    """One thing on the map, with its name."""
    placemark = SubElement(parent, "Placemark")
    add_text(placemark, "name", name)
    if description:
        add_text(placemark, "description", description)
    return placemark


def _triple(position: Position) -> str:
    """Longitude, latitude and, when known, elevation, as precise as they are stored."""
    degrees = f"{position[0]:.6f},{position[1]:.6f}"
    return f"{degrees},{position[2]:.2f}" if len(position) > 2 else degrees
