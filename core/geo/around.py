"""What is around a point, drawn by ourselves: for screens, paper, and without script.

The point is a half sun, what is near it are numbered pins, and circles say how far one
gets on foot. With a goal the drawing shows both ends of the way.
"""

from collections.abc import Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, tostring

from core.geo.clipping import Point
from core.geo.drawing import Projection, fit
from core.geo.geometry import reach_m
from core.geo.gpx import add_text, printable
from core.geo.key import add_key, short
from core.geo.labels import Labels
from core.geo.looks import FONT, PREFIX, PRINT, Look, dress
from core.geo.pins import Pin, apart, between, settle
from core.geo.shapes import HALF_SUN, WATER, disk, move, path, through, words
from core.geo.surroundings import Sheet, add_ground, add_names, name

WIDTH, HEIGHT = 800, 560
MOST_SPOTS = 12
# A map shows at least this much around its middle, and at most that much.
NEAREST_MIN, FARTHEST_MIN = 6, 20
NORTH_RADIUS, EDGE = 32.0, 12.0
# Around the half sun, whose rays reach 13.5 units, and its water.
SUN_RADIUS = 20.5
# The name of a goal as long as there is room for.
GOAL_CHARS = (60, 34, 24, 14)


class Spot(NamedTuple):
    """What is near: its number here and in the list, its name, "6 min on foot"."""

    number: int
    name: str
    words: str
    lng: float
    lat: float


class Words(NamedTuple):
    """What the drawing says, in the visitor's language."""

    title: str
    here: str
    circles: str
    credit: str


def draw_around(
    centre: Point,
    spots: Sequence[Spot],
    said: Words,
    look: Look = PRINT,
    size: tuple[int, int] = (WIDTH, HEIGHT),
) -> str:
    """A point (lng, lat) in the middle and at most twelve spots around it, as SVG.

    On paper their names stand below the map.
    """
    shown = spots[:MOST_SPOTS]
    project = _centred(centre, shown, size, look)
    sheet = _begin(project, centre, said.title, look, size)
    pins = _settled(sheet, shown)
    name(sheet, "you", said.here, sheet.here, sheet.look.here)
    return _finish(sheet, pins, shown, said)


def draw_way(
    centre: Point,
    goal: Spot,
    said: Words,
    look: Look = PRINT,
    size: tuple[int, int] = (WIDTH, HEIGHT),
) -> str:
    """A point and where one goes from there, with a straight line between them."""
    project = fit([centre, (goal.lng, goal.lat)], *size, round(min(size) * 0.2))
    sheet = _begin(project, centre, said.title, look, size)
    pins = _settled(sheet, [goal])
    for pin in pins:
        path(sheet.map, "way", through([sheet.here, pin.at]))
        sheet.labels.shun(between(sheet.here, pin.at))
    name(sheet, "you", said.here, sheet.here, sheet.look.here)
    for pin in pins:
        shorter = (short(goal.name, most) for most in GOAL_CHARS)
        any(name(sheet, "goal", text, pin.at, look.pin) for text in shorter)
    return _finish(sheet, pins, [goal], said)


def _centred(
    centre: Point, spots: Sequence[Spot], size: tuple[int, int], look: Look
) -> Projection:
    """The point in the middle, and as much around it as the spots need."""
    across, down = size[0] / 2 - 3 * look.pin, size[1] / 2 - 3 * look.pin
    flat = Projection(1, centre, 0, 0)
    away = [flat((spot.lng, spot.lat)) for spot in spots]
    needed = max((max(abs(x) / across, abs(y) / down) for x, y in away), default=0)
    least, most = (reach_m(m) / min(across, down) for m in (NEAREST_MIN, FARTHEST_MIN))
    metres_per_unit = max(least, min(needed, most))
    return Projection(1 / metres_per_unit, centre, size[0] / 2, size[1] / 2)


def _begin(
    project: Projection,
    centre: Point,
    title: str,
    look: Look,
    size: tuple[int, int],
) -> Sheet:
    """A sheet with its ground, the circles and what is known of the town."""
    attributes = {"xmlns": "http://www.w3.org/2000/svg", "role": "img"}
    if look.colours:
        attributes["font-family"] = FONT
    else:
        attributes |= {"class": f"{PREFIX}-map", "aria-label": printable(title)}
    root = Element("svg", attributes)
    if look.colours:
        add_text(root, "title", title)
    width, height = size
    # What goes beyond the map is cut off at its edge.
    inner = SubElement(root, "svg", {"width": str(width), "height": str(height)})
    labels = Labels((8, 8, width - 8, height - 8))
    here = project(centre)
    sheet = Sheet(root, inner, width, height, look, project, labels, here)
    add_ground(sheet)
    return sheet


def _settled(sheet: Sheet, spots: Sequence[Spot]) -> list[Pin]:
    """The pins, on none of each other, nor on the sun or the arrow; room is kept."""
    radius = sheet.look.pin
    taken = [(sheet.here, sheet.look.here), (_north_at(sheet), NORTH_RADIUS)]
    points = [(spot.number, sheet.project((spot.lng, spot.lat))) for spot in spots]
    room = (EDGE, EDGE, sheet.width - EDGE, sheet.height - EDGE)
    pins = settle(points, room, radius, taken)
    for at, size in (*taken, *((pin.at, radius + 2) for pin in pins)):
        sheet.labels.take(at, size)
    for pin in pins:
        if pin.is_moved:
            path(sheet.map, "lead", through([pin.true, pin.at]))
            path(sheet.map, "spot", disk(pin.true, radius / 5))
    return pins


def _north_at(sheet: Sheet) -> Point:
    return sheet.width - NORTH_RADIUS - 8, NORTH_RADIUS + 8


def _finish(
    sheet: Sheet, pins: Sequence[Pin], spots: Sequence[Spot], said: Words
) -> str:
    """Names where there is room, then the marks above everything; on paper the key."""
    add_names(sheet)
    for pin in pins:
        _add_pin(sheet, pin)
    sun = SubElement(sheet.map, "g", move(sheet.here))
    path(sun, "here", disk((0, 0), sheet.look.here))
    scale = sheet.look.here / SUN_RADIUS
    for kind, d in (("sun", HALF_SUN), ("water", WATER)):
        path(sun, kind, d, **move((0, 4 * scale), scale))
    x, y = _north_at(sheet)
    path(sheet.map, "north", f"M{x:g} {y - 24:g}l9 27-9-6-9 6z")
    words(sheet.map, "north", "N", (x, y + 26), sheet.look.words, "middle", bold=True)
    below = 0
    if sheet.look.colours:
        numbered = [spot for spot in spots if spot.number]
        below = add_key(sheet, numbered, said.circles, said.credit)
    sheet.root.set("viewBox", f"0 0 {sheet.width} {sheet.height + below}")
    dress(sheet.root, sheet.look)
    return tostring(sheet.root, "unicode")


def _add_pin(sheet: Sheet, pin: Pin) -> None:
    """A numbered pin; one that stands at the edge shows which way its point is.

    The number 0 is that of the goal of a way, which needs none.
    """
    group = SubElement(sheet.map, "g", {"kind": "place", "data-pin": str(pin.number)})
    radius, size = sheet.look.pin, sheet.look.number
    if pin.is_outside:
        away = apart(pin.at, pin.true)
        ux, uy = (pin.true[0] - pin.at[0]) / away, (pin.true[1] - pin.at[1]) / away
        corners = ((radius + EDGE - 3, 0), (radius * 0.7, 10), (radius * 0.7, -10))
        x, y = pin.at
        turned = [(x + a * ux - b * uy, y + a * uy + b * ux) for a, b in corners]
        path(group, "spot", through(turned) + "z")
    path(group, "pin", disk(pin.at, radius))
    if not pin.number:
        path(group, "core", disk(pin.at, radius / 2.6))
        return
    at = pin.at[0], pin.at[1] + 0.36 * size
    words(group, "number", str(pin.number), at, size, "middle", bold=True)
