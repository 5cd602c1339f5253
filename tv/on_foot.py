"""The way on foot from a screen to a page: how long, how far, in which direction."""

from typing import Any, NamedTuple

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from core import languages
from core.formats import distance_words
from core.geo.around import Spot, draw_way
from core.geo.geometry import walking_minutes
from core.geo.looks import SCREEN
from places.compass import direction_words
from places.plan import CREDIT, plan_words
from tv.departures import Departure
from tv.here import LONGEST_WALK_MIN
from walks.reaching import stations_near

MAP_SIZE = 750, 690
# Nearer than that, both are the same door.
SAME_M = 15


class Goal(NamedTuple):
    """Where one goes: the name on the map, the position, the address in lines."""

    name: str
    lat: float
    lng: float
    address: tuple[str, ...] = ()


def way(departure: Departure, goal: Goal) -> dict[str, Any]:
    """What the page says of the way, by template variable."""
    begin = departure.point.lng, departure.point.lat
    end = goal.lng, goal.lat
    distance_m = departure.point.away_m(goal.lat, goal.lng)
    minutes = walking_minutes(distance_m)
    is_far, is_there = minutes > LONGEST_WALK_MIN, distance_m < SAME_M
    stations = _stations(departure, goal)
    return {
        "is_far": is_far,
        "is_there": is_there,
        "minutes": max(1, minutes),
        "distance": distance_words(round(distance_m), languages.active()),
        "direction": direction_words(begin, end),
        "stations": [] if is_there else stations,
        "map": _map(departure, goal),
        "credit": CREDIT,
    }


def _stations(departure: Departure, goal: Goal) -> list[dict[str, str]]:
    """The nearest station at both ends, where there is one within a kilometre."""
    point = departure.point
    ends = (
        (_("Nearest station from here"), stations_near(point.lng, point.lat)),
        (_("Nearest station there"), stations_near(goal.lng, goal.lat)),
    )
    return [{"label": label, **found[0]} for label, found in ends if found]


def _map(departure: Departure, goal: Goal) -> SafeString:
    """The drawn map with both ends."""
    title = _("Map of the way to %(name)s") % {"name": goal.name}
    said = plan_words(title, departure.here)
    spot = Spot(0, goal.name, "", goal.lng, goal.lat)
    centre = departure.point.lng, departure.point.lat
    svg = draw_way(centre, spot, said, SCREEN, MAP_SIZE)
    return mark_safe(svg)  # noqa: S308 (written and escaped by ElementTree)
