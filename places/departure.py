"""From where visitors walk and how far: read from a query string, and shown as choices.

Whoever lists what is on the map asks the same of them: a starting point that everybody
knows ("from") or a position ("near"), and the longest walk ("walk").
"""

import re
from collections.abc import Callable
from itertools import groupby
from typing import Any, Protocol

from django.utils.translation import gettext as _

from core.geo.geometry import METROPOLE
from places.choices import LandmarkKind
from places.landmarks import starting_points

MAX_VALUES = 30
SLUG = re.compile(r"[-a-zA-Z0-9_]{1,80}")
# About 100 m: enough to count steps, too little to say who asks.
POINT_DECIMALS = 3
POINT = re.compile(r"(-?\d{1,3}(?:\.\d{1,12})?),(-?\d{1,3}(?:\.\d{1,12})?)")
WALKS_MIN = (5, 10, 20, 40)
USUAL_WALK_MIN = 20

Point = tuple[float, float]


class Departing(Protocol):
    """A wish with a point of departure.

    `start` is the slug of a starting point, `near` (lat, lng) a point of the map; with
    neither of them there is no distance.
    """

    start: str
    near: Point | None
    walk_min: int


# How a departure is written in a query string, in this order.
PARAMETERS: dict[str, Callable[[Departing], list[str]]] = {
    "from": lambda wish: [wish.start] if wish.start else [],
    "near": lambda wish: [near_words(wish)] if wish.near else [],
    "walk": lambda wish: (
        [str(wish.walk_min)]
        if (wish.start or wish.near) and wish.walk_min != USUAL_WALK_MIN
        else []
    ),
}


def slugs(values: list[str]) -> frozenset[str]:
    """What can be a slug of what was sent; the rest is ignored."""
    return frozenset(value for value in values[:MAX_VALUES] if SLUG.fullmatch(value))


def slug_of(raw: str) -> str:
    """What was sent when it can be a slug, else ""."""
    return raw if SLUG.fullmatch(raw) else ""


def walk_of(raw: str) -> int:
    """The longest walk in minutes: one of WALKS_MIN."""
    return next((n for n in WALKS_MIN if str(n) == raw), USUAL_WALK_MIN)


def near_of(raw: str, faults: list[str]) -> Point | None:
    """The point "50.692,3.168", rounded; a fault when it is none of this region."""
    if not raw:
        return None
    found = POINT.fullmatch(raw)
    if found:
        lat, lng = (round(float(number), POINT_DECIMALS) for number in found.groups())
        if METROPOLE.contains(lng, lat):
            return lat, lng
    faults.append(
        _("This position is outside the metropolis: choose a starting point.")
    )
    return None


def near_words(wish: Departing) -> str:
    """The point as it is written in a query string; "" for none."""
    return f"{wish.near[0]},{wish.near[1]}" if wish.near else ""


def point_of(wish: Departing) -> Point | None:
    """(lat, lng) from which distances count; None when the starting point is gone."""
    if wish.near:
        return wish.near
    start = starting_points().get(wish.start) if wish.start else None
    return (start.lat, start.lng) if start else None


def point_words(wish: Departing) -> str:
    """The name of the point from which distances count."""
    if wish.near:
        return _("your position")
    start = starting_points().get(wish.start)
    return start.name if start else wish.start


def walk_from_words(wish: Departing) -> str:
    """ "20 min on foot from Gambetta"."""
    return _("%(minutes)d min on foot from %(start)s") % {
        "minutes": wish.walk_min,
        "start": point_words(wish),
    }


def start_words(name: str, kind: str) -> str:
    """ "Gambetta (metro station)"."""
    return f"{name} ({str(LandmarkKind(kind).label).lower()})"


def start_options(wish: Departing) -> list[dict[str, Any]]:
    """The starting points, below the town in which they are."""
    grouped = groupby(starting_points().values(), key=lambda start: start.city)
    return [
        {
            "town": town,
            "options": [
                {
                    "value": start.slug,
                    "label": start_words(start.name, start.kind),
                    "selected": start.slug == wish.start,
                }
                for start in starts
            ],
        }
        for town, starts in grouped
    ]


def walk_label(minutes: int) -> str:
    """ "20 min on foot at most"."""
    return _("%(minutes)d min on foot at most") % {"minutes": minutes}


def walk_options(wish: Departing) -> list[dict[str, Any]]:
    """The longest walks to choose from."""
    return [
        {
            "value": "" if n == USUAL_WALK_MIN else n,
            "label": walk_label(n),
            "selected": n == wish.walk_min,
        }
        for n in WALKS_MIN
    ]
